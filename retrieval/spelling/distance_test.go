package spelling

import (
	"fmt"
	"strings"
	"testing"
)

// pair is a word that was typed and the word that was meant.
type pair struct{ typed, meant string }

func (p pair) String() string { return p.typed + " for " + p.meant }

// Mistakes that people make often cost less than those that they seldom make. Each row is in the order of
// the costs, the cheapest first; the costs themselves may change.
func TestDistanceOrdersMistakes(t *testing.T) {
	for name, row := range map[string][]pair{
		"a double letter, a swap, a key that is far away": {
			{"barackk", "barack"}, {"barcak", "barack"}, {"barapk", "barack"},
		},
		"a letter left single, a swap, a key that is far away": {
			{"hariet", "harriet"}, {"harreit", "harriet"}, {"harrget", "harriet"},
		},
		"a key beside the right one, a key that is far away": {{"lantetn", "lantern"}, {"lantekn", "lantern"}},
		"a neighbouring key, another key":                    {{"quandt", "quanet"}, {"quanzt", "quanet"}},
		"a vowel too few, a consonant too few":               {{"brntford", "brentford"}, {"brenford", "brentford"}},
		"a vowel that sounds alike, one key from another":    {{"pellary", "pellery"}, {"pellpry", "pellery"}},
		"equal, one edit, two edits":                         {{"meteor", "meteor"}, {"metor", "meteor"}, {"metr", "meteor"}},
		"inside the word, then at its start":                 {{"sannoway", "stannoway"}, {"tannoway", "stannoway"}},
		"a sound at the start, another letter at the start":  {{"kompton", "compton"}, {"tompton", "compton"}},
		"another letter inside, another letter at the start": {{"mabler", "marler"}, {"parler", "marler"}},
		"ck for k, a consonant that sounds like nothing":     {{"witckoff", "witkoff"}, {"witmkoff", "witkoff"}},
		"k for ck, an r too few":                             {{"stoker", "stocker"}, {"stoke", "stoker"}},
		"letters of one sound, letters of two":               {{"dunnog", "dunnok"}, {"dunnof", "dunnok"}},
	} {
		t.Run(name, func(t *testing.T) {
			for i := 1; i < len(row); i++ {
				less, more := Distance(row[i-1].typed, row[i-1].meant), Distance(row[i].typed, row[i].meant)
				if less >= more {
					t.Errorf("%s is %.2f and %s is %.2f, want the first to be less", row[i-1], less, row[i], more)
				}
			}
		})
	}
}

// A sound that is spelt with one letter more or less is one mistake, not two.
func TestDistanceOfSounds(t *testing.T) {
	plain := Distance("harbouz", "harboul")
	for _, p := range []pair{{"witckoff", "witkoff"}, {"witkoff", "witckoff"}, {"becs", "beks"}, {"filip", "filiph"}, {"marriot", "mariot"}, {"visser", "wisser"}} {
		if got := Distance(p.typed, p.meant); got <= 0 || got >= plain {
			t.Errorf("%s is %.2f, want more than 0 and less than the %.2f of a plain edit", p, got, plain)
		}
	}
}

// An apostrophe too many or too few costs as little as a vowel.
func TestDistanceOfApostrophes(t *testing.T) {
	if got, plain := Distance("oleary", "o'leary"), Distance("osleary", "oleary"); got >= plain {
		t.Errorf("an apostrophe left out is %.2f, want less than the %.2f of a letter", got, plain)
	}
}

// within equals Distance where that is at most the bound, and is above the bound elsewhere.
func TestWithinABound(t *testing.T) {
	words := strings.Fields("stannoway stanoway pellery pellary pelery marrow marow harrow lantern lamtern latern zelenskyy zelensky kelp help quill quil qiull")
	for _, a := range words {
		for _, b := range words {
			exact := Distance(a, b)
			for _, most := range []float64{0, 0.3, 0.55, 0.85, 1.05, 1.55, 2.1, 5} {
				got := within(a, b, most)
				if exact <= most && got != exact {
					t.Errorf("within(%s, %s, %.2f) = %.3f, want the distance %.3f", a, b, most, got, exact)
				}
				if exact > most && got <= most {
					t.Errorf("within(%s, %s, %.2f) = %.3f, want more than the bound: the distance is %.3f", a, b, most, got, exact)
				}
			}
		}
	}
}

