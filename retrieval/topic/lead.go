package topic

import (
	"strings"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// lead has the terms of an article's headline and of the start of its text.
type lead struct {
	terms map[string]bool // without those of the topic
	date  time.Time
}

// Two articles report the same event if their leads share sharedTerms, which are sharedPart of the shorter
// lead, and if they are at most sharedDays apart. Set by hand, reading the groups on topics of the dev sets.
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

// isSameEvent reports whether two articles report the same event.
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
