package bot

import (
	"quoth/retrieval"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// SummaryHeader stands over a daily summary: its date, and what it is made of.
type SummaryHeader struct {
	digest.Header
	Topic  string // that was asked for; empty: none
	Remark string // why it is of this day, where that was not asked for; may be empty
}

// Story is a story of a summary in the sentences that tell it, each with its citation.
type Story struct {
	digest.Item
	Lead      bool
	Explained bool // tell how its score was made up
}

// Citations cite the story's sentences, one each.
func (s Story) Citations() []Citation {
	out := make([]Citation, len(s.Sentences))
	for i, e := range s.Sentences {
		out[i] = cite(e)
	}
	return out
}

// Line is a story of which a summary gives the headline of one article, and no sentence.
type Line struct {
	Kind LineKind
	digest.Line
}

// LineKind is why a story gets a line.
type LineKind string

// The kinds of lines.
const (
	Corrected  LineKind = "corrected"  // an outlet takes back what it printed
	Developing LineKind = "developing" // it goes on, and is not told above
	Dropped    LineKind = "dropped"    // it was told the day before, and is not any more
)

// Citation cites the line's article. There is nothing for its receipt to verify: no
// sentence is shown.
func (l Line) Citation() Citation {
	if e, ok := retrieval.Opening(l.Article); ok {
		return cite(e)
	}
	return Citation{Outlet: l.Article.Source, Headline: l.Article.Title, Date: l.Article.Published, excerpt: news.Excerpt{}}
}

// Missing names the sources that failed, whose news a summary may lack.
type Missing struct{ Sources []string }

// NoNews is the day of a summary that has nothing to tell.
type NoNews struct {
	digest.Header
	Stored int // articles of the day, on whatever topic
}

func (b SummaryHeader) draw(r Renderer) { r.SummaryHeader(b) }
func (b Story) draw(r Renderer)         { r.Story(b) }
func (b Line) draw(r Renderer)          { r.Line(b) }
func (b Missing) draw(r Renderer)       { r.Missing(b) }
