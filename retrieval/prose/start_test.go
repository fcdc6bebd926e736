package prose_test

import (
	"strings"
	"testing"

	"quoth/retrieval/prose"
)

func TestStartsNearly(t *testing.T) {
	for _, tt := range []struct {
		text, start string
		want        bool
	}{
		{"starmer", "starm", true},
		{"starmer", "", true},
		{"starmer", "stamr", true},    // swapped
		{"starmer", "stamer", true},   // a letter is missing
		{"starmer", "sttarm", true},   // a letter too many
		{"starmer", "sxarm", true},    // a wrong letter
		{"starmer", "tsarm", true},    // at the start
		{"starmer", "starmerx", true}, // at the end
		{"starmer", "xtmar", false},
		{"starmer", "starmerxy", false},
		{"starmer", "sxaxm", false},
		{"", "a", true},
		{"", "ab", false},
		{"зеленський", "зелнс", true},
		{"зеленський", "зелемс", true},
		{"зеленський", "земмс", false},
	} {
		if got := prose.StartsNearly(tt.text, tt.start); got != tt.want {
			t.Errorf("StartsNearly(%q, %q) = %v, want %v", tt.text, tt.start, got, tt.want)
		}
	}
}

// A start is near exactly if some start of the text is at most one slip away from it.
func FuzzStartsNearly(f *testing.F) {
	f.Add("starmer", "stamr")
	f.Add("éa", "eà")
	f.Fuzz(func(t *testing.T, text, start string) {
		text, start = strings.ToValidUTF8(text, ""), strings.ToValidUTF8(start, "")
		if len(text) > 30 || len(start) > 30 {
			return
		}
		want := start == ""
		letters := []rune(text)
		for n := range len(letters) + 1 {
			want = want || prose.Slips(string(letters[:n]), start) <= 1
		}
		if got := prose.StartsNearly(text, start); got != want {
			t.Errorf("StartsNearly(%q, %q) = %v, want %v", text, start, got, want)
		}
	})
}
