package people

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// start is a place in a name where one of its words starts.
type start struct {
	text string // the folded name from there on
	id   int32  // of the person
	part part
}

// part is what starts at a place in a name.
type part uint8

const (
	otherPart part = iota
	givenPart
	familyPart
	wholeName // a bare surname or single name
)

// vocabulary is the words that names are made of.
type vocabulary []vocabularyWord

// vocabularyWord is a word and the range of the directory's starts that begin with it.
type vocabularyWord struct {
	word     string
	runes    int
	letters  uint32 // a bit for each letter that the word holds
	from, to int32
}

// newVocabulary returns the words of starts, which are sorted.
func newVocabulary(starts []start) vocabulary {
	var v vocabulary
	for i, s := range starts {
		w, _, _ := strings.Cut(s.text, " ")
		if last := len(v) - 1; last >= 0 && v[last].word == w {
			v[last].to = int32(i + 1)
			continue
		}
		v = append(v, vocabularyWord{w, utf8.RuneCountInString(w), letterSet(w), int32(i), int32(i + 1)})
	}
	return v
}

// letterSet returns a bit for each letter that word holds; other characters share some.
func letterSet(word string) (set uint32) {
	for _, r := range word {
		set |= 1 << (uint32(r-'a') % 32)
	}
	return set
}

// like calls do for each word of v that is at most that many edits away from word, with the number of edits. An edit
// changes at most two letters of a set, which spares nearly all comparisons.
func (v vocabulary) like(word string, most int, do func(vocabularyWord, int)) {
	letters, runes := letterSet(word), utf8.RuneCountInString(word)
	for _, e := range v {
		if e.runes < runes-most || e.runes > runes+most || bits.OnesCount32(e.letters^letters) > 2*most {
			continue
		}
		if n := prose.Slips(word, e.word); n <= most {
			do(e, n)
		}
	}
}
