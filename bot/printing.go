package bot

import (
	"fmt"
	"strings"

	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Printing is what one outlet prints of a quotation that others print too.
type Printing struct {
	retrieval.Printing
	Of      int  // how many words all outlets together print of the quotation
	IsFirst bool // no other outlet printed it as early
}

// Citation returns the citation of the printing.
func (p Printing) Citation() Citation { return cite(p.Excerpt) }

// Extent returns how much of the quotation the outlet prints, in words.
func (p Printing) Extent() string {
	out := fmt.Sprintf("%d of %s", p.Words, Count(p.Of, "word"))
	switch {
	case len(p.Changes) == 0 && p.Words == p.Of:
		out = "all " + Count(p.Of, "word")
	case len(p.Changes) == 0:
		out += ", in other places"
	}
	if p.IsFirst {
		out += ", the first to print it"
	}
	if p.Articles > 1 {
		out += fmt.Sprintf(", in %d articles", p.Articles)
	}
	return out
}

// Lines returns a line for each place in which the outlet leaves words out or prints others.
func (p Printing) Lines() []string {
	var out []string
	for _, c := range p.Changes {
		line := "leaves out " + quotedAll(c.Left)
		if c.Right.Text() != "" {
			line = "prints " + quotedAll([]news.Excerpt{c.Right}) + " for " + quotedAll(c.Left)
		}
		if c.Marked {
			line += ", and marks it"
		}
		out = append(out, line)
	}
	return out
}

// quotedAll returns excerpts between quotation marks.
func quotedAll(all []news.Excerpt) string {
	var out []string
	for _, e := range all {
		out = append(out, "“"+ends(e.Text())+"”")
	}
	return strings.Join(out, " ")
}

// Of more words than mostWords only the first and the last endWords are shown.
const (
	mostWords = 40
	endWords  = 10
)

// ends returns a text or, if it is long, its first and last words with the mark of a cut between.
func ends(text string) string {
	var words []prose.Span
	for w := prose.NewWords(text); w.Next(); {
		words = append(words, w.Span())
	}
	if len(words) <= mostWords {
		return text
	}
	return text[:words[endWords-1].End] + " […] " + text[words[len(words)-endWords].Start:]
}
