package digest

import (
	"slices"
	"strings"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

// edition is the work on one summary.
type edition struct {
	day         Day
	corpus      *story.Corpus
	stemmer     prose.Stemmer
	topic       topic
	grave       map[string]bool // terms of graveWords
	earlier     []story.Story   // of the days before
	today       []ranked
	corrections []*news.Article
	shown       []*ranked       // the lead and the items
	used        map[string]bool // keys of the sentences that are not shown again
	cited       map[string]int  // sentences so far, by outlet
	words       int             // in the sentences so far
	bodies      map[*news.Article][]prose.Span
	old         map[*news.Article]*oldText      // what an article said on a day before
	whole       map[*news.Article]*news.Article // the whole article of one that was cut to its new sentences
	starts      map[*news.Article]*start
	marks       map[*news.Article][]prose.Span // the boilerplate
}

// ranked is a story with its score.
type ranked struct {
	story.Story
	since time.Time // the first day it was in the news; zero if it is new
	score float64
	why   []Part
}

// add adds what a feature with a value and a weight is worth.
func (r *ranked) add(name string, value, weight float64) {
	p := Part{name, value, value*weight + 0} // no -0
	r.why = append(r.why, p)
	r.score += p.Effect
}

// tooNear is the likeness from which on a story reads as one that is shown above. Two articles of one story are more
// alike; but the reader meets the same names again already at this likeness. Two stories without a common name must be
// more alike than tooNear: words such as "agreed" and "per cent" make two stories somewhat alike.
const (
	tooNear      = 0.14
	tooNearApart = 2 * tooNear
)

// isNear reports whether a story reads as another one. One of another event in the same form of words does not.
func isNear(a, b story.Story) bool {
	likeness := a.Alike(b)
	return likeness >= tooNear && !a.IsOther(b) && (likeness >= tooNearApart || !a.IsApart(b))
}

// without returns the edition at its start, with some sentences that are not shown again.
func (e edition) without(shown []string) *edition {
	e.used, e.cited = make(map[string]bool), make(map[string]int)
	for _, s := range shown {
		e.used[key(s)] = true
	}
	return &e
}

// key returns a sentence as sentences are compared: its words, folded.
func key(sentence string) string {
	var b strings.Builder
	for w := prose.NewWords(sentence); w.Next(); {
		b.WriteString(prose.Fold(w.Span().Of(sentence)))
		b.WriteByte(' ')
	}
	return b.String()
}

// counts returns how many articles the stories and corrections have, and how many outlets.
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

// use marks an excerpt as shown.
func (e *edition) use(x news.Excerpt) {
	e.used[key(x.Text())] = true
	e.cited[x.Article().Source]++
	e.words += len(strings.Fields(x.Text()))
}

// terms returns the index terms of a text.
func (e *edition) terms(text string) map[string]bool {
	out := make(map[string]bool)
	for w := prose.NewWords(text); w.Next(); {
		if t := e.stemmer.Term(w.Span().Of(text)); t != "" {
			out[t] = true
		}
	}
	return out
}

// body returns the sentences of an article's body.
func (e *edition) body(a *news.Article) []prose.Span {
	if all, ok := e.bodies[a]; ok {
		return all
	}
	var out []prose.Span
	for p := range story.Body(a.Text) {
		out = append(out, e.sentencesIn(a, p)...)
	}
	e.bodies[a] = out
	return out
}

// sentencesIn returns the sentences of a paragraph that are no boilerplate.
func (e *edition) sentencesIn(a *news.Article, p prose.Span) []prose.Span {
	return slices.DeleteFunc(prose.SentencesIn(a.Text, p), func(s prose.Span) bool { return e.isMarked(a, s) })
}

// isMarked reports whether a span of an article starts or ends in its boilerplate.
func (e *edition) isMarked(a *news.Article, s prose.Span) bool {
	if e.day.Boilerplate == nil {
		return false
	}
	marks, ok := e.marks[a]
	if !ok {
		marks = e.day.Boilerplate(a)
		e.marks[a] = marks
	}
	return slices.ContainsFunc(marks, func(m prose.Span) bool {
		return m.Start <= s.Start && s.Start < m.End || m.Start < s.End && s.End <= m.End
	})
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
