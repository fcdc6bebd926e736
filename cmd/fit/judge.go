package main

import (
	"regexp"
	"strings"
)

// Tokens and hits as the sets' own scorer counts them, so that both agree.
var (
	tokenRE      = regexp.MustCompile(`[a-z0-9]+(?:[.,][0-9]+)*`)
	possessiveRE = regexp.MustCompile(`'s\b|'`)
)

func tokens(s string) []string {
	s = strings.NewReplacer("’", "'", "‘", "'").Replace(strings.ToLower(s))
	return tokenRE.FindAllString(possessiveRE.ReplaceAllString(s, ""), -1)
}

func normal(s string) string { return strings.Join(tokens(s), " ") }

// holdsEvidence reports whether a passage holds a piece of evidence or, unless whole is
// asked for, at least half of its content words.
func holdsEvidence(passage string, pieces []string, whole bool) bool {
	have := make(map[string]bool)
	for t := range strings.FieldsSeq(passage) {
		have[t] = true
	}
	for _, e := range pieces {
		n := normal(e)
		if n == "" {
			continue
		}
		if strings.Contains(passage, n) {
			return true
		}
		if whole {
			continue
		}
		want := make(map[string]bool)
		for t := range strings.FieldsSeq(n) {
			if !stop[t] {
				want[t] = true
			}
		}
		hits := 0
		for t := range want {
			if have[t] {
				hits++
			}
		}
		if len(want) > 0 && 2*hits >= len(want) {
			return true
		}
	}
	return false
}

// answersOf are the short answers to look for; judgements like "yes" are not to be found in a text.
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

var stop = func() map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(`a about after all also an and any are as at be because been before but by can could did do
		does for from had has have he her his how i if in into is it its more most no not of on or other our out over she so
		some such than that the their them then there these they this those to under up was we were what when where which
		while who will with would you your s said`) {
		m[w] = true
	}
	return m
}()
