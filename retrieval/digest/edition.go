package digest

import (
	"slices"
	"strings"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

// edition is a summary in the making.
type edition struct {
	day         Day
	corpus      *story.Corpus
	stemmer     prose.Stemmer
	grave       map[string]bool // terms of graveWords
	earlier     []story.Story   // of the days before
	today       []ranked
	corrections []*news.Article
	shown       []*ranked // the lead and the items
	told        map[string]bool
	cited       map[string]int // sentences so far, by outlet
	words       int
	bodies      map[*news.Article][]prose.Span
}

func newEdition(day Day) *edition {
	e := &edition{day: day, stemmer: prose.Stemmer{Plain: true}, bodies: make(map[*news.Article][]prose.Span)}
	e.corpus = story.NewCorpus(slices.Concat(day.Articles, day.Before))
	e.earlier = e.about(e.corpus.Group(day.Before))
	e.today = e.rank(e.about(e.corpus.Group(slices.DeleteFunc(slices.Clone(day.Articles), isCorrection))))
	e.corrections = e.correctionsOf(day.Articles)
	return e
}

// without returns the edition with nothing told yet but some sentences, which are not told again.
func (e edition) without(told []string) *edition {
	e.told, e.cited = make(map[string]bool), make(map[string]int)
	for _, s := range told {
		e.told[key(s)] = true
	}
	return &e
}

// key returns a sentence as it is compared with others: its words, folded.
func key(sentence string) string {
	var b strings.Builder
	for w := prose.NewWords(sentence); w.Next(); {
		b.WriteString(prose.Fold(w.Span().Of(sentence)))
		b.WriteByte(' ')
	}
	return b.String()
}

// about keeps the stories of the day's topic: those with a text on it.
func (e *edition) about(stories []story.Story) []story.Story {
	wanted := e.terms(e.day.Topic)
	return slices.DeleteFunc(stories, func(s story.Story) bool {
		return !slices.ContainsFunc(s.Wordings, func(w story.Wording) bool { return e.hasAll(w.Articles[0], wanted) })
	})
}

// hasAll reports whether an article has all of the terms in its headline and text.
func (e *edition) hasAll(a *news.Article, wanted map[string]bool) bool {
	if len(wanted) == 0 {
		return true
	}
	has := e.terms(a.Title + "\n" + a.Text)
	for t := range wanted {
		if !has[t] {
			return false
		}
	}
	return true
}

// counts returns the articles of all stories and corrections, and their outlets.
func (e *edition) counts() (articles, outlets int) {
	names := make(map[string]bool)
	for _, a := range e.corrections {
		articles++
		names[a.Source] = true
	}
	for _, r := range e.today {
		articles += len(r.Articles())
		for _, o := range r.Outlets() {
			names[o] = true
		}
	}
	delete(names, "")
	return articles, len(names)
}

// stories reports the lead and the items: the best stories that are not a side of one told
// above and have a sentence that can stand alone.
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
		told := e.tell(r, n)
		if len(told) == 0 {
			continue
		}
		e.shown = append(e.shown, r)
		item := Item{told, r.Story, r.since, r.score, r.why}
		if lead == nil {
			lead = &item
			continue
		}
		items = append(items, item)
	}
	return lead, items
}

// tooNear is from which likeness on a story reads as one that is told above: less than
// makes two articles one story, for the reader meets the same names again.
const tooNear = 0.14

func (e *edition) near(r *ranked) bool {
	return slices.ContainsFunc(e.shown, func(s *ranked) bool { return s.Alike(r.Story) >= tooNear })
}

// take notes that an excerpt is told.
func (e *edition) take(x news.Excerpt) {
	e.told[key(x.Text())] = true
	e.cited[x.Article().Source]++
	e.words += len(strings.Fields(x.Text()))
}
