package digest

import (
	"slices"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

const (
	maxItems = 7
	// wordsAMinute is the speed of a practised reader (Brysbaert, 2019: 238 for non-fiction, read
	// silently).
	wordsAMinute = 220
)

// Make returns the summary of day as it is known at now. It reads all articles of day as that day's.
func Make(day Day, now time.Time) Summary { return Prepare(day).Make(day.Shown, now) }

// Prepared is a day with its stories found and ranked, which is most of the work on a summary.
type Prepared struct{ edition edition }

// Prepare finds the stories of a day and ranks them.
func Prepare(day Day) *Prepared { return &Prepared{*newEdition(day)} }

// Make returns the summary as Make does, without the sentences that were shown before.
func (p *Prepared) Make(shown []string, now time.Time) Summary {
	e := p.edition.without(shown)
	day := e.day
	out := Summary{Missing: day.Missing, Header: header(day, now)}
	out.Articles, out.Outlets = e.counts()
	out.Lead, out.Items = e.stories()
	out.Said = e.quotations()
	out.Corrected = e.corrected()
	out.Developing, out.Dropped = e.developing(), e.dropped()
	out.Words = e.words
	out.Minutes = (out.Words + wordsAMinute - 1) / wordsAMinute
	return out
}

// header returns the header of the summary without its counts.
func header(day Day, now time.Time) Header {
	h := Header{Date: day.Date, Zone: day.Zone, State: Over}
	if day.Opens().Before(day.Date) {
		h.First = day.First
	}
	switch today := news.Day(now, day.Zone); {
	case day.Date.After(today):
		h.State = Future
	case day.Date.Equal(today):
		h.State = Running
	}
	return h
}

// newEdition finds the stories of a day and ranks them.
func newEdition(day Day) *edition {
	e := &edition{day: day, stemmer: prose.Stemmer{Plain: true}, bodies: make(map[*news.Article][]prose.Span),
		marks: make(map[*news.Article][]prose.Span), starts: make(map[*news.Article]*start)}
	e.topic = e.terms(day.Topic)
	e.readEarlier()
	articles := e.news()
	e.corpus = story.NewCorpus(slices.Concat(articles, day.Before))
	e.earlier = e.about(e.corpus.Group(day.Before))
	today := e.about(e.corpus.Group(slices.DeleteFunc(slices.Clone(articles), isCorrection)))
	e.today = e.makeWhole(e.rank(today))
	e.corrections = e.correctionsOf(day.Articles)
	return e
}

// stories returns the lead and the items: the best stories that are not a side of one above them
// and have a sentence that can be read alone.
func (e *edition) stories() (lead *Item, items []Item) {
	for i := range e.today {
		r := &e.today[i]
		if len(items) == maxItems {
			break
		}
		if e.near(r) {
			continue
		}
		n := itemSentences
		if lead == nil {
			n = leadSentences
		}
		sentences := e.choose(r, n)
		if len(sentences) == 0 {
			continue
		}
		e.shown = append(e.shown, r)
		item := Item{sentences, r.Story, r.since, r.score, r.why, e.differs(r)}
		if lead == nil {
			lead = &item
			continue
		}
		items = append(items, item)
	}
	return lead, items
}

// near reports whether a story is a side of one that is shown above.
func (e *edition) near(r *ranked) bool {
	return slices.ContainsFunc(e.shown, func(s *ranked) bool { return isNear(s.Story, r.Story) })
}
