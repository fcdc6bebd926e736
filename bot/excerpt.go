package bot

import (
	"slices"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// Excerpt is a result of a question, with its citation. Renderers show […] where it is cut inside a
// sentence, and nowhere else.
type Excerpt struct{ retrieval.Result }

// Citation returns the citation of the result.
func (e Excerpt) Citation() Citation {
	c := cite(e.Excerpt)
	c.Earlier = e.Earlier
	return c
}

// Outlets returns the other outlets that printed the same story, each once.
func (e Excerpt) Outlets() []string {
	var out []string
	for _, c := range e.Copies {
		if c.Source != "" && c.Source != e.Excerpt.Article().Source && !slices.Contains(out, c.Source) {
			out = append(out, c.Source)
		}
	}
	return out
}

// SaidBy returns who said the answering sentence and how that is known. It is empty where the
// sentence is nobody's quote.
func (e Excerpt) SaidBy() string {
	q, ok := e.Quoted()
	if !ok {
		return ""
	}
	return "said by " + q.Saying() + "; " + q.Proof()
}

// Quoted returns the quotation that answers. It reports false if the sentence is nobody's quote.
func (e Excerpt) Quoted() (q Quotation, ok bool) {
	if e.Said != nil {
		q.Said = *e.Said
	}
	return q, e.Said != nil
}

// Article is an entry in a list of articles: a citation with an excerpt under it.
type Article struct{ news.Excerpt }

// Citation returns the citation of the article.
func (a Article) Citation() Citation { return cite(a.Excerpt) }

// Cuts reports whether the excerpt starts or ends inside a sentence.
func (a Article) Cuts() (before, after bool) { return retrieval.Cuts(a.Excerpt) }

// Cited is the citation of an excerpt that a reply has shown.
type Cited struct{ news.Excerpt }

// Citation returns the citation of the excerpt.
func (c Cited) Citation() Citation { return cite(c.Excerpt) }

// Verified is a receipt whose words are in the archive as they were cited.
type Verified struct{ retrieval.Verification }

// Citation returns the citation of the excerpt that the receipt names.
func (v Verified) Citation() Citation { return cite(v.Excerpt) }

// Cuts reports whether the excerpt starts or ends inside a sentence.
func (v Verified) Cuts() (before, after bool) { return retrieval.Cuts(v.Excerpt) }

// Unverified is a receipt that none of the stored articles has.
type Unverified struct{ Receipt string }
