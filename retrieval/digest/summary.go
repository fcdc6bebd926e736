// Package digest makes the daily summary: what happened on a day and who said what, in
// sentences that were printed. It is pure.
//
// The day's articles are grouped into stories and the stories are ranked. Each of the best is shown
// by sentences of its articles that can be read alone; none is written here.
//
//	s := digest.Make(digest.Day{Zone: zone, Date: day, Articles: of, Before: before, Said: said}, now)
//	for _, e := range s.Lead.Sentences {
//		fmt.Println(e.Text(), e.Receipt())
//	}
package digest

import (
	"cmp"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

// Day is what a summary is made of.
type Day struct {
	Zone     *time.Location // nil: UTC
	Date     time.Time      // the day, as news.Day gives it
	First    time.Time      // the first of several days, of which Date is the last; zero: Date alone
	Articles []*news.Article
	Before   []*news.Article                 // of the last days: they show what is new, what goes on, what was dropped
	Earlier  map[*news.Article]*news.Article // what some of Articles were before these days: only what is new is told
	Changed  map[*news.Article][]time.Time   // when some of Articles changed during these days
	Shown    []string                        // the sentences of the last days' summaries, which are not shown again
	Said     []Said                          // what was said in Articles
	Missing  []string                        // sources that failed
	Topic    string                          // only stories with these words; empty: all
	// Boilerplate returns the spans of an article's text of which no sentence is shown, in order; nil: there
	// are none.
	Boilerplate func(*news.Article) []prose.Span
}

// Opens returns the first of the days.
func (d Day) Opens() time.Time { return cmp.Or(d.First, d.Date) }

// Said is a quote of an article, as it was found. Spans are bytes of the article's text.
type Said struct {
	Article       *news.Article
	Quote         prose.Span
	Marked        []prose.Span // the parts of Quote that stand between quotation marks
	Speaker, Role string       // as printed; empty if not known
	Family        string       // the speaker's surname, in one spelling for all articles
	Confidence    float64      // that the speaker is right, 0 to 1
	Direct        bool         // all of Quote stands between quotation marks
}

// Summary is the daily summary. Every sentence is an excerpt; no two are the same.
type Summary struct {
	Header
	Lead       *Item // nil if no story can be shown
	Items      []Item
	Said       []Quotation
	Corrected  []Line // corrections that outlets printed; their sentences repeat the error, so none is shown
	Developing []Line // in the news on the days before and today, but not shown above
	Dropped    []Line // in several articles the day before, in none today; none of several days
	Missing    []string
}

// Header says which days the summary is about, and how much there is.
type Header struct {
	Date     time.Time // the day, or the last of several
	First    time.Time // the first of several days; zero: there is one
	Zone     *time.Location
	State    State
	Articles int // of the day and topic, copies included
	Outlets  int
	Words    int // in the summary's sentences
	Minutes  int // to read them, rounded up
}

// State says whether the day is over.
type State string

// The states of a day.
const (
	Over    State = "over"
	Running State = "running" // there may be more to come
	Future  State = "future"
)

// Item is a story with the sentences that are shown for it.
type Item struct {
	Sentences []news.Excerpt
	Story     story.Story // every article that has it, copies together
	Since     time.Time   // the first day it was in the news; zero if it is new
	Score     float64
	Why       []Part      // adds up to Score
	Differs   *Difference // a number on which outlets differ; nil: none
}

// Part is what one feature of a story adds to its score.
type Part struct {
	Name          string
	Value, Effect float64
}

// Quotation is a quote of the day. Its speaker may be named outside the excerpt.
type Quotation struct {
	Said
	Excerpt news.Excerpt // whole sentences that hold the quote
	Item    int          // the number of its story: 0 is the lead, 1 the first of Items
}

// Line is a story that is shown by the headline of one of its articles only.
type Line struct {
	Article  *news.Article // its newest
	Outlets  []string
	Articles int
	Since    time.Time // the first day it was in the news, among the days that are known
}

// Excerpts returns all excerpts of s, in its order.
func (s Summary) Excerpts() []news.Excerpt {
	var out []news.Excerpt
	if s.Lead != nil {
		out = append(out, s.Lead.Sentences...)
	}
	for _, i := range s.Items {
		out = append(out, i.Sentences...)
	}
	for _, q := range s.Said {
		out = append(out, q.Excerpt)
	}
	return out
}
