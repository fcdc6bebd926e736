package indextest

import (
	"context"
	"errors"
	"math"
	"testing"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// town is an index of a few articles in three segments. One of the articles was replaced, and one dropped.
func town(t *testing.T, create Maker) index.Index {
	t.Helper()
	x := create(t)
	Update(t, x, index.Batch{Upto: 3, Put: []index.Document{
		DocOf(1, news.Article{Title: "Ferry strike", Source: "Gazette", Published: Date(2),
			Text: "Sailors of the ferry walked out.\nThe ferry stayed in the harbour. Another ferry sank."}),
		DocOf(2, news.Article{Title: "Badgers blamed for leak", Source: "Gazette", Published: Date(3),
			Text: "Engineers blamed badgers for the leak in the dam.\nA lantern was found by the dam."}),
		DocOf(3, news.Article{Title: "Lantern cup", Source: "École Voices", Published: Date(4),
			Text: "The lantern cup final was played.\nThe cup went to the harbour, the lantern to nobody."}),
	}})
	Update(t, x, index.Batch{Upto: 5, Put: []index.Document{
		DocOf(4, news.Article{Title: "Harbour notes", Source: "École Voices", Published: Date(5),
			Text: "The ferry met the strike fund.\nA strike of lightning hit a tower.\nBadgers slept."}),
		DocOf(5, news.Article{Title: "Ferry strike again", Source: "Gazette", Published: Date(6),
			Text: "Ferry and strike, together for ever."}),
	}})
	Update(t, x, index.Batch{Upto: 7, Drop: []news.Serial{5}, Put: []index.Document{
		DocOf(6, news.Article{Title: "Otters", Source: "Gazette", Published: Date(7), Text: "An otter boarded the ferry."}),
		DocOf(7, news.Article{Title: "", Source: "Gazette", Published: Date(8), Text: "The Ropewalk ropewalks rope."}),
	}})
	return x
}

// stem is the term of a word.
func stem(word string) string {
	var s prose.Stemmer
	return s.Term(word)
}

func stems(words ...string) []string {
	var out []string
	for _, w := range words {
		out = append(out, stem(w))
	}
	return out
}

// Counts returns in how many articles a term is. Dropped articles do not count, and an article counts
// once however often it has the term. Where more headlines than texts have it, the headlines count.
func testCounts(t *testing.T, create Maker) {
	x := town(t, create)
	for name, c := range map[string]struct {
		words []string
		want  []int
	}{
		"in several segments":       {[]string{"ferry", "strike", "harbour"}, []int{3, 1, 2}},
		"in texts and in headlines": {[]string{"badgers", "lantern", "notes"}, []int{2, 2, 1}},
		"in a dropped article only": {[]string{"together"}, []int{0}},
		"nowhere":                   {[]string{"zeppelin", ""}, []int{0, 0}},
		"the same word twice":       {[]string{"otter", "otter"}, []int{1, 1}},
		"no word":                   {nil, []int{}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := x.Counts(t.Context(), stems(c.words...))
			if err != nil {
				t.Fatal(err)
			}
			Diff(t, "counts", got, c.want)
		})
	}
}

