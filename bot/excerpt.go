package bot

import (
	"slices"
	"time"

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

// Verdict says whether the words are printed now, or until when they were. Day returns a day in words.
func (v Verified) Verdict(day func(time.Time) string) string {
	switch {
	case !v.Withdrawn.IsZero():
		return "Verified: these words were printed until " + day(v.Withdrawn) + ", then the article was withdrawn."
	case v.Latest == nil:
		return "Verified: these words stand in the stored article, as printed now."
	case v.Until.IsZero():
		return "Verified: these words were printed, then the article was changed."
	}
	return "Verified: these words were printed until " + day(v.Until) + ", then the article was changed."
}

// Change says what the changed article has in place of the words. It is empty if the article was not changed.
func (v Verified) Change() string {
	switch {
	case v.Latest == nil:
		return ""
	case v.Stands:
		return "The changed article still has these words."
	case len(v.Difference) > 0:
		return "The changed article has other words there:"
	case v.Latest.Title != v.Excerpt.Article().Title:
		return "The changed article no longer has these words; its headline is now “" + v.Latest.Title + "”."
	}
	return "The changed article no longer has these words."
}

// Unverified is a receipt that none of the stored articles has. Withdrawn is when its article was withdrawn for
// good, zero if no article has ever had the receipt.
type Unverified struct {
	Receipt   string
	Withdrawn time.Time
}

// Verdict says why the receipt is not verified. Day returns a day in words.
func (u Unverified) Verdict(day func(time.Time) string) string {
	if u.Withdrawn.IsZero() {
		return "Not verified: none of the stored articles has the receipt " + u.Receipt + "."
	}
	return "Withdrawn on " + day(u.Withdrawn) + ": the words of the receipt " + u.Receipt + " are no longer stored."
}
