package topic

import (
	"strings"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// lead is what an article says first: the terms of its headline and of the start of its text.
type lead struct {
	terms map[string]bool // without those of the topic
	date  time.Time
}

// Two articles report the same event if their leads share so many terms, and so much of the shorter one,
// and if they are so few days apart. Set by hand, reading what was grouped on topics of the dev sets.
const (
	leadBytes   = 300
	sharedTerms = 6
	sharedPart  = 0.45
	sharedDays  = 3 * 24 * time.Hour
)

// newLead returns the lead of an article about a topic with some terms.
func newLead(a *news.Article, topic []index.Term) lead {
	l := lead{terms: make(map[string]bool)}
	l.date, _ = a.Date()
	text := a.Title + "\n" + strings.ToValidUTF8(a.Text[:min(leadBytes, len(a.Text))], "")
	var stemmer prose.Stemmer
	for w := prose.NewWords(text); w.Next(); {
		l.terms[stemmer.Term(w.Span().Of(text))] = true
	}
	delete(l.terms, "")
	for _, t := range topic {
		delete(l.terms, t.Text)
	}
	return l
}

func (l lead) isSameEvent(m lead) bool {
	shared := 0
	for term := range l.terms {
		if m.terms[term] {
			shared++
		}
	}
	return shared >= sharedTerms && float64(shared) >= sharedPart*float64(min(len(l.terms), len(m.terms))) &&
		l.date.Sub(m.date).Abs() <= sharedDays
}
