package wording

import (
	"iter"

	"quoth/retrieval/prose"
)

// Words returns the words of a text, folded so that all printings of one word are equal, and where they stand, in
// bytes. A sign that is read aloud, such as "$" or "%", is a word too.
func Words(text string) iter.Seq2[string, prose.Span] {
	return func(yield func(string, prose.Span) bool) {
		for _, t := range tokens(text) {
			if !yield(t.text, t.span) {
				return
			}
		}
	}
}
