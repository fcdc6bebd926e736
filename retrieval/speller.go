package retrieval

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/vocabulary"
)

// speller looks for what the words of one text mean.
type speller struct {
	l       *Library
	ctx     context.Context
	text    string
	q       question.Question
	outlets []string
	counts  []int // of articles, by term
	joins   []join
	// doubted is a term that may be misspelt although the articles have it; -1: none.
	doubted int
	stems   prose.Stemmer
}

// newSpeller counts the words of a text. The caller holds l.mu.
func (l *Library) newSpeller(ctx context.Context, text string, known question.Known, d doubt) (*speller, error) {
	s := &speller{l: l, ctx: ctx, text: text, q: question.Parse(text, known), outlets: known.Sources, doubted: -1}
	if err := s.count(); err != nil {
		return nil, err
	}
	switch d {
	case ofRarest:
		s.doubtRarest()
	case ofPrinted:
		s.countPrinted()
	}
	return s, nil
}

// countPrinted counts the articles that have each word in just the form that was typed.
func (s *speller) countPrinted() {
	for i, t := range s.q.Terms {
		if n, err := s.l.vocabulary.Articles(vocabulary.Word(t.Span.Of(s.text))); err == nil {
			s.counts[i] = n
		}
	}
}

// doubtRarest doubts the term that the fewest articles have.
func (s *speller) doubtRarest() {
	for i, t := range s.q.Terms {
		if t.Weight == 1 && (s.doubted < 0 || s.counts[i] < s.counts[s.doubted]) {
			s.doubted = i
		}
	}
}

// count counts the articles that have each term, and finds the neighbours that the articles
// print as one word: "cease fire".
func (s *speller) count() error {
	n := len(s.q.Terms)
	texts := make([]string, n, 2*n)
	for i, t := range s.q.Terms {
		texts[i] = t.Text
	}
	var pairs []int // the first of each pair
	for i := 1; i < n; i++ {
		if joined := s.joined(i-1, i); joined != "" {
			pairs = append(pairs, i-1)
			texts = append(texts, s.stems.Term(joined))
		}
	}
	counts, err := s.l.index.Counts(s.ctx, texts)
	if err != nil {
		return err
	}
	s.counts = counts[:n]
	for k, i := range pairs {
		if counts[n+k] > hardly {
			s.joins = append(s.joins, join{i, s.joined(i, i+1), texts[n+k], counts[n+k]})
		}
	}
	return nil
}

// join is a term that makes a word of the articles with the next one.
type join struct {
	at       int
	word     string
	term     string
	articles int
}

// shortestJoined is how many letters a word needs that two were joined to: shorter ones are
// there by chance.
const shortestJoined = 6

// joined is the word that two terms make which stand side by side, or empty.
func (s *speller) joined(i, j int) string {
	a, b := s.q.Terms[i].Span, s.q.Terms[j].Span
	between := s.text[min(a.End, b.Start):b.Start]
	if a.End > b.Start || between != " " && between != "-" {
		return ""
	}
	word := a.Of(s.text) + b.Of(s.text)
	if utf8.RuneCountInString(word) < shortestJoined || vocabulary.Word(word) == "" {
		return ""
	}
	return word
}

// hardly is in how many articles a word stands at the most that the archive hardly has: such a
// word may be somebody's typing error.
const hardly = 2

// shortestDoubtful is how many letters a word has at least that may be misspelt: all others are
// near each other.
const shortestDoubtful = 3

// isDoubtful reports whether a term may be misspelt: it carries the question, hardly any article has
// it, and it is no common word. Numbers are meant as they are.
func (s *speller) isDoubtful(i int) bool {
	t := s.q.Terms[i]
	word := t.Span.Of(s.text)
	switch {
	case s.doubted >= 0:
		return i == s.doubted
	case t.Weight < 1 || s.counts[i] > hardly || s.isOutlet(word):
		return false
	case utf8.RuneCountInString(word) < shortestDoubtful || !strings.ContainsFunc(word, unicode.IsLetter):
		return false
	}
	return t.Name || !isCommon(word)
}

// isJoined reports whether a term makes a word of the articles with a neighbour.
func (s *speller) isJoined(i int) bool {
	return slices.ContainsFunc(s.joins, func(j join) bool { return i == j.at || i == j.at+1 })
}

// isOutlet reports whether a word is of the name of an outlet, which articles seldom print.
func (s *speller) isOutlet(word string) bool {
	return slices.ContainsFunc(s.outlets, func(name string) bool {
		for w := prose.NewWords(name); w.Next(); {
			if prose.Fold(w.Span().Of(name)) == prose.Fold(word) {
				return true
			}
		}
		return false
	})
}
