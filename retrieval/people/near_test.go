package people

import "testing"

func TestEdits(t *testing.T) {
	for _, tc := range []struct {
		name, a, b string
		want       int
	}{
		{"equal", "vane", "vane", 0},
		{"one changed", "vane", "vale", 1},
		{"one more", "vane", "vanes", 1},
		{"one less", "vane", "van", 1},
		{"two swapped", "vane", "vnae", 1},
		{"two swapped, one more", "vane", "vnaes", 2},
		{"letters of two bytes", "вейн", "веин", 1},
		{"nothing in common", "vane", "thrupp", 6},
		{"one empty", "", "vane", 4},
		{"both empty", "", "", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got, back := edits(tc.a, tc.b), edits(tc.b, tc.a); got != tc.want || back != tc.want {
				t.Errorf("edits(%q, %q) = %d, the other way %d, want %d", tc.a, tc.b, got, back, tc.want)
			}
		})
	}
}

// The letter sets only spare work: whoever is within reach is found.
func TestLikeMissesNobody(t *testing.T) {
	d := Gather([]Form{{Name: "Rosa Vane"}, {Name: "Tom Vanes"}, {Name: "Ada Vaen"}, {Name: "Nell Wane"}, {Name: "Ulf Vne"}, {Name: "Роза Вейн"}, {Name: "Ilse Thrupp"}})
	for _, word := range []string{"vane", "вейн", "rosa", "x"} {
		for most := range 3 {
			want := map[string]int{}
			for _, e := range d.vocabulary {
				if n := edits(word, e.word); n <= most {
					want[e.word] = n
				}
			}
			d.like(word, most, func(e vocabularyWord, n int) {
				if want[e.word] != n {
					t.Errorf("like(%q, %d) gives %q at %d edits, want %d", word, most, e.word, n, want[e.word])
				}
				delete(want, e.word)
			})
			if len(want) > 0 {
				t.Errorf("like(%q, %d) misses %v", word, most, want)
			}
		}
	}
}
