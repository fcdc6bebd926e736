package people_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/people"
)

// country returns n forms, of about as many speakers: names of made-up syllables, a few
// forenames that many bear, roles for a half, and a long tail of people quoted once.
func country(n int) []people.Form {
	r := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("ba ren do mi ka lu sto vel tra no ash qui pel gor han ze fi thru bel mon")
	word := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		return strings.ToUpper(b.String()[:1]) + b.String()[1:]
	}
	forenames, roles := make([]string, 800), make([]string, 3000)
	for i := range forenames {
		forenames[i] = word(2)
	}
	for i := range roles {
		roles[i] = word(2) + " " + []string{"President", "spokesperson", "Mayor", "Senator", "analyst"}[r.IntN(5)]
	}
	forms := make([]people.Form, n)
	for i := range forms {
		forename := forenames[min(r.IntN(800), r.IntN(800))]
		f := people.Form{Name: forename + " " + word(2+r.IntN(3)), Articles: numbers(1 + 200/(i+1))}
		if r.IntN(10) == 0 {
			f.Name = strings.Replace(f.Name, " ", fmt.Sprintf(" %c. ", 'A'+rune(r.IntN(26))), 1)
		}
		if r.IntN(2) == 0 {
			f.Role = roles[r.IntN(len(roles))]
		}
		forms[i] = f
	}
	return forms
}

// numbers returns the numbers of n articles.
func numbers(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(i)
	}
	return out
}

const speakers = 100_000

// The limit is 5 ms at 100,000 speakers; completions take some hundredths of that,
// so a slow machine does not fail this.
func TestCompleteIsFast(t *testing.T) {
	if testing.Short() {
		t.Skip("makes 100,000 speakers")
	}
	d := people.Gather(country(speakers))
	for _, prefix := range []string{"", "b", "ba", "ren", "bado r"} {
		best := time.Hour
		for range 5 {
			start := time.Now()
			d.Complete(prefix, 25)
			best = min(best, time.Since(start))
		}
		if best > 5*time.Millisecond {
			t.Errorf("Complete(%q) took %v at %d speakers, want at most 5ms", prefix, best, speakers)
		}
	}
}

// The limit of a suggestion is 100 ms. A slip makes all names be looked at, which takes some milliseconds.
func TestSuggestIsFast(t *testing.T) {
	if testing.Short() {
		t.Skip("makes 100,000 speakers")
	}
	d := people.Gather(country(speakers))
	for _, prefix := range []string{"", "b", "bado r", "bardo re", "xxxxxx"} {
		best := time.Hour
		for range 5 {
			start := time.Now()
			d.Suggest(prefix, 25, nil)
			best = min(best, time.Since(start))
		}
		if best > 50*time.Millisecond {
			t.Errorf("Suggest(%q) took %v at %d speakers, want at most 50ms", prefix, best, speakers)
		}
	}
}

func BenchmarkSuggest(b *testing.B) {
	d := people.Gather(country(speakers))
	for _, prefix := range []string{"", "b", "bado r", "xxxxxx"} {
		b.Run(prefix, func(b *testing.B) {
			for b.Loop() {
				d.Suggest(prefix, 25, nil)
			}
		})
	}
}

func BenchmarkGather(b *testing.B) {
	forms := country(speakers)
	b.ReportAllocs()
	for b.Loop() {
		people.Gather(forms)
	}
}

func BenchmarkComplete(b *testing.B) {
	d := people.Gather(country(speakers))
	for _, prefix := range []string{"b", "bar", "bado r"} {
		b.Run(prefix, func(b *testing.B) {
			for b.Loop() {
				d.Complete(prefix, 25)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	forms := country(speakers)
	d := people.Gather(forms)
	full := forms[speakers/2].Name
	forename, surname, _ := strings.Cut(full, " ")
	for _, tc := range []struct{ name, words string }{
		{"name", full}, {"surname", surname}, {"forename", forename}, {"role", "the president"}, {"misspelled",
			full[1:] + "x"}, {"nobody", "Xyzzy Plugh"},
	} {
		b.Run(tc.name, func(b *testing.B) {
			for b.Loop() {
				d.Find(tc.words)
			}
		})
	}
}
