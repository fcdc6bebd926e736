package digest

import (
	"slices"
	"time"

	"quoth/retrieval/digest/form"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

// placed is a sentence with what its place is worth.
type placed struct {
	prose.Span
	place int // in the article, from 0
	bonus float64
}

// topOf returns the first sentences of an article that are new, at most so many. The report opens with its dateline,
// if there is one near the top, else with its first sentence.
func (e *edition) topOf(a *news.Article, most int) []placed {
	t := top{edition: e, article: a, most: most, backstory: form.NewBackstory(dateOf(a, e.day.Zone)), place: -1}
	var head []paragraph
	isHead := true
	for p := range story.Body(a.Text) {
		sentences := e.sentencesIn(a, p)
		if len(sentences) == 0 {
			continue
		}
		if !isHead {
			if t.add(sentences, false); t.isFull() {
				break
			}
			continue
		}
		if head = append(head, paragraph{p, sentences}); len(head) == datelineParagraphs {
			t.addHead(head)
			isHead = false
		}
	}
	if isHead {
		t.addHead(head)
	}
	return t.out
}

// datelineParagraphs are those in which a dateline is looked for.
const datelineParagraphs = 3

// paragraph is a paragraph with its sentences.
type paragraph struct {
	prose.Span
	sentences []prose.Span
}

// top collects the first sentences of an article.
type top struct {
	*edition
	article   *news.Article
	backstory *form.Backstory
	most      int
	out       []placed
	place     int // of the last sentence
	reported  int // sentences of the report so far
}

func (t *top) isFull() bool { return len(t.out) >= t.most }

// addHead adds the first paragraphs. What stands above a dateline is a standfirst.
func (t *top) addHead(head []paragraph) {
	text := t.article.Text
	hasDateline := func(p paragraph) bool { return p.Start > 0 && text[p.Start-1] != '\n' }
	dated := slices.IndexFunc(head, hasDateline)
	for i, p := range head {
		t.add(p.sentences, i < dated)
	}
}

// add adds the sentences of a paragraph, without those that are old.
func (t *top) add(sentences []prose.Span, isStandfirst bool) {
	for _, s := range sentences {
		t.place++
		switch text := s.Of(t.article.Text); {
		case t.isFull():
			return
		case t.isOld(t.article, text), form.IsInvitation(text), t.backstory.Has(text):
		case isStandfirst:
			t.out = append(t.out, placed{s, t.place, -standfirstCost})
		default:
			t.reported++
			t.out = append(t.out, placed{s, t.place, firstBonus / float64(t.reported)})
		}
	}
}

// dateOf returns the day of an article in a zone, the zero time if it is not known.
func dateOf(a *news.Article, zone *time.Location) time.Time {
	if a.Published.IsZero() {
		return time.Time{}
	}
	return news.Day(a.Published, zone)
}
