// Package spelling finds the words that somebody may have meant who typed another one: by how
// people mistype and mishear, and by how common each word is. It is pure.
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

// List is a list of folded words with the number of articles that have each. It is not safe
// for concurrent changes.
type List struct {
	items  []item
	sorted int              // so many of them are in the order of the words
	at     map[string]int32 // where the others are
	runes  [][]int32        // by length in runes: where the words are
}

type item struct {
	word     string
	letters  uint32 // a bit for each letter that the word holds
	articles int32
}

// NewList returns an empty list. It takes words in sorted order fastest.
func NewList() *List { return &List{at: make(map[string]int32)} }

// longest is the longest word that is looked for, in runes.
const longest = 60

// Add changes the number of articles that have word, which becomes at least 0.
func (l *List) Add(word string, articles int) {
	i, ok := l.find(word)
	if !ok {
		i = len(l.items)
		if i == l.sorted && (i == 0 || l.items[i-1].word < word) {
			l.sorted++
		} else {
			l.at[word] = int32(i)
		}
		l.items = append(l.items, item{word: word, letters: letterSet(word)})
		n := utf8.RuneCountInString(word)
		for len(l.runes) <= min(n, longest) {
			l.runes = append(l.runes, nil)
		}
		l.runes[min(n, longest)] = append(l.runes[min(n, longest)], int32(i))
	}
	l.items[i].articles = max(0, l.items[i].articles+int32(articles))
}

func (l *List) find(word string) (int, bool) {
	if l.sorted > 0 && word <= l.items[l.sorted-1].word {
		byWord := func(it item, w string) int { return strings.Compare(it.word, w) }
		i, ok := slices.BinarySearchFunc(l.items[:l.sorted], word, byWord)
		if ok {
			return i, true
		}
	}
	i, ok := l.at[word]
	return int(i), ok
}

// Articles returns how many articles have word.
func (l *List) Articles(word string) int {
	if i, ok := l.find(word); ok {
		return int(l.items[i].articles)
	}
	return 0
}

// Candidate is a word that may have been meant.
type Candidate struct {
	Word     string
	Distance float64 // see Distance
	Articles int     // that have it
}

// common is what the logarithm of a word's articles is worth against the distance: among
// equally near words the common one is meant more often.
const common = 0.08

// Plausibility orders candidates before anything is known of the question around the word.
func (c Candidate) Plausibility() float64 {
	return common*math.Log1p(float64(c.Articles)) - c.Distance
}

// Near returns at most n words near enough to word that at least one article has, the most
// plausible first, word itself left out. Its time is in proportion to the length of the list.
func (l *List) Near(word string, n int) []Candidate {
	most, edits := allowance(word)
	runes, letters := utf8.RuneCountInString(word), letterSet(word)
	var out []Candidate
	for length := max(1, runes-edits); length <= min(runes+edits, len(l.runes)-1); length++ {
		for _, i := range l.runes[length] {
			it := &l.items[i]
			// An edit takes one letter away at the most and brings one, which spares nearly all comparisons.
			missing, extra := bits.OnesCount32(it.letters&^letters), bits.OnesCount32(letters&^it.letters)
			if missing > edits || extra > edits || it.articles == 0 || it.word == word {
				continue
			}
			if d := within(word, it.word, most); d <= most {
				out = append(out, Candidate{it.word, d, int(it.articles)})
			}
		}
	}
	slices.SortFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Plausibility(), a.Plausibility()), cmp.Compare(a.Word, b.Word))
	})
	return out[:min(n, len(out))]
}

// letterSet has a bit for each letter that word holds; other characters share some.
func letterSet(word string) (set uint32) {
	for _, r := range word {
		set |= 1 << (uint32(r-'a') % 32)
	}
	return set
}
