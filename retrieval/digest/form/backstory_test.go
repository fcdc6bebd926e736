package form

import (
	"slices"
	"testing"
	"time"
)

// A sentence that opens with a time long before its article is backstory, unless it also reports something current.
func TestOpensLongAgo(t *testing.T) {
	today := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	for _, s := range []string{
		"On the morning of 3 March 1974, a lorry laden with eels rolled off the quay at Tarn.",
		"In February 2021, the pumps below the mole failed on the coldest night of the winter.",
		"In 1953 the sea broke through the wall and drowned the lower town.",
		"Back in 1998, nobody at the yard had heard of the pipe.",
		"Two years ago, the council closed the only bridge to Marling.",
		"Just over ten years ago the last weaver in Tarn Edge shut his loom.",
		"On a raw, moonless night more than 50 years ago, forty men rowed out to the wreck.",
		"When the bridge opened in 1931, a brass band played for three hours.",
		"As the crowd pushed into the hall two years ago today, the lights went out.",
		"In the 1940s, divers built the first lock gate out of old hatches.",
		"Decades ago, every house in Quill had a boat behind it.",
		"During the winter of 1962 the whole bay froze, and people walked to Great Lamb.",
		"At 3.20am on 5 May 1941 a mine drifted against the pier.",
		"In June 2025 the mayor promised a new ferry, which has never been seen.",
	} {
		if !opensLongAgo(s, today) {
			t.Errorf("news: %q, want backstory", s)
		}
	}
	for _, s := range []string{
		"The harvest was the largest since 2012, the growers’ union said.",
		"For the first time since 1953, water stands in the lower town.",
		"A woman who fled Tarn in 1998 was found alive in the hills.",
		"In the town that burned down in 2012, a new mayor took office.",
		"Two years ago he was a clerk; on Monday he became mayor.",
		"In 1998 she mended nets, and now she runs the bank.",
		"In 2019 the company knew of the leak, according to letters that the Gazette has read.",
		"Ten years after the fire that killed 12 people, a jury cleared the builder.",
		"On 14 March, Rovers play their last match at home.",
		"In January 2026 the board closed the lock, and barges lie below it.",
		"On 27 February 2026, a lorry rolled off the quay at Tarn.",
		"In 2027 the two harbours are to have one board.",
		"In Marling, a man jailed in 2012 walked free from the county court.",
		"The bridge built in 1931 fell into the river before dawn.",
		"By 1998 the pipe was known to the builders, the minister said.",
		"In 1974 a lorry rolled off the quay, and divers will raise it this week.",
		"",
	} {
		if opensLongAgo(s, today) {
			t.Errorf("backstory: %q, want news", s)
		}
	}
}

// Behind a sentence of backstory, those that tell on from it are backstory too.
func TestBackstoryGoesOn(t *testing.T) {
	b := &Backstory{today: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)}
	var got []bool
	for _, s := range []string{
		"Crake resigned over the bridge.",
		"In 1998 the bridge was shut for a summer.",
		"Traders below it lost half of their trade.",
		"The mayor of those days, Odo Brack, moved away.",
		"On Sunday the bridge was shut again.",
		"Traders below it put up signs.",
	} {
		got = append(got, b.Has(s))
	}
	if want := []bool{false, true, true, true, false, false}; !slices.Equal(got, want) {
		t.Errorf("backstory = %v, want %v", got, want)
	}
}

// FuzzOldOpening checks that the opening of any sentence ends inside it.
func FuzzOldOpening(f *testing.F) {
	for _, s := range []string{"On the morning of 3 March 1974, a lorry fell.", "Years ago", "ﬁfty years ago", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := endOfOldOpening(s, time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC))
		if end < 0 || end > len(s) {
			t.Errorf("the opening of %q ends at %d of %d", s, end, len(s))
		}
	})
}
