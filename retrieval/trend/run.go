package trend

import (
	"iter"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
	"quoth/retrieval/spelling"
)

// longestRun is the number of words that a run of capitals may have to be a name. Longer ones are headlines.
const longestRun = 6

// runs yields the runs of words in a text that start with a capital because they are a name, and not because they
// open a sentence. The name of a body may have "of" in it: "Bank of Quenby".
func runs(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		r := run{text: text}
		for words := prose.NewWords(text); words.Next(); {
			if printed := r.add(words.Span()); printed != "" && !yield(printed) {
				return
			}
		}
		if printed := r.end(); printed != "" {
			yield(printed)
		}
	}
}

// run is the run of words that is being read.
type run struct {
	text  string
	span  prose.Span // of the run; empty: none is being read
	words int
	last  prose.Span // the word before, of the run or not
	ends  bool       // the last word of the run had a possessive ending
	join  bool       // the word before joins two parts of a body's name
	parts int        // how many such words there are
}

// add reads the next word. If that ends a run, add returns the run.
func (r *run) add(s prose.Span) (ended string) {
	word, gap := s.Of(r.text), r.text[r.last.End:s.Start]
	defer func() { r.last = s }()
	isInside := r.words > 0 && !r.ends && isGap(gap, r.last.Of(r.text))
	isCapital := prose.Capitalized(word)
	switch {
	case isInside && isCapital:
		r.extend(s, word)
		return ""
	case isInside && !r.join && r.joins(word):
		r.join = true
		r.parts++
		return ""
	}
	ended = r.end()
	if isCapital && !isContraction(word) && !(opens(gap, r.last.End == 0) && isOpening(word)) {
		r.span, r.words = s, 0
		r.extend(s, word)
	}
	return ended
}

// joins reports whether a word joins what was read to the rest of a body's name: "Bank of Quenby", "Centre for
// Rivers and Lakes".
func (r *run) joins(word string) bool {
	switch word {
	case "of", "for":
		return r.parts == 0 && names.Of(prose.Fold(r.last.Of(r.text))).Is(names.Body)
	case "and":
		return r.parts == 1
	}
	return false
}

func (r *run) extend(s prose.Span, word string) {
	bare := prose.Unpossessed(word)
	r.ends, r.join = bare != word, false
	r.span.End = s.Start + len(bare)
	r.words++
}

// end ends the run, and returns it if it may be a name.
func (r *run) end() string {
	printed, words := r.span.Of(r.text), r.words
	*r = run{text: r.text, last: r.last}
	if words == 0 || words > longestRun {
		return ""
	}
	return printed
}

// isGap reports whether two words of a name may have gap between them, behind the first: a blank, a hyphen, or
// the point of an initial.
func isGap(gap, word string) bool {
	return gap == " " || gap == "-" || gap == ". " && utf8.RuneCountInString(word) == 1
}

// opens reports whether a word behind gap may owe its capital to its place.
func opens(gap string, isFirst bool) bool {
	return isFirst || strings.ContainsAny(gap, ".!?:;\n\"“‘(—•")
}

// isOpening reports whether a word that opens a sentence is most likely no name.
func isOpening(word string) bool {
	folded := prose.Fold(prose.Unpossessed(word))
	return spelling.IsCommon(folded) || names.Of(folded).Is(names.Lead)
}

// isContraction reports whether a word is "I'm", "They're" or the like.
func isContraction(word string) bool {
	_, end, _ := strings.Cut(prose.Fold(word), "'")
	return contracted[end]
}

var contracted = prose.Set("d ll m re t ve")
