package jsonreply

import (
	"encoding/json"

	"quoth/bot"
	"quoth/retrieval"
)

// quotation is what an excerpt has besides its citation when it is somebody's words.
type quotation struct {
	Quote      string        `json:"quote"`
	Kind       string        `json:"kind,omitempty"` // absent: the article's own words
	Match      string        `json:"match,omitempty"`
	Difference []difference  `json:"difference,omitempty"`
	Speaker    saidBy        `json:"speaker"`
	Score      float64       `json:"score,omitzero"`
	Copies     []articleCopy `json:"copies"`
	cuts
}

type difference struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// saidBy is a speaker as one article has them.
type saidBy struct {
	Name       string  `json:"name,omitempty"`
	Role       string  `json:"role,omitempty"`
	AsPrinted  string  `json:"as_printed,omitempty"`
	How        string  `json:"how"`
	Confidence float64 `json:"confidence"`
}

func saidByOf(s retrieval.Said) saidBy {
	return saidBy{s.Speaker.Name, s.Speaker.Role, s.Speaker.AsPrinted, string(s.How), s.Confidence}
}

// speaker is a speaker as all articles have them.
type speaker struct {
	Name     string   `json:"name"`
	Forms    []string `json:"forms,omitempty"`
	Roles    []string `json:"roles,omitempty"`
	Articles int      `json:"articles,omitempty"`
}

// side is one of the speakers that are compared.
type side struct {
	Speaker speaker           `json:"speaker"`
	Results []json.RawMessage `json:"results"`
}

// Heading adds nothing: each result says what it is.
func (r *renderer) Heading(bot.Heading) {}

// Speaker starts a side where two are compared; a lone one is whom all results quote.
func (r *renderer) Speaker(b bot.Speaker) {
	s := speaker{Name: b.Name, Forms: b.Forms, Roles: b.Roles, Articles: b.Articles}
	if r.doc.Command != "compare" {
		r.doc.Speaker = &s
		return
	}
	r.doc.Sides = append(r.doc.Sides, side{s, []json.RawMessage{}})
}

// Quotation adds a result that is somebody's words.
func (r *renderer) Quotation(b bot.Quotation) {
	out := quotation{
		Quote: b.Quote.Of(b.Excerpt.Article().Text), Kind: string(b.Type), Score: b.Score, Speaker: saidByOf(b.Said),
		Copies: make([]articleCopy, len(b.Copies)), cuts: cutsOf(b.CutBefore, b.CutAfter),
	}
	for i, c := range b.Copies {
		out.Copies[i] = articleCopy{c.Article.Key, c.Article.Source, c.Article.URL}
	}
	if b.Match != nil {
		out.Match = "differs"
		if b.Match.Verbatim {
			out.Match = "verbatim"
		}
		for _, d := range b.Match.Difference {
			out.Difference = append(out.Difference, difference{string(d.Op), d.Text})
		}
	}
	r.result(b.Excerpt, out)
}
