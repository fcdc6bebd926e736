package suggest_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/outlet"
	"quoth/bot/suggest"
	"quoth/retrieval"
)

func TestNames(t *testing.T) {
	names := []string{"Tavel Post", "Sorrel Valley Echo", "Écho du Port", "The Tavel Weekly", "BBC News", "O’Dea Press"}
	for _, tt := range []struct {
		name, typed string
		want        []string
	}{
		{"nothing typed", "", names},
		{"the start of a name", "sor", []string{"Sorrel Valley Echo"}},
		{"a name's start before a word's", "tav", []string{"Tavel Post", "The Tavel Weekly"}},
		{"the whole name first", "bbc NEWS", []string{"BBC News"}},
		{"accents and letter case", "echo", []string{"Écho du Port", "Sorrel Valley Echo"}},
		{"words in another order", "echo val", []string{"Sorrel Valley Echo"}},
		{"a word twice", "tavel tavel", nil},
		{"inside a word", "eek", []string{"The Tavel Weekly"}},
		{"signs make no difference", "b.b.c.", []string{"BBC News"}},
		{"an apostrophe", "o'dea", []string{"O’Dea Press"}},
		{"one slip", "tvael", []string{"Tavel Post", "The Tavel Weekly"}},
		{"a slip in a short text", "tvl", nil},
		{"two slips", "tvaep", nil},
		{"what nothing is called", "zzz", nil},
		{"signs alone", "…", names},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, suggest.Names(names, tt.typed, 25)); diff != "" {
				t.Errorf("suggested (-want +got):\n%s", diff)
			}
		})
	}
	if got := suggest.Names(names, "", 2); len(got) != 2 {
		t.Errorf("suggested %q, want 2 at most", got)
	}
}

func TestSources(t *testing.T) {
	all := []retrieval.Source{
		{Name: "Echo", Articles: 1}, {Name: "Orle", Articles: 5}, {Name: "Tavel, Orle & Sons", Articles: 2},
		{Articles: 9},
	}
	for typed, want := range map[string][]string{
		"":     {"Orle", "Tavel, Orle & Sons", "Echo"},
		"orle": {"Orle", "Tavel, Orle & Sons"},
	} {
		if got := suggest.Sources(all, nil, typed); !slices.Equal(got, bot.Suggest(want)) {
			t.Errorf("Sources(%q) = %q, want %q", typed, got, want)
		}
	}
	for typed, want := range map[string][]string{
		"Orle, ":          {"Orle, Tavel, Orle & Sons", "Orle, Echo"},
		"orle,e":          {"orle, Echo", "orle, Tavel, Orle & Sons"},
		"Tavel, Orle & S": {"Tavel, Orle & Sons"},
		"Orle, Echo, orl": {"Orle, Echo, Tavel, Orle & Sons"},
		"Orle, zzz":       nil,
	} {
		if got := suggest.SourceList(all, nil, typed); !slices.Equal(got, bot.Suggest(want)) {
			t.Errorf("SourceList(%q) = %q, want %q", typed, got, want)
		}
	}
}

// A label stands among the outlets by the articles of all its outlets, with their number. One that has the name of
// an outlet means nothing, and is not suggested.
func TestSourcesWithLabels(t *testing.T) {
	all := []retrieval.Source{{Name: "Echo", Articles: 1}, {Name: "Orle", Articles: 5}, {Name: "Tavel Post", Articles: 2}}
	labels := []outlet.Label{{Name: "Coast", Outlets: []string{"Orle", "Tavel Post"}}, {Name: "écho", Outlets: []string{"Orle"}},
		{Name: "Hills", Outlets: []string{"Brack"}}}
	coast, hills := bot.Suggestion{Label: "Coast (2 outlets)", Value: "Coast"}, bot.Suggestion{Label: "Hills (1 outlet)", Value: "Hills"}
	one := func(name string) bot.Suggestion { return bot.Suggest([]string{name})[0] }
	for typed, want := range map[string][]bot.Suggestion{
		"":    {coast, one("Orle"), one("Tavel Post"), one("Echo"), hills},
		"coa": {coast},
		"ech": {one("Echo")},
	} {
		if diff := cmp.Diff(want, suggest.Sources(all, labels, typed)); diff != "" {
			t.Errorf("typed %q (-want +got):\n%s", typed, diff)
		}
	}
	for typed, want := range map[string][]bot.Suggestion{
		"Orle, coa": {{Label: "Orle, Coast (2 outlets)", Value: "Orle, Coast"}},
		"coast, ": append(bot.Suggest([]string{"coast, Orle", "coast, Tavel Post", "coast, Echo"}),
			bot.Suggestion{Label: "coast, Hills (1 outlet)", Value: "coast, Hills"}),
	} {
		if diff := cmp.Diff(want, suggest.SourceList(all, labels, typed)); diff != "" {
			t.Errorf("typed %q (-want +got):\n%s", typed, diff)
		}
	}
}

func TestFeeds(t *testing.T) {
	at := time.Date(2026, 3, 6, 0, 0, 0, 0, time.UTC)
	all := []bot.Feed{
		{Name: "Tavel Post", URL: "https://post.example/rss", Answered: at},
		{Name: "Echo", URL: "https://echo.example/tavel", Failing: "404", Answered: at},
		{URL: "https://new.example/feed"},
		{Name: "Old", URL: "https://old.example/feed", Failing: "410", Dead: at},
	}
	for typed, want := range map[string][]string{
		"tavel":          {"Tavel Post: fine", "Echo: failing"},
		"":               {"Tavel Post: fine", "Echo: failing", "https://new.example/feed: not checked yet", "Old: failing"},
		"https://new.ex": {"https://new.example/feed: not checked yet"},
	} {
		var got []string
		for _, s := range suggest.Feeds(all, typed) {
			got = append(got, s.Label)
			if !strings.HasPrefix(s.Value, "https://") {
				t.Errorf("the value of %q is %q, want its address", s.Label, s.Value)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Feeds(%q) (-want +got):\n%s", typed, diff)
		}
	}
}