// Words of up to maxBytes are compared. A longer word is far away from every other.
func TestDistanceOfLongWords(t *testing.T) {
	for _, n := range []int{maxBytes - 1, maxBytes, maxBytes + 1, 10 * maxBytes} {
		t.Run(fmt.Sprint(n, " bytes"), func(t *testing.T) {
			long := strings.Repeat("lo", n/2) + strings.Repeat("r", n%2)
			got := Distance(long[1:], long)
			if n <= maxBytes && got > costAny+costFirst {
				t.Errorf("without its first letter it is %.2f away, want at most %.2f", got, costAny+costFirst)
			}
			if n > maxBytes && got < 2 {
				t.Errorf("a word too long to compare is %.2f away, want it far", got)
			}
		})
	}
}

// FuzzDistance checks what is true for any two words, folded or not.
func FuzzDistance(f *testing.F) {
	for _, p := range []pair{
		{"zelensky", "zelenskyy"}, {"", ""}, {"", "a"}, {"a", ""}, {"é", "e"}, {"ck", "k"}, {"\xff\xfe", "\xff"}, {"o'leary", "oleary"},
		{"\x00", "\x00\x00"}, {strings.Repeat("a", 41), "a"}, {strings.Repeat("a", 41), strings.Repeat("a", 41)}, {"東京", "京東"}, {"ab", "ba"},
		{strings.Repeat("ferry", 9), strings.Repeat("ferry", 8)}, {"h", "'"}, {"0123", "0132"},
	} {
		f.Add(p.typed, p.meant)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		d, back := Distance(a, b), Distance(b, a)
		if d < 0 || d != d {
			t.Errorf("Distance(%q, %q) = %v, want 0 or more", a, b, d)
		}
		if long := max(len(a), len(b)) > maxBytes; (d == 0) != (a == b) && !(long && a == b) {
			t.Errorf("Distance(%q, %q) = %v, want 0 for equal words and only for these", a, b, d)
		}
		// Each way costs at the most twice as much as the other, and some for a first letter.
		if d > 2*back+2 || back > 2*d+2 {
			t.Errorf("Distance(%q, %q) = %v and back %v, want them near each other", a, b, d, back)
		}
		if most := float64(len(a)+len(b))*costAny + 2*costFirst; d > most {
			t.Errorf("Distance(%q, %q) = %v, want at most the %v of writing b anew", a, b, d, most)
		}
		if max(len(a), len(b)) <= maxBytes && d < float64(abs(len(a)-len(b)))*costDouble*soundFactor-1e-9 {
			t.Errorf("Distance(%q, %q) = %v, want at least a doubled letter for each byte that one is longer", a, b, d)
		}
		list := NewList()
		list.Add(a, 1)
		for _, c := range list.Near(b, 3) {
			if c.Word == b || c.Distance > maxAllowance(b) {
				t.Errorf("Near(%q) = %+v, want another word within %v", b, c, maxAllowance(b))
			}
		}
	})
}

func maxAllowance(word string) float64 {
	most, _ := allowance(word)
	return most
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// The misspelling of a longer word may be at least as far away as that of a shorter one.
func TestAllowanceGrowsWithTheWord(t *testing.T) {
	before, edits := 0.0, 0
	for n := range 20 {
		most, k := allowance(strings.Repeat("é", n))
		if most < before || k < edits {
			t.Errorf("a word of %d letters is allowed %.2f and %d edits, want at least those of a shorter one", n, most, k)
		}
		before, edits = most, k
		if n < 3 && (most != 0 || k != 0) {
			t.Errorf("a word of %d letters is allowed %.2f, want none: it has too many neighbours", n, most)
		}
	}
	if before == 0 {
		t.Error("the longest word is allowed nothing")
	}
}
