package story

import (
	"sync"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// The rule of near-copies looks at containment, the number of shared shingles over that of the
// smaller set. From sure on, two texts are copies. Between likely and sure they may also be two
// fillings of one template ("41 ships wait", "39 ships wait"), so the numbers must agree and the
// dates be near. In any case the names must agree; see event.
const (
	sure         = 0.8
	likely       = 0.5
	sharedNumber = 0.6
	nearDates    = 48 * time.Hour
)

const (
	shingleWords = 3 // the length of a shingle
	minShingles  = 8 // texts with fewer are no copies: a few words can be shared by chance
)

// Text is an article prepared for comparing.
type Text struct {
	shingles map[uint64]bool
	numbers  map[string]bool
	date     time.Time
	words    uint64 // hash of all of them; 0 when there are none
	event    func() *event
}

// Read returns an article prepared for comparing: the shingles of its words, folded, and its
// numbers. Of a long text it keeps one shingle in sampling, chosen by their hashes, so that texts
// keep the same ones. It reads no more than MaxText.
func Read(a *news.Article) Text {
	t := Text{shingles: make(map[uint64]bool), numbers: make(map[string]bool)}
	t.event = sync.OnceValue(func() *event { return readEvent(a) })
	t.date, _ = a.Date()
	keep := uint64(sampling)
	if len(a.Text) < shortText {
		keep = 1
	}
	var last [shingleWords]uint64
	text := news.Head(a.Text, MaxText)
	words := prose.NewWords(text)
	for n := 1; words.Next(); n++ {
		w := prose.Fold(words.Span().Of(text))
		if w != "" && '0' <= w[0] && w[0] <= '9' {
			t.numbers[w] = true
		}
		t.words = (t.words ^ hash(w)) * prime
		t.words = max(t.words, 1)
		last[0], last[1], last[2] = last[1], last[2], hash(w)
		if h := mix(last); n >= shingleWords && h%keep == 0 {
			t.shingles[h] = true
		}
	}
	return t
}

// A text of less than shortText bytes, about 200 words, keeps all its shingles.
const (
	sampling  = 4
	shortText = 1200
)

const prime = 0x9E3779B97F4A7C15 // 2^64 over the golden ratio

// mix makes one hash of those of three words in a row.
func mix(words [shingleWords]uint64) uint64 {
	h := (words[0]*prime+words[1])*prime + words[2]
	return h ^ h>>29
}

// hash returns the FNV-1a hash of s (Fowler, Noll, Vo), which is the same in every process, so that
// the sample of a text is too.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// CopyOf reports whether t and u are near-copies.
func (t Text) CopyOf(u Text) bool {
	if t.words != 0 && t.words == u.words {
		return true
	}
	if min(len(t.shingles), len(u.shingles)) < minShingles {
		return false
	}
	switch c := containment(t.shingles, u.shingles); {
	case c < likely:
		return false
	case c < sure && (t.date.Sub(u.date).Abs() > nearDates || containment(t.numbers, u.numbers) < sharedNumber):
		return false
	}
	return !t.IsOther(u)
}

// IsOther reports whether t and u tell different events in one form of words.
func (t Text) IsOther(u Text) bool {
	if t.words > u.words {
		t, u = u, t
	}
	return t.event().isOther(u.event())
}

// containment returns the share of the smaller set that the larger one holds, 1 for an empty set.
func containment[K comparable](a, b map[K]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 1
	}
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}
