package prose

import (
	"slices"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// allBoundaries returns the boundaries of s as the segmenter finds them when it reads all of it.
func allBoundaries(s string) (out []int) {
	for it := sentences.FromString(s); it.Next(); {
		out = append(out, it.End())
	}
	return out
}

func FuzzBoundaries(f *testing.F) {
	for _, s := range []string{"", "It sails.", "It sails. It came! Did it? “Yes.” She left…  Then (so) 3.5 m. of it",
		"Mr. Vane’s U.S. pier.\nÉlan. été", "。A！b", "a\u2028b\u0085c\r\nd", "\xff.\x80A", "x.\u0301 A", "no end", "\xE2\x80",
		"\xC3", "a․ B", "...... A", "A.\u00adB c. \u200bd"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := slices.Collect(boundaries(s)), allBoundaries(s); !slices.Equal(got, want) {
			t.Errorf("%q: boundaries %v, want %v", s, got, want)
		}
	})
}
