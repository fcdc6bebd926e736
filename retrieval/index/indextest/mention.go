package indextest

import (
	"fmt"
	"testing"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
)

func mentions(t *testing.T, x index.Index, ts []index.Term, f index.Filter) []index.Mention {
	t.Helper()
	found, err := x.Mentions(t.Context(), ts, f)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// An article mentions a word where it has it, and several words where a passage or the headline
// has them all. Dropped articles mention nothing.
func testMentions(t *testing.T, create Maker) {
	x := town(t, create)
	for name, c := range map[string]struct {
		words []string
		want  []index.Mention
	}{
		"a word, counted in the text": {[]string{"ferry"},
			[]index.Mention{{Serial: 1, Title: true, Lead: true, Often: 3}, {Serial: 4, Lead: true, Often: 1},
				{Serial: 6, Lead: true, Often: 1}}},
		"a word of headlines and texts": {[]string{"harbour"},
			[]index.Mention{{Serial: 1, Often: 1}, {Serial: 3, Often: 1}, {Serial: 4, Title: true}}},
		"two words in a headline and a passage": {[]string{"ferry", "strike"},
			[]index.Mention{{Serial: 1, Title: true}, {Serial: 4, Lead: true, Often: 1}}},
		"two words in two passages": {[]string{"lantern", "cup"},
			[]index.Mention{{Serial: 3, Title: true, Lead: true, Often: 2}}},
		"two words that stand apart":             {[]string{"lantern", "dam"}, []index.Mention{{Serial: 2, Often: 1}}},
		"two words of one article, never nearer": {[]string{"badgers", "lightning"}, nil},
		"a word of a dropped article":            {[]string{"together"}, nil},
		"words of two articles":                  {[]string{"otter", "lantern"}, nil},
		"a word that is nowhere":                 {[]string{"zeppelin"}, nil},
		"a word that is nowhere, and another":    {[]string{"ferry", "zeppelin"}, nil},
		"a word without a headline over it":      {[]string{"ropewalk"}, []index.Mention{{Serial: 7, Lead: true, Often: 2}}},
		"the same word twice": {[]string{"otter", "otter"},
			[]index.Mention{{Serial: 6, Title: true, Lead: true, Often: 1}}},
		"no word": {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			Diff(t, "mentions", mentions(t, x, Terms(c.words...), index.Filter{}), c.want)
		})
	}
}

// A variant of a term counts as the term.
func testMentionsByVariants(t *testing.T, create Maker) {
	x := create(t)
	Update(t, x, index.Batch{Upto: 4, Put: []index.Document{
		Doc(1, "TikTok banned", "The app TikTok was banned. TikTok sued."),
		Doc(2, "Tik Tok sued", "Tik Tok, as some print it, was sued."),
		Doc(3, "Tik", "A tik alone."),
		Doc(4, "Tok", "A tok alone."),
	}})
	one := []index.Term{{Text: stem("tik"), Weight: 1, Variants: stems("tiktok")}}
	two := []index.Term{{Text: stem("tik"), Weight: 1, Variants: stems("tiktok")},
		{Text: stem("tok"), Weight: 1, Variants: stems("tiktok")}}
	Diff(t, "the parts", mentions(t, x, two, index.Filter{}),
		[]index.Mention{{Serial: 1, Title: true, Lead: true, Often: 2}, {Serial: 2, Title: true, Lead: true, Often: 1}})
	Diff(t, "without the variant", mentions(t, x, Terms("tik", "tok"), index.Filter{}),
		[]index.Mention{{Serial: 2, Title: true, Lead: true, Often: 1}})
	Diff(t, "one of the parts", mentions(t, x, one, index.Filter{}),
		[]index.Mention{{Serial: 1, Title: true, Lead: true, Often: 2}, {Serial: 2, Title: true, Lead: true, Often: 1},
			{Serial: 3, Title: true, Lead: true, Often: 1}})
	unknown := []index.Term{{Text: stem("vinetok"), Weight: 1, Variants: stems("tiktok", "nowhere")}}
	Diff(t, "a word that is nowhere", mentions(t, x, unknown, index.Filter{}),
		[]index.Mention{{Serial: 1, Title: true, Lead: true, Often: 2}})
}

