//go:build linux

package main

import (
	"fmt"
	"strings"
	"time"
)

// question is what is asked of every side.
type question struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
	// Outlet, Since and Until narrow a filtered question.
	Outlet string    `json:"outlet,omitempty"`
	Since  time.Time `json:"since,omitzero"`
	Until  time.Time `json:"until,omitzero"`

	terms []string // for a search by words
}

// The kinds of questions, in the order of the table.
const (
	answer     = "answer"
	topic      = "topic"
	misspelt   = "misspelt"
	filtered   = "filtered"
	whosaid    = "whosaid"
	completion = "completion"
)

var kinds = []string{answer, topic, misspelt, filtered, whosaid, completion}

// asked is the time of asking, after the last day of the corpus.
var asked = firstDay.AddDate(0, 0, days+1)

// questions returns n questions of a kind about a corpus of so many articles.
func (d *draws) questions(kind string, n, articles int) []question {
	out := make([]question, 0, n)
	for i := range n {
		w := newWriter(d, 2, i)
		q := w.question(kind, d.article(w.r.IntN(articles)))
		q.Kind = kind
		out = append(out, q)
	}
	return out
}

func (w *writer) question(kind string, a *article) question {
	switch kind {
	case topic:
		s := a.people[w.r.IntN(len(a.people))]
		return question{Text: s.first + " " + s.last, terms: []string{s.first + " " + s.last}}
	case whosaid:
		words := strings.Fields(a.quotes[w.r.IntN(len(a.quotes))])
		text := strings.Join(words[2:11], " ")
		return question{Text: text, terms: []string{text}}
	case completion:
		start := strings.ToLower(a.people[0].last[:2+w.r.IntN(2)])
		return question{Text: start, terms: []string{start}}
	}
	q := w.ask(a, kind == misspelt)
	if kind == filtered {
		at, _ := time.Parse(time.RFC3339, a.Published)
		q.Since, q.Until = at.AddDate(0, 0, -15), at.AddDate(0, 0, 15)
		if w.r.IntN(2) == 0 {
			q.Outlet = a.Source
		}
	}
	return q
}

// ask returns a question about an article: two of its words, a name, and two words that are common.
func (w *writer) ask(a *article, isMisspelt bool) question {
	s := a.people[w.r.IntN(len(a.people))]
	first, second := a.topics[w.r.IntN(topicWords)], a.topics[w.r.IntN(topicWords)]
	if isMisspelt {
		first = slipped(first)
	}
	third, fourth := w.common(), w.common()
	return question{
		Text:  fmt.Sprintf("When did %s %s the %s of %s for %s?", s.last, first, third, second, fourth),
		terms: []string{s.last, first, third, second, fourth},
	}
}

// slipped returns a word with two letters in the middle exchanged.
func slipped(word string) string {
	at := len(word) / 2
	return word[:at-1] + word[at:at+1] + word[at-1:at] + word[at+1:]
}
