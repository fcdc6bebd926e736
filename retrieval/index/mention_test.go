package index

import (
	"fmt"
	"testing"
	"time"

	"quoth/retrieval/news"
)

func mentions(t *testing.T, x *Index, ts []Term, f Filter) []Mention {
	t.Helper()
	found, err := x.Mentions(t.Context(), ts, f)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// An article mentions a word where it has it, and several words where a passage or the headline
// has them all. Dropped articles mention nothing.
func TestMentions(t *testing.T) {
	x := town(t)
	for name, c := range map[string]struct {
		words []string
		want  []Mention
	}{
		"a word, counted in the text": {[]string{"ferry"},
			[]Mention{{Serial: 1, Title: true, Lead: true, Often: 3}, {Serial: 4, Lead: true, Often: 1},
				{Serial: 6, Lead: true, Often: 1}}},
		"a word of headlines and texts": {[]string{"harbour"},
			[]Mention{{Serial: 1, Often: 1}, {Serial: 3, Often: 1}, {Serial: 4, Title: true}}},
		"two words in a headline and a passage": {[]string{"ferry", "strike"},
			[]Mention{{Serial: 1, Title: true}, {Serial: 4, Lead: true, Often: 1}}},
		"two words in two passages": {[]string{"lantern", "cup"},
			[]Mention{{Serial: 3, Title: true, Lead: true, Often: 2}}},
		"two words that stand apart":             {[]string{"lantern", "dam"}, []Mention{{Serial: 2, Often: 1}}},
		"two words of one article, never nearer": {[]string{"badgers", "lightning"}, nil},
		"a word of a dropped article":            {[]string{"together"}, nil},
		"words of two articles":                  {[]string{"otter", "lantern"}, nil},
		"a word that is nowhere":                 {[]string{"zeppelin"}, nil},
		"a word that is nowhere, and another":    {[]string{"ferry", "zeppelin"}, nil},
		"a word without a headline over it":      {[]string{"ropewalk"}, []Mention{{Serial: 7, Lead: true, Often: 2}}},
		"the same word twice": {[]string{"otter", "otter"},
			[]Mention{{Serial: 6, Title: true, Lead: true, Often: 1}}},
		"no word": {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			diff(t, "mentions", mentions(t, x, terms(c.words...), Filter{}), c.want)
		})
	}
}

// A variant of a term counts as the term.
func TestMentionsByVariants(t *testing.T) {
	x := memory(t)
	update(t, x, Batch{Upto: 4, Put: []Document{
		doc(1, "TikTok banned", "The app TikTok was banned. TikTok sued."),
		doc(2, "Tik Tok sued", "Tik Tok, as some print it, was sued."),
		doc(3, "Tik", "A tik alone."),
		doc(4, "Tok", "A tok alone."),
	}})
	one := []Term{{Text: stem("tik"), Weight: 1, Variants: stems("tiktok")}}
	two := []Term{{Text: stem("tik"), Weight: 1, Variants: stems("tiktok")},
		{Text: stem("tok"), Weight: 1, Variants: stems("tiktok")}}
	diff(t, "the parts", mentions(t, x, two, Filter{}),
		[]Mention{{Serial: 1, Title: true, Lead: true, Often: 2}, {Serial: 2, Title: true, Lead: true, Often: 1}})
	diff(t, "without the variant", mentions(t, x, terms("tik", "tok"), Filter{}),
		[]Mention{{Serial: 2, Title: true, Lead: true, Often: 1}})
	diff(t, "one of the parts", mentions(t, x, one, Filter{}),
		[]Mention{{Serial: 1, Title: true, Lead: true, Often: 2}, {Serial: 2, Title: true, Lead: true, Often: 1},
			{Serial: 3, Title: true, Lead: true, Often: 1}})
	unknown := []Term{{Text: stem("vinetok"), Weight: 1, Variants: stems("tiktok", "nowhere")}}
	diff(t, "a word that is nowhere", mentions(t, x, unknown, Filter{}),
		[]Mention{{Serial: 1, Title: true, Lead: true, Often: 2}})
}