// No term of the town is counted in more articles than mention it.
func testCountsAgreeWithMentions(t *testing.T, create Maker) {
	x := town(t, create)
	words := []string{"ferry", "strike", "harbour", "badgers", "lantern", "cup", "otter", "ropewalk", "dam", "the",
		"nobody"}
	counts, err := x.Counts(t.Context(), stems(words...))
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range words {
		found, err := x.Mentions(t.Context(), Terms(w), index.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		// a term that some articles have only in the text and others only in the headline counts as the greater number
		if len(found) < counts[i] || counts[i] == 0 && len(found) > 0 {
			t.Errorf("%s: counted in %d articles, mentioned in %d", w, counts[i], len(found))
		}
	}
}

// An alternative that stands beside the other words scores higher than one that does not.
func testBeside(t *testing.T, create Maker) {
	x := town(t, create)
	others := Terms("ferry", "strike")
	fits, err := x.Beside(t.Context(), others, [][]string{stems("harbour"), stems("sailors"), stems("badgers"),
		stems("zeppelin"), stems("lantern", "cup"), nil})
	if err != nil {
		t.Fatal(err)
	}
	if len(fits) != 6 {
		t.Fatalf("%d fits of 6 alternatives", len(fits))
	}
	harbour, sailors, badgers, zeppelin, cup := fits[0], fits[1], fits[2], fits[3], fits[4]
	if sailors.Passage <= 0 || sailors.Passage <= badgers.Passage {
		t.Errorf("sailors %.2f, badgers %.2f of a passage: want more where ferry and strike stand in it",
			sailors.Passage, badgers.Passage)
	}
	if harbour.Article <= 0 || badgers.Article <= 0 {
		t.Errorf("harbour %.2f, badgers %.2f of an article, want some: an article has both", harbour.Article,
			badgers.Article)
	}
	if badgers.Passage != 0 {
		t.Errorf("badgers %.2f of a passage, want none: no passage has them beside", badgers.Passage)
	}
	Diff(t, "of a word that no article has", zeppelin, index.Fit{})
	if cup.Passage != 0 || cup.Article != 0 {
		t.Errorf("lantern cup = %+v, want nothing beside", cup)
	}
	for i, f := range fits {
		if f.Passage < 0 || f.Passage > 1 || f.Article < 0 || f.Article > 1 {
			t.Errorf("alternative %d = %+v, want shares from 0 to 1", i, f)
		}
	}
	Diff(t, "of no terms", fits[5], index.Fit{})
}

// Two terms fit where both stand, not where either does.
func testBesideTakesTermsTogether(t *testing.T, create Maker) {
	x := town(t, create)
	fits, err := x.Beside(t.Context(), Terms("played"),
		[][]string{stems("lantern", "cup"), stems("lantern", "dam"), stems("cup")})
	if err != nil {
		t.Fatal(err)
	}
	if fits[0].Passage <= 0 || fits[0].Article <= 0 {
		t.Errorf("lantern cup = %+v, want a passage with both and the word beside it", fits[0])
	}
	if fits[1].Passage != 0 || fits[1].Article != 0 {
		t.Errorf("lantern dam = %+v, want nothing: they stand together, without the word beside them", fits[1])
	}
	if fits[2].Passage != fits[0].Passage {
		t.Errorf("cup %.2f, lantern cup %.2f of a passage, want the same passage", fits[2].Passage, fits[0].Passage)
	}
}

// A word counts by its weight, and what was asked before leaves nothing behind.
func testBesideByWeight(t *testing.T, create Maker) {
	x := town(t, create)
	heavy := []index.Term{{Text: stem("ferry"), Weight: 1}, {Text: stem("sank"), Weight: 0.1}}
	light := []index.Term{{Text: stem("ferry"), Weight: 0.1}, {Text: stem("sank"), Weight: 1}}
	fitOf := func(others []index.Term) float64 {
		fits, err := x.Beside(t.Context(), others, [][]string{stems("otter")})
		if err != nil {
			t.Fatal(err)
		}
		return fits[0].Passage
	}
	first := fitOf(heavy)
	if other := fitOf(light); first <= other || other <= 0 {
		t.Errorf("otter beside the ferry %.2f, beside mostly something else %.2f, want less", first, other)
	}
	if again := fitOf(heavy); again != first {
		t.Errorf("asked again %.4f, want the %.4f of before", again, first)
	}
	if none := fitOf(nil); none != 0 {
		t.Errorf("beside nothing %.2f, want 0", none)
	}
}

func testBonds(t *testing.T, create Maker) {
	x := town(t, create)
	bonds, err := x.Bonds(t.Context(), [][]string{stems("lantern", "cup"), stems("ferry", "strike"),
		stems("badgers", "lantern"), stems("zeppelin", "cup"), stems("cup")})
	if err != nil {
		t.Fatal(err)
	}
	if len(bonds) != 5 {
		t.Fatalf("%d bonds of 5 lists", len(bonds))
	}
	cup, strike, apart, unknown, alone := bonds[0], bonds[1], bonds[2], bonds[3], bonds[4]
	for name, c := range map[string]struct {
		bond     index.Bond
		together int
	}{
		"lantern cup":      {cup, 2},
		"ferry strike":     {strike, 1},
		"badgers, lantern": {apart, 0},
		"one is nowhere":   {unknown, 0},
		"a single word":    {alone, 2},
	} {
		if c.bond.Together != c.together {
			t.Errorf("%s: %d passages together, want %d", name, c.bond.Together, c.together)
		}
		if lift := c.bond.Lift(); (lift > 0) != (c.together > 0) || math.IsNaN(lift) || math.IsInf(lift, 0) {
			t.Errorf("%s: lift %v", name, lift)
		}
	}
	if cup.Lift() <= strike.Lift() || cup.Lift() <= 1 {
		t.Errorf("lift of lantern cup %.2f, of ferry strike %.2f, want the first higher: it is less of a chance",
			cup.Lift(), strike.Lift())
	}
	if got := alone.Lift(); math.Abs(got-1) > 1e-9 {
		t.Errorf("lift of a word alone %v, want 1: it stands where it stands", got)
	}
}

// An empty index has nothing together and nothing beside.
func testBesideNothing(t *testing.T, create Maker) {
	x := create(t)
	counts, err := x.Counts(t.Context(), stems("ferry"))
	if err != nil || counts[0] != 0 {
		t.Errorf("counts = %v, %v", counts, err)
	}
	fits, err := x.Beside(t.Context(), Terms("ferry"), [][]string{stems("strike")})
	if err != nil || fits[0] != (index.Fit{}) {
		t.Errorf("fits = %+v, %v", fits, err)
	}
	bonds, err := x.Bonds(t.Context(), [][]string{stems("ferry", "strike")})
	if err != nil || bonds[0].Together != 0 || bonds[0].Lift() != 0 {
		t.Errorf("bonds = %+v, %v", bonds, err)
	}
	found, err := x.Mentions(t.Context(), Terms("ferry"), index.Filter{})
	if err != nil || len(found) != 0 {
		t.Errorf("mentions = %+v, %v", found, err)
	}
}

// The look-ups that walk many documents end with their context.
func testLookupsEndWithContext(t *testing.T, create Maker) {
	x := create(t)
	Update(t, x, index.Batch{Put: Harbour(5), Upto: 5})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, look := range map[string]func() error{
		"beside":   func() error { _, err := x.Beside(ctx, Terms("harbour"), [][]string{stems("berth1")}); return err },
		"mentions": func() error { _, err := x.Mentions(ctx, Terms("harbour"), index.Filter{}); return err },
	} {
		if err := look(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: err = %v, want context.Canceled", name, err)
		}
	}
}
