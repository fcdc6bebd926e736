package input

import (
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// shortNames finds outlets in one text by less than their whole names.
type shortNames struct {
	text   string
	words  []prose.Span   // the words of text, without possessive endings
	taken  []bool         // which words are part of a whole name
	owners map[string]int // in how many names of outlets a word is, by the folded word
	flat   bool           // capitals say nothing in text; see [IsFlat]
}

// newShortNames reads text, in which the whole names of outlets stand at.
func newShortNames(text string, outlets []string, at map[string][]prose.Span) shortNames {
	n := shortNames{text: text, owners: make(map[string]int), flat: IsFlat(text)}
	for w := prose.NewWords(text); w.Next(); {
		s := w.Span()
		word := s.Of(text)
		s.End -= len(word) - len(prose.Unpossessed(word))
		n.words = append(n.words, s)
	}
	n.taken = make([]bool, len(n.words))
	for _, o := range outlets {
		n.take(at[o])
		seen := make(map[string]bool)
		for _, w := range FoldedWords(o) {
			if !seen[w] {
				n.owners[w]++
				seen[w] = true
			}
		}
	}
	return n
}

// take marks the words in spans, which are in order, as part of a whole name.
func (n shortNames) take(spans []prose.Span) {
	i := 0
	for _, s := range spans {
		for ; i < len(n.words) && n.words[i].Start < s.End; i++ {
			n.taken[i] = n.taken[i] || n.words[i].Overlaps(s)
		}
	}
}

// places returns where outlet is named by its name without what stands in brackets ("Harbour
// Courier"), or by its last word ("the Courier").
func (n shortNames) places(outlet string) (out []prose.Span) {
	name := namedWords(outlet)
	if len(name) == 0 {
		return nil
	}
	last := name[len(name)-1]
	for i := range n.words {
		if n.taken[i] || !strings.EqualFold(n.word(i), last) {
			continue
		}
		if from := i + 1 - len(name); from >= 0 && n.isName(from, name) {
			out = append(out, prose.Span{Start: n.words[from].Start, End: n.words[i].End})
		} else if n.owners[prose.Fold(last)] == 1 && n.isLast(i, last) {
			out = append(out, n.words[i])
		}
	}
	return out
}

// namedWords returns the words of an outlet's name without what stands in brackets. It returns nil
// for a name of several parts ("Orlo Bell - Sport"), which has no short form.
func namedWords(outlet string) (out []string) {
	outlet, _, _ = strings.Cut(outlet, "(")
	if strings.ContainsAny(outlet, "|:") || strings.Contains(outlet, " - ") {
		return nil
	}
	for w := prose.NewWords(outlet); w.Next(); {
		out = append(out, w.Span().Of(outlet))
	}
	return out
}

// isName reports whether the words of name stand at word i as they are printed. In lower case they
// must be those of a paper to look in: "in the harbour courier".
func (n shortNames) isName(i int, name []string) bool {
	printed := true
	for k, w := range name {
		if n.taken[i+k] || !strings.EqualFold(n.word(i+k), w) || k > 0 && !n.adjacent(i+k) {
			return false
		}
		printed = printed && (n.word(i+k) == w || k == 0 && prose.Fold(w) == "the" && len(name) > 1)
	}
	last := name[len(name)-1]
	switch {
	case len(name) == 1 || prose.Fold(name[0]) == "the" && len(name) == 2:
		return n.isLast(i+len(name)-1, last)
	case printed:
		return prose.Capitalized(last)
	}
	return titleWords[prose.Fold(last)] && n.lookedIn(i)
}

// isLast reports whether word i, which ends an outlet's name, stands for the outlet: with the
// capital that it is printed with and not inside a longer name, or in lower case where a paper to
// look in is named.
func (n shortNames) isLast(i int, last string) bool {
	fold := prose.Fold(last)
	if everyTitle[fold] {
		return false
	}
	if n.word(i) == last && prose.Capitalized(last) && !n.flat {
		return !n.inLongerName(i) && (titleWords[fold] || n.is(i-1, "the"))
	}
	return titleWords[fold] && n.lookedIn(i)
}

// inLongerName reports whether words with capitals stand around word i, so that it is part of their
// name: "Tarn Courier Cup", "Courier of Orlo".
func (n shortNames) inLongerName(i int) bool {
	before := i > 0 && n.adjacent(i) && n.isCapital(i-1) && !Asking.Has(prose.Fold(n.word(i-1)))
	after := i+1 < len(n.words) && n.adjacent(i+1) && n.isCapital(i+1) && !News.Has(prose.Fold(n.word(i+1)))
	of := i+2 < len(n.words) && n.is(i+1, "of") && n.isCapital(i+2)
	return before || after || of
}

// lookedIn reports whether "in the" or its like stands before word i.
func (n shortNames) lookedIn(i int) bool {
	return n.is(i-1, "the") && (n.is(i-2, "in", "from", "by", "of") || n.is(i-2, "to") && n.is(i-3, "according"))
}

func (n shortNames) word(i int) string { return n.words[i].Of(n.text) }

func (n shortNames) isCapital(i int) bool { return prose.Capitalized(n.word(i)) }

func (n shortNames) is(i int, words ...string) bool {
	return i >= 0 && slices.Contains(words, prose.Fold(n.word(i)))
}

// adjacent reports whether nothing but blanks stands between word i and the word before it.
func (n shortNames) adjacent(i int) bool {
	return strings.TrimSpace(n.text[n.words[i-1].End:n.words[i].Start]) == ""
}

// titleWords are last words of papers' names that are seldom anything else, so that "in the
// courier" names a paper. "In the times" and "in the week" do not.
var titleWords = prose.Set(`courier gazette herald tribune chronicle bugle examiner inquirer enquirer
	argus dispatch advertiser clarion intelligencer telegraph tidings messenger recorder`)

// everyTitle are last words of names that many outlets share.
var everyTitle = prose.Set(`news newspaper sport sports today online daily weekly media business world
	report magazine tv radio press network live com`)