// A text that has a word and its variant in one sentence has it as often as it has both.
func TestMentionsOfAWordWithItsVariant(t *testing.T) {
	x := memory(t)
	update(t, x, Batch{Upto: 1, Put: []Document{doc(1, "", "The jets and the airliners landed. Another jet crashed.")}})
	plane := []Term{{Text: stem("jet"), Weight: 1, Variants: stems("airliner")}}
	diff(t, "mentions", mentions(t, x, plane, Filter{}), []Mention{{Serial: 1, Lead: true, Often: 3}})
	both := append(terms("landed"), plane...)
	diff(t, "beside another word", mentions(t, x, both, Filter{}), []Mention{{Serial: 1, Lead: true, Often: 1}})
}

// The order of the words does not matter: a passage that has a word and its variant is one passage.
func TestMentionsOfAWordWithItsVariantBeforeAnother(t *testing.T) {
	x := memory(t)
	update(t, x, Batch{Upto: 1, Put: []Document{doc(1, "", "The jets and the airliners landed. Another jet crashed.")}})
	both := append([]Term{{Text: stem("jet"), Weight: 1, Variants: stems("airliner")}}, terms("landed")...)
	diff(t, "mentions", mentions(t, x, both, Filter{}), []Mention{{Serial: 1, Lead: true, Often: 1}})
}

// A filter lets through what it says, in headlines and in texts alike.
func TestMentionsInFilter(t *testing.T) {
	x := town(t)
	at := func(d int) time.Time { return time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC) }
	for name, c := range map[string]struct {
		filter Filter
		want   []news.Serial
	}{
		"none":                         {Filter{}, []news.Serial{1, 4, 6}},
		"an outlet":                    {Filter{Sources: []string{"gazette"}}, []news.Serial{1, 6}},
		"accents aside":                {Filter{Sources: []string{"ecole voices"}}, []news.Serial{4}},
		"an outlet that is not there":  {Filter{Sources: []string{"nowhere news"}}, nil},
		"a day":                        {Filter{Since: at(5), Until: at(5)}, []news.Serial{4}},
		"from a day on":                {Filter{Since: at(5)}, []news.Serial{4, 6}},
		"up to a day":                  {Filter{Until: at(4)}, []news.Serial{1}},
		"an outlet on another's day":   {Filter{Sources: []string{"gazette"}, Since: at(5), Until: at(5)}, nil},
		"days without news":            {Filter{Since: at(20)}, nil},
		"the day of a dropped article": {Filter{Since: at(6), Until: at(6)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []news.Serial
			for _, m := range mentions(t, x, terms("ferry"), c.filter) {
				got = append(got, m.Serial)
			}
			diff(t, "serials", got, c.want)
		})
	}
}

// However the articles came in, the mentions are the same, in the order of their serials.
func TestMentionsDoNotDependOnBatches(t *testing.T) {
	docs := harbour(60)
	one := memory(t)
	update(t, one, Batch{Put: docs, Upto: 60})
	many := memory(t)
	for i := 0; i < len(docs); i += 7 {
		part := docs[i:min(i+7, len(docs))]
		update(t, many, Batch{Put: part, Upto: part[len(part)-1].Serial})
	}
	drop := Batch{Drop: []news.Serial{3, 30, 60}, Upto: 61}
	update(t, one, drop)
	update(t, many, drop)
	for _, words := range [][]string{{"harbour"}, {"crew2", "pilot1"}, {"harbour", "ships"}, {"berth9"}, {"notes"},
		{"berth29"}} {
		got, want := mentions(t, many, terms(words...), Filter{}), mentions(t, one, terms(words...), Filter{})
		diff(t, fmt.Sprint(words), got, want)
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
