// Package digest makes the daily summary: what happened on a day and who said what, in
// sentences that were printed. It is pure.
//
// The day's articles are grouped into stories, the stories ranked, and each of the best
// told by sentences of its articles that can stand alone; nothing is written here.
//
//	s := digest.Make(digest.Day{Zone: zone, Date: day, Articles: of, Before: before, Said: said}, now)
//	for _, e := range s.Lead.Sentences {
//		fmt.Println(e.Text(), e.Receipt())
//	}
package digest

import (
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

// Day is what a summary is made of.
type Day struct {
	Zone     *time.Location // nil: UTC
	Date     time.Time      // the day, as news.Day gives it
	Articles []*news.Article
	Before   []*news.Article // of the last days: they tell what is new, what goes on, what was dropped
	Told     []string        // the sentences of the last days' summaries, which are not told again
	Said     []Said          // what was said in Articles
	Missing  []string        // sources that failed
	Topic    string          // only stories with these words; empty: all
}

// Said is a quote of an article, as the finder of quotes gives it. Spans are bytes of the
// article's text.
type Said struct {
	Article       *news.Article
	Quote         prose.Span
	Marked        []prose.Span // the parts of Quote that stand between quotation marks
	Speaker, Role string       // as printed; empty when not known
	Confidence    float64      // that the speaker is right, 0 to 1
	Direct        bool         // all of Quote stands between quotation marks
}

// Summary is the daily summary. Every sentence is an excerpt; no two are the same.
type Summary struct {
	Header
	Lead       *Item // nil when no story can be told
	Items      []Item
	Said       []Quotation
	Corrected  []Line // corrections that outlets printed; their sentences repeat the error, so none is told
	Developing []Line // told on the days before and today, but not above
	Dropped    []Line // told by several the day before, by none today
	Missing    []string
}

// Header says what the summary is of.
type Header struct {
	Date     time.Time
	Zone     *time.Location
	State    State
	Articles int // of the day and topic, copies included
	Outlets  int
	Words    int // in the summary's sentences
	Minutes  int // to read them, rounded up
}

// State tells whether the day can be known at all.
type State string

// The states of a day.
const (
	Over    State = "over"
	Running State = "running" // there may be more to come
	Future  State = "future"
)

// Item is a story with the sentences that tell it.
type Item struct {
	Sentences []news.Excerpt
	Story     story.Story // every article that has it, copies together
	Since     time.Time   // the first day it was in the news; zero when it is new
	Score     float64
	Why       []Part // adds up to Score
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
	Item    int          // of which story: 0 is the lead, 1 the first of Items
}

// Line is a story that only gets a line: no words of it but the headline of an article.
type Line struct {
	Article  *news.Article // its newest, or most central
	Outlets  []string
	Articles int
	Since    time.Time // the first day it was in the news, among the days that are known
}

// The size of a summary.
const (
	maxItems  = 7
	wordsRead = 220 // in a minute, silently, by a practised reader (Brysbaert, 2019: 238 for non-fiction)
)

// Make makes the summary of day as it is known at now. It takes all articles of
// day for that day's.
func Make(day Day, now time.Time) Summary { return Prepare(day).Make(day.Told, now) }

// Prepared is a day with its stories found and ranked, which takes most of the time of a summary.
type Prepared struct{ edition edition }

// Prepare finds the stories of a day and ranks them.
func Prepare(day Day) *Prepared { return &Prepared{*newEdition(day)} }

// Make makes the summary as Make does, without the sentences told before.
func (p *Prepared) Make(told []string, now time.Time) Summary {
	e := p.edition.without(told)
	day := e.day
	out := Summary{Missing: day.Missing, Header: header(day, now)}
	out.Articles, out.Outlets = e.counts()
	out.Lead, out.Items = e.stories()
	out.Said = e.quotations()
	out.Corrected = e.corrected()
	out.Developing, out.Dropped = e.developing(), e.dropped()
	out.Words = e.words
	out.Minutes = (out.Words + wordsRead - 1) / wordsRead
	return out
}

func header(day Day, now time.Time) Header {
	h := Header{Date: day.Date, Zone: day.Zone, State: Over}
	switch today := news.Day(now, day.Zone); {
	case day.Date.After(today):
		h.State = Future
	case day.Date.Equal(today):
		h.State = Running
	}
	return h
}

// Excerpts returns all that a summary tells, in its order.
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
