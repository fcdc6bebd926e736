// Package suggest finds what people mean who have typed a part of a name or of a day. It is pure: what there
// is to choose from comes in.
//
//	suggest.Best(outlets, "echo", nameOf, 25)   // Sorrel Valley Echo
//	suggest.Days(days, call, "6 mar")           // Friday 6 March 2026 (4 articles)
package suggest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"quoth/retrieval/prose"
)

// Most is how many suggestions Discord shows.
const Most = 25

// Best returns at most n of the items whose names typed may be a part of. The best fit comes first, and of
// equals the first of items. Letter case, accents and punctuation make no difference. Where nothing fits, it
// returns the items of which one word starts with typed but for one slip.
func Best[T any](items []T, typed string, namesOf func(T) []string, n int) []T {
	t := newTyped(typed)
	byFit := make(map[fit][]T)
	for _, item := range items {
		best := none
		for _, name := range namesOf(item) {
			best = min(best, t.fit(Fold(name)))
		}
		byFit[best] = append(byFit[best], item)
	}
	var out []T
	for f := exact; f <= inside; f++ {
		out = append(out, byFit[f]...)
	}
	if len(out) == 0 {
		out = byFit[near]
	}
	return out[:min(n, len(out))]
}

// fit is how well a name fits what was typed; less is better.
type fit int

const (
	exact  fit = iota
	start      // the name starts with it
	words      // each word that was typed starts a word of the name
	inside     // it stands somewhere inside
	near       // a word of the name starts with it, but for one slip
	none
)

// typed is what somebody has typed of a name so far.
type typed struct {
	text  string // folded
	words []string
}

func newTyped(s string) typed {
	text := Fold(s)
	return typed{text, strings.Fields(text)}
}

// shortestNear is the number of letters from which a slip is forgiven. A shorter text starts too many words
// nearly.
const shortestNear = 4

// fit returns how well a folded name fits.
func (t typed) fit(name string) fit {
	switch {
	case name == "":
		return none
	case name == t.text:
		return exact
	case strings.HasPrefix(name, t.text):
		return start
	case t.startsWords(name):
		return words
	case !startsWithDigit(t.text) && strings.Contains(name, t.text): // "6 March" is not in "16 March"
		return inside
	case len([]rune(t.text)) >= shortestNear && t.startsNearly(name):
		return near
	}
	return none
}

func startsWithDigit(s string) bool { return '0' <= s[0] && s[0] <= '9' }

// startsWords reports whether each word that was typed starts a word of the name, each another one.
func (t typed) startsWords(name string) bool {
	free := strings.Fields(name)
	for _, w := range t.words {
		i := slices.IndexFunc(free, func(word string) bool { return strings.HasPrefix(word, w) })
		if i < 0 {
			return false
		}
		free = slices.Delete(free, i, i+1)
	}
	return true
}

// startsNearly reports whether the name from one of its words on starts with what was typed, but for a slip.
func (t typed) startsNearly(name string) bool {
	for {
		if prose.StartsNearly(name, t.text) {
			return true
		}
		_, rest, more := strings.Cut(name, " ")
		if !more {
			return false
		}
		name = rest
	}
}

// Fold returns a name as it is compared: in small letters and without accents, one blank between words, and
// without other signs.
func Fold(name string) string {
	var b strings.Builder
	apart := false
	for _, r := range prose.Fold(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if apart && b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
			apart = false
		case r != '.' && r != '\'':
			apart = true
		}
	}
	return b.String()
}

// itself returns the names of a name.
func itself(name string) []string { return []string{name} }

// Names returns at most n of names that typed may be a part of; see Best.
func Names(names []string, typed string, n int) []string { return Best(names, typed, itself, n) }

// byArticles returns items with those of the most articles first.
func byArticles[T any](items []T, articles func(T) int) []T {
	return slices.SortedStableFunc(slices.Values(items), func(a, b T) int { return cmp.Compare(articles(b), articles(a)) })
}
