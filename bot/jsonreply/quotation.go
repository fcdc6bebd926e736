package jsonreply

import (
	"encoding/json"

	"quoth/bot"
	"quoth/retrieval"
)

// quotation has the fields of a result that is somebody's words, beside those of its excerpt.
type quotation struct {
	Quote      string        `json:"quote"`
	Kind       string        `json:"kind,omitempty"` // absent for the article's own words
	Match      string        `json:"match,omitempty"`
	Difference []difference  `json:"difference,omitempty"`
	Speaker    saidBy        `json:"speaker"`
	Score      float64       `json:"score,omitzero"`
	Copies     []articleCopy `json:"copies"`
	cuts
}

// difference is a run of words that is equal in, missing from, or added to what is printed.
type difference struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// saidBy is a speaker as one article names them.
type saidBy struct {
	Name       string  `json:"name,omitempty"`
	Role       string  `json:"role,omitempty"`
	AsPrinted  string  `json:"as_printed,omitempty"`
	How        string  `json:"how"`
	Confidence float64 `json:"confidence"`
}

// saidByOf returns the speaker of something said.
func saidByOf(s retrieval.Said) saidBy {
	return saidBy{s.Speaker.Name, s.Speaker.Role, s.Speaker.AsPrinted, string(s.How), s.Confidence}
}

// speaker is a speaker as all the articles name them.
type speaker struct {
	Name     string   `json:"name"`
	Forms    []string `json:"forms,omitempty"`
	Roles    []string `json:"roles,omitempty"`
	Articles int      `json:"articles,omitempty"`
}

// side is one of the speakers that are compared, with what they said.
type side struct {
	Speaker speaker           `json:"speaker"`
	Results []json.RawMessage `json:"results"`
}

// Heading adds nothing, because each result says of what kind it is.
func (r *renderer) Heading(bot.Heading) {}

// Speaker sets the speaker of all results or, where two are compared, begins a side.
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
		Copies: make([]articleCopy, len(b.Copies)), cuts: newCuts(b.CutBefore, b.CutAfter),
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
