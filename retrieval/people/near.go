package people

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// mostNear is how many near names are offered.
const mostNear = 3

// vocabulary is the words that names are made of.
type vocabulary []vocabularyWord

// vocabularyWord is a word and the range of the directory's starts that begin with it.
type vocabularyWord struct {
	word     string
	runes    int
	set      uint32 // of its letters
	from, to int32
}

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

// letterSet has a bit for each letter that word holds; other characters share some.
func letterSet(word string) uint32 {
	var s uint32
	for _, r := range word {
		s |= 1 << (uint32(r-'a') % 32)
	}
	return s
}

// like calls do for the words of v within most edits of word, and how many those are. An
// edit changes at most two letters of a set, which spares nearly all comparisons.
func (v vocabulary) like(word string, most int, do func(vocabularyWord, int)) {
	set, runes := letterSet(word), utf8.RuneCountInString(word)
	for _, e := range v {
		if e.runes < runes-most || e.runes > runes+most || bits.OnesCount32(e.set^set) > 2*most {
			continue
		}
		if n := prose.Slips(word, e.word); n <= most {
			do(e, n)
		}
	}
}

// allowance is how many edits of word still make a misspelling of it.
func allowance(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n < 4:
		return 0 // so short a word has too many neighbours
	case n < 6:
		return 1
	}
	return 2
}

// nearness is how far a person's name is from the words asked for.
type nearness struct {
	edits   []int // for each word asked for, from the nearest word of the name; -1: none
	surname bool  // the last word asked for is like the surname
}

// missing is the number of words asked for that the name has nothing like.
func (n nearness) missing() int {
	count := 0
	for _, e := range n.edits {
		if e < 0 {
			count++
		}
	}
	return count
}

func (n nearness) total() int {
	sum := 0
	for _, e := range n.edits {
		sum += max(e, 0)
	}
	return sum + missingEdits*n.missing()
}

// missingEdits is what a word counts that the name has nothing like: more than any
// misspelling.
const missingEdits = 3

// nearest are the names that were perhaps meant by n, read from q, best first: those of the
// same initials, and those that are spelled otherwise; with strict, only a little.
func (d *Directory) nearest(n names.Name, q []names.Token, strict bool) []int32 {
	var words []string
	for _, w := range d.afterRole(q) {
		if !w.Is(names.Function|names.Head) && utf8.RuneCountInString(w.Text) > 1 {
			words = append(words, w.Text)
		}
	}
	return append(d.namesakes(n), d.near(words, strict)...)
}

// afterRole is q without a role before a name.
func (d *Directory) afterRole(q []names.Token) []names.Token {
	from := 0
	for i := 0; i < len(q)-1 && d.isRoleWord(q[i]); i++ {
		if q[i].Is(names.Head) {
			from = i + 1
		}
	}
	return q[from:]
}

// near are the ids of the names that come nearest to words, best first, and not much
// farther than the best. A name may lack one of words if the last is its surname. With
// strict, names count that are spelled in two ways: they differ in one edit of a long word.
func (d *Directory) near(words []string, strict bool) []int32 {
	found := d.alike(words)
	best := missingEdits * len(words)
	for id, n := range found {
		good := n.missing() == 0 || n.missing() == 1 && n.surname && len(words) > 1
		whole := n.surname || len(d.people[id].names[0].Words) == len(words)
		if !good || strict && !(whole && n.variant(words)) {
			delete(found, id)
			continue
		}
		best = min(best, n.total())
	}
	maps.DeleteFunc(found, func(_ int32, n nearness) bool { return n.total() > best+1 })
	return slices.SortedFunc(maps.Keys(found), func(a, b int32) int {
		return cmp.Or(cmp.Compare(found[a].total(), found[b].total()), cmp.Compare(a, b))
	})
}

// variantRunes is the length from which a word has other spellings rather than neighbours.
const variantRunes = 6

// variant reports whether one edit of one long word is all that n is away from words.
func (n nearness) variant(words []string) bool {
	at := slices.Index(n.edits, 1)
	return at >= 0 && n.total() == 1 && utf8.RuneCountInString(words[at]) >= variantRunes
}

// alike is everybody who has a word like one of words in their name.
func (d *Directory) alike(words []string) map[int32]nearness {
	found := map[int32]nearness{}
	for i, w := range words {
		d.like(w, allowance(w), func(e vocabularyWord, n int) {
			for _, s := range d.starts[e.from:e.to] {
				at, ok := found[s.id]
				if !ok {
					at.edits = slices.Repeat([]int{-1}, len(words))
				}
				if at.edits[i] < 0 || n < at.edits[i] {
					at.edits[i] = n
				}
				at.surname = at.surname || i == len(words)-1 && s.part == familyPart
				found[s.id] = at
			}
		})
	}
	return found
}

// namesakes are the ids of the bodies that n is the initials of, and of the acronyms that
// its own initials make.
func (d *Directory) namesakes(n names.Name) []int32 {
	ids := slices.Clone(d.bodies[n.Key()])
	if n.Body && len(n.Words) > 1 {
		for _, letters := range bodyInitials(n.Words) {
			if id, ok := d.byKey[letters]; ok && d.people[id].names[0].Acronym {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// bodyInitials are the initials of a body's name, with and without its small words.
func bodyInitials(words []string) []string {
	all := names.Initials(words)
	short := names.Initials(slices.DeleteFunc(slices.Clone(words),
		func(w string) bool { return names.Of(w).Is(names.Connector | names.Function) }))
	if short == all || len(short) < 2 {
		return []string{all}
	}
	return []string{all, short}
}
