package people

import (
	"testing"

	"quoth/retrieval/prose"
)

// The letter sets only spare work: whoever is within reach is found.
func TestLikeMissesNobody(t *testing.T) {
	d := Gather([]Form{{Name: "Rosa Vane"}, {Name: "Tom Vanes"}, {Name: "Ada Vaen"},
		{Name: "Nell Wane"}, {Name: "Ulf Vne"}, {Name: "Роза Вейн"}, {Name: "Ilse Thrupp"}})
	for _, word := range []string{"vane", "вейн", "rosa", "x"} {
		for most := range 3 {
			want := map[string]int{}
			for _, e := range d.vocabulary {
				if n := prose.Slips(word, e.word); n <= most {
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
