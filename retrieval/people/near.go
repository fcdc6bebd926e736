package people

import (
	"cmp"
	"maps"
	"slices"
	"unicode/utf8"

	"quoth/retrieval/names"
)

// nearness is how far a person's name is from the words asked for.
type nearness struct {
	edits   []int // for each word asked for, the edits to the nearest word of the name; missingEdits if none is near
	surname bool  // whether the last word asked for is like the surname
}

// missingEdits is how many edits a word counts to which no word of the name is near: more than any misspelling.
const missingEdits = 3

// allowance returns how many edits a misspelling of word has at most.
func allowance(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n < 4:
		return 0 // too many other words are one edit away
	case n < 6:
		return 1
	}
	return missingEdits - 1
}

// missing returns how many of the words asked for are near no word of the name.
func (n nearness) missing() int {
	count := 0
	for _, e := range n.edits {
		if e == missingEdits {
			count++
		}
	}
	return count
}

func (n nearness) total() int {
	sum := 0
	for _, e := range n.edits {
		sum += e
	}
	return sum
}

// variantRunes is how long a word must be for one edit to make another spelling of it rather than another name.
const variantRunes = 6

// variant reports whether n is one edit of one long word away from words.
func (n nearness) variant(words []string) bool {
	at := slices.Index(n.edits, 1)
	return at >= 0 && n.total() == 1 && utf8.RuneCountInString(words[at]) >= variantRunes
}

// nearest returns the ids of those whom n, read from q, may mean, best first: bodies with these initials, and people
// whose names are spelled nearly so. If strict is set, the spelling differs by one edit of a long word.
func (d *Directory) nearest(n names.Name, q names.Sentence, strict bool) []int32 {
	var words []string
	for _, w := range d.afterRole(q) {
		if !w.Is(names.Function|names.Head) && utf8.RuneCountInString(w.Text) > 1 {
			words = append(words, w.Text)
		}
	}
	return append(d.namesakes(n), d.near(words, strict)...)
}

// near returns the ids of the people whose names are nearest to words, best first, and leaves out those much farther
// than the best. A name may lack one of words if the last of them is its surname. If strict is set, the whole name
// must be there, with one edit of a long word.
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

// alike returns everybody who has a word like one of words in their name.
func (d *Directory) alike(words []string) map[int32]nearness {
	found := map[int32]nearness{}
	for i, w := range words {
		d.like(w, allowance(w), func(e vocabularyWord, n int) {
			for _, s := range d.starts[e.from:e.to] {
				at, ok := found[s.id]
				if !ok {
					at.edits = slices.Repeat([]int{missingEdits}, len(words))
				}
				at.edits[i] = min(at.edits[i], n)
				at.surname = at.surname || i == len(words)-1 && s.part == familyPart
				found[s.id] = at
			}
		})
	}
	return found
}

// namesakes returns the ids of the bodies whose initials are n, and of the acronyms of the initials of n.
func (d *Directory) namesakes(n names.Name) []int32 {
	ids := slices.Clone(d.bodies[n.Key()])
	for _, letters := range bodyInitials(n) {
		if id, ok := d.byKey[letters]; ok && d.people[id].names[0].Acronym {
			ids = append(ids, id)
		}
	}
	return ids
}
