package main

import (
	"regexp"
	"strings"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// gold is what a set says that the right texts hold.
type gold struct {
	evidence map[news.Key][]string // of each right article
	answers  []string              // short answers to look for
	whole    bool                  // only a text that holds a piece of evidence whole holds it
}

// mark says what a text holds of the gold.
type mark struct{ evidence, answer bool }

func (m mark) or(o mark) mark { return mark{m.evidence || o.evidence, m.answer || o.answer} }

// mark judges a text of an article.
func (g gold) mark(key news.Key, text string) (m mark) {
	n := normal(text)
	m.evidence = holdsEvidence(n, g.evidence[key], g.whole)
	for _, a := range g.answers {
		m.answer = m.answer || strings.Contains(" "+n+" ", " "+a+" ")
	}
	return m
}

// Tokens as the sets' own scorer counts them, so that both agree.
var (
	tokenRE      = regexp.MustCompile(`[a-z0-9]+(?:[.,][0-9]+)*`)
	possessiveRE = regexp.MustCompile(`'s\b|'`)
	quotes       = strings.NewReplacer("’", "'", "‘", "'")
)

// normal returns the tokens of s with blanks between them.
func normal(s string) string {
	s = quotes.Replace(strings.ToLower(s))
	return strings.Join(tokenRE.FindAllString(possessiveRE.ReplaceAllString(s, ""), -1), " ")
}

// holdsEvidence reports whether a normal text holds a piece of evidence or, unless whole is asked
// for, at least half of its content words.
func holdsEvidence(text string, pieces []string, whole bool) bool {
	for _, piece := range pieces {
		n := normal(piece)
		if n != "" && (strings.Contains(text, n) || !whole && holdsHalf(text, n)) {
			return true
		}
	}
	return false
}

// holdsHalf reports whether a text has at least half of the content words of a piece.
func holdsHalf(text, piece string) bool {
	have, want := prose.Set(text), prose.Set(piece)
	hits, all := 0, 0
	for w := range want {
		if stopWords[w] {
			continue
		}
		all++
		if have[w] {
			hits++
		}
	}
	return all > 0 && 2*hits >= all
}

// answersOf returns the short answers to look for; judgements like "yes" are not to be found in a
// text.
func answersOf(s string) []string {
	switch normal(s) {
	case "yes", "no", "before", "after", "true", "false":
		return nil
	}
	var out []string
	for a := range strings.SplitSeq(s, " | ") {
		if n := normal(a); n != "" {
			out = append(out, n)
		}
	}
	return out
}

var stopWords = prose.Set(`a about after all also an and any are as at be because been before but by can could did do
	does for from had has have he her his how i if in into is it its more most no not of on or other our out over she so
	some such than that the their them then there these they this those to under up was we were what when where which
	while who will with would you your s said`)
