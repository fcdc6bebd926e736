// Package wording finds out whether the words of a claim stand in a text: verbatim, with differences, or not at
// all.
//
// Two words are equal when they differ in case, accents or the shape of an apostrophe only;
// punctuation, quotation marks, hyphens and blanks do not count, signs such as "$" and "%" do. A place
// is found by the pairs of neighbouring words that it shares with the wording, aligned word by word,
// and then judged by what was changed, dropped and added.
//
//	w := wording.Read("we will go and we will win")
//	m, ok := w.In(wording.Of("“We will go,” she said, “and we will win.”"))
//	// ok, not m.Verbatim; m.Difference: keep "We will go", add "she said", keep "and we will win"
package wording

import (
	"strings"

	"quoth/retrieval/prose"
)

// longest is how many characters of a claim are looked for.
const longest = 2000

// Wording is a claim, read. It does not change, so goroutines may share it.
type Wording struct {
	text     string
	tokens   []token
	content  []bool    // of each token: whether it is no function word
	gap      []int     // of each token: how many printed words an ellipsis before it may stand for
	opens    bool      // it begins with an ellipsis
	trails   bool      // it ends with one
	segments []stretch // the sentences
	vocabulary
	rest string // what is beyond the longest claim; it is not looked for
}

// Read reads a claim: a few words, a sentence or a paragraph. An ellipsis ("…", "...", "[…]") says that
// words are left out there. What is beyond 2,000 characters is never confirmed.
func Read(words string) Wording {
	head, rest := cut(words)
	w := Wording{text: head, rest: rest, tokens: tokens(head)}
	w.gap = gaps(head, w.tokens)
	if n := len(w.tokens); n > 0 {
		w.opens = isEllipsis(head[:w.tokens[0].span.Start])
		w.trails = rest == "" && isEllipsis(head[w.tokens[n-1].span.End:])
	}
	w.segments = stretches(prose.Sentences(head), w.tokens)
	w.content = make([]bool, len(w.tokens))
	var stems prose.Stemmer
	for i, t := range w.tokens {
		w.content[i] = stems.Term(t.text) != ""
	}
	w.vocabulary = vocabularyOf(w.tokens, w.gap)
	return w
}

// contentWords returns how many content words the claim has.
func (w Wording) contentWords() (n int) {
	for _, isContent := range w.content {
		if isContent {
			n++
		}
	}
	return n
}

// Words returns the words of the claim, folded.
func (w Wording) Words() []string {
	out := make([]string, len(w.tokens))
	for i, t := range w.tokens {
		out[i] = t.text
	}
	return out
}

// Pairs returns the distinct pairs of adjacent words of the claim, as the function Pairs returns those
// of a text. No pair reaches over an ellipsis that may stand for words.
func (w Wording) Pairs() []string {
	var out []string
	for i := 1; i < len(w.tokens); i++ {
		a, b := w.tokens[i-1].text, w.tokens[i].text
		if w.first(i) {
			out = append(out, a+" "+b)
		}
	}
	return out
}

// cut splits words at the last blank before the longest claim ends.
func cut(words string) (head, rest string) {
	n := 0
	for i := range words {
		if n++; n <= longest {
			continue
		}
		if blank := strings.LastIndexAny(words[:i], " \t\n"); blank > 0 {
			i = blank
		}
		return words[:i], strings.TrimSpace(words[i:])
	}
	return words, ""
}

const (
	// besideGap is how many words each side of an ellipsis must have: with fewer, words picked from a
	// paragraph could be made to say anything.
	besideGap = 3
	// besideOnlyGap is how many words a claim must have whose only ellipsis has fewer beside it.
	besideOnlyGap = 4

	longestElision = 60                 // how many printed words an ellipsis may stand for
	shortElision   = 8                  // the same, for one with fewer than besideGap words beside it
	mostElided     = 4 * longestElision // the same, for all ellipses of a claim together
)

// gaps returns for each token how many printed words may be left out before it: none unless an ellipsis
// stands there.
func gaps(text string, ts []token) []int {
	out := make([]int, len(ts))
	var at []int // the tokens behind an ellipsis
	for i := 1; i < len(ts); i++ {
		if isEllipsis(text[ts[i-1].span.End:ts[i].span.Start]) {
			at = append(at, i)
		}
	}
	for n, i := range at {
		before, after := i, len(ts)-i
		if n > 0 {
			before = i - at[n-1]
		}
		if n+1 < len(at) {
			after = at[n+1] - i
		}
		switch {
		case min(before, after) >= besideGap:
			out[i] = longestElision
		case len(at) == 1 && len(ts) >= besideOnlyGap:
			out[i] = shortElision
		}
	}
	return out
}

// isEllipsis reports whether the marks between two words say that words are left out.
func isEllipsis(marks string) bool {
	return strings.Contains(marks, "…") || strings.Count(marks, ".") >= 3
}

// stretches returns the tokens of each sentence that holds one.
func stretches(sentences []prose.Span, ts []token) []stretch {
	var out []stretch
	i := 0
	for _, s := range sentences {
		from := i
		for i < len(ts) && ts[i].span.Start < s.End {
			i++
		}
		if i > from {
			out = append(out, stretch{from, i})
		}
	}
	return out
}