// A text that has a word and its variant in one sentence has it as often as it has both.
func testMentionsOfAWordWithItsVariant(t *testing.T, create Maker) {
	x := create(t)
	Update(t, x, index.Batch{Upto: 1, Put: []index.Document{Doc(1, "", "The jets and the airliners landed. Another jet crashed.")}})
	plane := []index.Term{{Text: stem("jet"), Weight: 1, Variants: stems("airliner")}}
	Diff(t, "mentions", mentions(t, x, plane, index.Filter{}), []index.Mention{{Serial: 1, Lead: true, Often: 3}})
	both := append(Terms("landed"), plane...)
	Diff(t, "beside another word", mentions(t, x, both, index.Filter{}), []index.Mention{{Serial: 1, Lead: true, Often: 1}})
}

// The order of the words does not matter: a passage that has a word and its variant is one passage.
func testMentionsOfAWordWithItsVariantBeforeAnother(t *testing.T, create Maker) {
	x := create(t)
	Update(t, x, index.Batch{Upto: 1, Put: []index.Document{Doc(1, "", "The jets and the airliners landed. Another jet crashed.")}})
	both := append([]index.Term{{Text: stem("jet"), Weight: 1, Variants: stems("airliner")}}, Terms("landed")...)
	Diff(t, "mentions", mentions(t, x, both, index.Filter{}), []index.Mention{{Serial: 1, Lead: true, Often: 1}})
}

// A filter lets through what it says, in headlines and in texts alike.
func testMentionsInFilter(t *testing.T, create Maker) {
	x := town(t, create)
	at := func(d int) time.Time { return time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC) }
	for name, c := range map[string]struct {
		filter index.Filter
		want   []news.Serial
	}{
		"none":                         {index.Filter{}, []news.Serial{1, 4, 6}},
		"an outlet":                    {index.Filter{Sources: []string{"gazette"}}, []news.Serial{1, 6}},
		"accents aside":                {index.Filter{Sources: []string{"ecole voices"}}, []news.Serial{4}},
		"an outlet that is not there":  {index.Filter{Sources: []string{"nowhere news"}}, nil},
		"a day":                        {index.Filter{Since: at(5), Until: at(5)}, []news.Serial{4}},
		"from a day on":                {index.Filter{Since: at(5)}, []news.Serial{4, 6}},
		"up to a day":                  {index.Filter{Until: at(4)}, []news.Serial{1}},
		"an outlet on another's day":   {index.Filter{Sources: []string{"gazette"}, Since: at(5), Until: at(5)}, nil},
		"days without news":            {index.Filter{Since: at(20)}, nil},
		"the day of a dropped article": {index.Filter{Since: at(6), Until: at(6)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []news.Serial
			for _, m := range mentions(t, x, Terms("ferry"), c.filter) {
				got = append(got, m.Serial)
			}
			Diff(t, "serials", got, c.want)
		})
	}
}

// However the articles came in, the mentions are the same, in the order of their serials.
func testMentionsDoNotDependOnBatches(t *testing.T, create Maker) {
	docs := Harbour(60)
	one := create(t)
	Update(t, one, index.Batch{Put: docs, Upto: 60})
	many := create(t)
	for i := 0; i < len(docs); i += 7 {
		part := docs[i:min(i+7, len(docs))]
		Update(t, many, index.Batch{Put: part, Upto: part[len(part)-1].Serial})
	}
	drop := index.Batch{Drop: []news.Serial{3, 30, 60}, Upto: 61}
	Update(t, one, drop)
	Update(t, many, drop)
	for _, words := range [][]string{{"harbour"}, {"crew2", "pilot1"}, {"harbour", "ships"}, {"berth9"}, {"notes"},
		{"berth29"}} {
		got, want := mentions(t, many, Terms(words...), index.Filter{}), mentions(t, one, Terms(words...), index.Filter{})
		Diff(t, fmt.Sprint(words), got, want)
		if words[0] != "berth29" && len(want) == 0 || words[0] == "berth29" && len(want) > 0 {
			t.Errorf("%v: %d mentions", words, len(want))
		}
		for i := 1; i < len(want); i++ {
			if want[i-1].Serial >= want[i].Serial {
				t.Errorf("%v: %d stands before %d", words, want[i-1].Serial, want[i].Serial)
			}
		}
	}
}
