package spellcheck

import (
	"slices"
	"strings"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// Correction is a word that was typed, and the word of the articles that took its place.
type Correction struct{ Typed, Taken string }

// Result is a text matched with the words of the articles.
type Result struct {
	Text        string            // with the corrections made
	Question    question.Question // the text as it was typed, parsed
	Corrections []Correction
	Unknown     []string // words that carry the text, that no article has, and that have no likely correction
	Missing     []string // the words of Unknown, and common words that no article has
	// Variants are terms to be looked for beside a term of the text, which is the key.
	Variants map[string][]string
	edits    []edit
}

// dropBesideUnknown undoes the correction of a word beside an unknown one in a name: "Barack Obama" is not
// "Brack Obama".
func (r *Result) dropBesideUnknown(text string) {
	for _, unknown := range r.Unknown {
		for i := len(r.edits) - 1; i >= 0; i-- {
			word := r.edits[i].span.Of(text)
			oneName := strings.Contains(text, word+" "+unknown) || strings.Contains(text, unknown+" "+word)
			if !oneName || !prose.Capitalized(word) || !prose.Capitalized(unknown) {
				continue
			}
			r.Unknown, r.Missing = append(r.Unknown, word), append(r.Missing, word)
			r.edits, r.Corrections = slices.Delete(r.edits, i, i+1), slices.Delete(r.Corrections, i, i+1)
		}
	}
	byPlace := func(a, b string) int { return strings.Index(text, a) - strings.Index(text, b) }
	slices.SortFunc(r.Unknown, byPlace)
	slices.SortFunc(r.Missing, byPlace)
}

// vary adds a variant to each of some terms.
func (r *Result) vary(terms []string, variant string) {
	for _, t := range terms {
		if t != variant && !slices.Contains(r.Variants[t], variant) {
			r.Variants[t] = append(r.Variants[t], variant)
		}
	}
}

// edit replaces a span of a text by words.
type edit struct {
	span  prose.Span
	words string
}

// rewrite returns text with all edits made. If edits overlap, it makes the first.
func rewrite(text string, edits []edit) string {
	slices.SortFunc(edits, func(a, b edit) int { return a.span.Start - b.span.Start })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.span.Start < at {
			continue // two words that were joined are corrected once
		}
		b.WriteString(text[at:e.span.Start])
		b.WriteString(e.words)
		at = e.span.End
	}
	b.WriteString(text[at:])
	return b.String()
}
