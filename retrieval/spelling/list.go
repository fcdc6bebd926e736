// Package spelling finds the words that a misspelt one may stand for, by how people mistype and
// mishear words, and by how common each word is. It is pure.
//
//	list := spelling.NewList()
//	list.Add("zelenskyy", 12)
//	list.Near("zelensky", 8) // zelenskyy, at a distance of .32
package spelling

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// List is a list of folded words, each with the number of articles that have it. It is not safe for
// concurrent changes.
type List struct {
	entries []entry
	sorted  int              // the number of entries at the start that are in the order of their words
	places  map[string]int32 // of the other entries, by word
	lengths [][]spelt        // the words that have so many runes
}

type entry struct {
	word     string
	articles int32
}

// spelt is a word as Near looks at it first. That reads a list from start to end, and hardly ever an entry.
type spelt struct {
	letters uint32 // see letterSet
	place   int32  // in List.entries
}

// NewList returns an empty list. Adding to it is fastest, and takes the least memory, if the words come
// in sorted order.
func NewList() *List { return &List{places: make(map[string]int32)} }

// longest is the number of runes from which all words count as equally long.
const longest = 60

// Add adds articles, which may be negative, to the number of articles that have word. The number does
// not become less than 0.
func (l *List) Add(word string, articles int) {
	i, ok := l.find(word)
	if !ok {
		i = l.append(word)
	}
	l.entries[i].articles = max(0, l.entries[i].articles+int32(articles))
}

// append adds an entry for a new word, and returns its place.
func (l *List) append(word string) int {
	i := len(l.entries)
	if i == l.sorted && (i == 0 || l.entries[i-1].word < word) {
		l.sorted++
	} else {
		l.places[word] = int32(i)
	}
	l.entries = append(l.entries, entry{word: word})
	n := min(utf8.RuneCountInString(word), longest)
	for len(l.lengths) <= n {
		l.lengths = append(l.lengths, nil)
	}
	l.lengths[n] = append(l.lengths[n], spelt{letterSet(word), int32(i)})
	return i
}

// find returns the place of a word.
func (l *List) find(word string) (int, bool) {
	if l.sorted > 0 && word <= l.entries[l.sorted-1].word {
		byWord := func(e entry, w string) int { return strings.Compare(e.word, w) }
		i, ok := slices.BinarySearchFunc(l.entries[:l.sorted], word, byWord)
		if ok {
			return i, true
		}
	}
	i, ok := l.places[word]
	return int(i), ok
}

// Articles returns how many articles have word.
func (l *List) Articles(word string) int {
	if i, ok := l.find(word); ok {
		return int(l.entries[i].articles)
	}
	return 0
}

// Candidate is a word that a misspelt one may stand for.
type Candidate struct {
	Word     string
	Distance float64 // from the misspelt word; see Distance
	Articles int     // that have it
}

// commonWeight is the weight of the logarithm of a word's articles against its distance: of words that
// are equally near, the more common one is meant more often.
const commonWeight = 0.08

// Plausibility returns how likely the candidate is to be meant, judged by the word alone. Of several
// candidates, the one with the greatest value is the likeliest.
func (c Candidate) Plausibility() float64 {
	return commonWeight*math.Log1p(float64(c.Articles)) - c.Distance
}

// Near returns at most n other words that word may stand for, the most plausible first. At least one
// article has each. Near takes time in proportion to the length of the list.
func (l *List) Near(word string, n int) []Candidate {
	most, edits := allowance(word)
	runes, letters := utf8.RuneCountInString(word), letterSet(word)
	var out []Candidate
	for length := max(1, runes-edits); length <= min(runes+edits, len(l.lengths)-1); length++ {
		for _, s := range l.lengths[length] {
			// One edit removes at most one letter and adds at most one. This spares nearly all comparisons.
			missing, extra := bits.OnesCount32(s.letters&^letters), bits.OnesCount32(letters&^s.letters)
			if missing > edits || extra > edits {
				continue
			}
			e := &l.entries[s.place]
			if e.articles == 0 || e.word == word {
				continue
			}
			if d := within(word, e.word, most); d <= most {
				out = append(out, Candidate{e.word, d, int(e.articles)})
			}
		}
	}
	slices.SortFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Plausibility(), a.Plausibility()), cmp.Compare(a.Word, b.Word))
	})
	return out[:min(n, len(out))]
}

// letterSet returns a set with a bit for each letter of word. Letters other than a to z share the bits
// of these.
func letterSet(word string) (set uint32) {
	for _, r := range word {
		set |= 1 << (uint32(r-'a') % 32)
	}
	return set
}
