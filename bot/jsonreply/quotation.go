package jsonreply

import (
	"encoding/json"

	"quoth/bot"
	"quoth/retrieval"
)

// saidByOf returns the speaker of something said.
func saidByOf(s retrieval.Said) saidBy {
	return saidBy{s.Speaker.Name, s.Speaker.Role, s.Speaker.AsPrinted, string(s.How), s.Confidence}
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

// Checked sets the verdict on a claim and, where excerpts follow that come near, the note that says so.
func (r *renderer) Checked(b bot.Checked) {
	r.doc.Verdict = string(b.Verdict)
	if b.Described {
		r.doc.Note = b.Words()
	}
}

// Printing adds a result that is one outlet's printing of a quotation.
func (r *renderer) Printing(b bot.Printing) {
	out := printing{Words: b.Words, Of: b.Of, First: b.IsFirst, Articles: b.Articles, Speaker: saidByOf(b.Said)}
	out.Changes = make([]change, len(b.Changes))
	for i, c := range b.Changes {
		out.Changes[i] = change{Printed: c.Right.Text(), Marked: c.Marked}
		for _, e := range c.Left {
			out.Changes[i].LeftOut = append(out.Changes[i].LeftOut, e.Text())
		}
	}
	r.result(b.Excerpt, out)
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
		switch {
		case b.Match.Verbatim:
			out.Match = "verbatim"
		case b.Match.Cut:
			out.Match = "cut"
		}
		out.Difference = differencesOf(b.Match.Difference)
	}
	if b.Near {
		r.doc.Nearest = append(r.doc.Nearest, r.object(b.Excerpt, out))
		return
	}
	r.result(b.Excerpt, out)
}
