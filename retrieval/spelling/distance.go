package spelling

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xrash/smetrics"
)

// The costs of the edits of a word. An edit that people make often costs less: a key beside the right
// one, a vowel that sounds alike, a doubled letter. The order of the costs follows the confusion
// matrices of Kernighan, Church and Gale ("A Spelling Correction Program Based on a Noisy Channel
// Model", COLING 1990). The numbers were set by hand, and tried on made-up misspellings of archive words.
const (
	costAny    = 1.0  // one letter for another
	costGap    = 0.85 // a letter too many or too few
	costKeys   = 0.8  // the letter of a key beside the right one
	costSound  = 0.55 // a letter that sounds alike
	costSwap   = 0.6  // two neighbours exchanged
	costDouble = 0.4  // a letter doubled, or a double letter single
	costLetter = 0.42 // y for i
	costWeak   = 0.7  // a vowel or an h too many or too few
	// costFirst is added if the first letter is missing or another one comes before it. Half of it is added
	// if the first letter is another one.
	costFirst = 0.8
)

// soundFactor multiplies the distance of two words that have the same Soundex code.
const soundFactor = 0.8

// Distance returns how unlikely it is to type a for b, as a weighted, restricted Damerau-Levenshtein
// distance. Both must be folded words. It is 0 for equal words and about 1 for one plain edit. Distance
// takes time in proportion to the product of both lengths in bytes.
func Distance(a, b string) float64 { return within(a, b, math.Inf(1)) }

// within returns the distance of two words if that is at most most, else something greater than most.
func within(a, b string, most float64) float64 {
	d := edits(a, b, most/soundFactor)
	if d > 0 && d*soundFactor <= most && soundsLike(a, b) {
		d *= soundFactor
	}
	return d
}

// maxBytes bounds the words that are compared: nobody types longer ones.
const maxBytes = 40

// edits returns the cost of the cheapest edits that turn b into a. If they cost more than most, it may stop
// early and return another number greater than most.
func edits(a, b string, most float64) float64 {
	if len(a) > maxBytes || len(b) > maxBytes {
		return float64(max(len(a), len(b)))
	}
	var rows [3][maxBytes + 1]float64
	before, above, row := rows[0][:len(b)+1], rows[1][:len(b)+1], rows[2][:len(b)+1]
	var gaps [maxBytes]float64 // of each letter of b
	for j := range len(b) {
		gaps[j] = gap(b, j)
		above[j+1] = above[j] + gaps[j]
	}
	lowest := 0.0 // the least cost in the row before
	for i := range len(a) {
		out := gap(a, i)
		row[0] = above[0] + out
		least := row[0]
		for j := range len(b) {
			best := min(above[j]+change(a[i], b[j], i == 0 && j == 0), above[j+1]+out, row[j]+gaps[j])
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] && a[i] != b[j] {
				best = min(best, before[j-1]+costSwap)
			}
			row[j+1] = best
			least = min(least, best)
		}
		if min(least, lowest+costSwap) > most {
			return min(least, lowest+costSwap) // a swap skips a row
		}
		before, above, row, lowest = above, row, before, least
	}
	return above[len(b)]
}

// weakLetters are the vowels, and the characters that are left out as easily.
const weakLetters = "aeiouyh'"

// gap returns the cost of leaving out letter i of a word, or of adding it.
func gap(word string, i int) float64 {
	likeBefore := i > 0 && alike[word[i]][word[i-1]]
	likeAfter := i > 0 && i+1 < len(word) && alike[word[i]][word[i+1]]
	switch {
	case i > 0 && word[i] == word[i-1]:
		return costDouble
	case strings.IndexByte(weakLetters, word[i]) < 0 && (likeBefore || likeAfter):
		return costSound // "ck" for "k"
	case i == 0:
		return costAny + costFirst
	case strings.IndexByte(weakLetters, word[i]) >= 0:
		return costWeak
	}
	return costGap
}

// change returns the cost of typing x in place of y.
func change(x, y byte, first bool) float64 {
	cost := 0.0
	switch {
	case x == y:
		return 0
	case x == 'i' && y == 'y' || x == 'y' && y == 'i':
		cost = costLetter
	case alike[x][y]:
		cost = costSound
	case beside[x][y]:
		cost = costKeys
	default:
		cost = costAny
	}
	if first && !alike[x][y] {
		cost += costFirst / 2
	}
	return cost
}

// pairs are pairs of bytes, in either order.
type pairs = [256][256]bool

// alike are the pairs of letters that can stand for nearly the same sound.
var alike = pairsOf("ae ai ao au ei eo eu io iu ou ay ey iy oy uy ck cs sz kq ck fv vw gj dt bp mn cq ks td xs")

// beside are the pairs of keys that are neighbours on a QWERTY keyboard.
var beside = pairsOf(`qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm
	qa ws ed rf tg yh uj ik ol az sx dc fv gb hn jm wa es rd ft gy hu ji ko lp sz dx fc gv hb jn km`)

func pairsOf(list string) *pairs {
	t := new(pairs)
	for p := range strings.FieldsSeq(list) {
		t[p[0]][p[1]], t[p[1]][p[0]] = true, true
	}
	return t
}

// soundsLike reports whether two folded words have the same Soundex code. Their first letters, which the
// code keeps, may be different ones that sound alike. Words with letters other than a to z have no code.
func soundsLike(a, b string) bool {
	if !isPlain(a) || !isPlain(b) {
		return false
	}
	if a[0] != b[0] && !alike[a[0]][b[0]] {
		return false
	}
	return smetrics.Soundex(a)[1:] == smetrics.Soundex(b)[1:]
}

// isPlain reports whether a word has letters from a to z only.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || 'z' < s[i] {
			return false
		}
	}
	return s != ""
}

// allowance returns the greatest distance and the greatest number of edits between a typed word and what it may
// stand for. The shorter a word is, the more other words are near it, and the less is allowed.
func allowance(word string) (distance float64, edits int) {
	switch n := utf8.RuneCountInString(word); {
	case n < 3:
		return 0, 0
	case n == 3:
		return 0.85, 1
	case n < 6:
		return 1.05, 1
	case n < 9:
		return 1.55, 2
	}
	return 2.1, 3
}
