package commands_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

func TestLatest(t *testing.T) {
	library := openLibrary(t, articles()...)
	tests := []struct {
		name    string
		options []string
		want    []news.Key
	}{
		{"the newest first", nil, []news.Key{"bridge-1", "otters-1"}},
		{"of one outlet", []string{"source", "Sorrel Valley Echo"}, []news.Key{"otters-1"}},
		{"no more than asked for", []string{"count", "1"}, []news.Key{"bridge-1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []news.Key
			for _, b := range blocks[bot.Article](serve(library, "latest", tt.options...)) {
				got = append(got, b.Article().Key)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("articles (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLatestNamesTheOutletsNearAMistypedOne(t *testing.T) {
	reply := serve(openLibrary(t, articles()...), "latest", "source", "Tavel Pots")
	want := []bot.Silence{{Silence: retrieval.Silence{Reason: retrieval.OutsideDates, Nearest: []string{"Tavel Post"}},
		Source: "Tavel Pots"}}
	if diff := cmp.Diff(want, blocks[bot.Silence](reply)); diff != "" {
		t.Errorf("silence (-want +got):\n%s", diff)
	}
	if reply.Outcome != bot.Silent {
		t.Errorf("outcome = %d, want Silent", reply.Outcome)
	}
}

func TestListsAreSilentWithoutArticles(t *testing.T) {
	library := openLibrary(t)
	for _, command := range []string{"latest", "sources"} {
		silences := blocks[bot.Silence](serve(library, command))
		if len(silences) != 1 || silences[0].Reason != retrieval.NoArticles {
			t.Errorf("%s: silences %v, want no-articles", command, silences)
		}
	}
}

func TestLatestRefusesACountOutOfBounds(t *testing.T) {
	library := openLibrary(t, articles()...)
	for _, count := range []string{"0", "26", "-1", "ten", "1e9", "99999999999999999999"} {
		refusal(t, serve(library, "latest", "count", count))
	}
}

func TestSources(t *testing.T) {
	got := blocks[bot.Source](serve(openLibrary(t, articles()...), "sources"))
	want := map[string]int{"Sorrel Valley Echo": 1, "Tavel Post": 1}
	counts := make(map[string]int)
	for _, s := range got {
		counts[s.Name] = s.Articles
	}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Errorf("articles of each outlet (-want +got):\n%s", diff)
	}
}

func TestSourceCompletes(t *testing.T) {
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(openLibrary(t, articles()...))}), nil)
	for _, command := range []string{"ask", "latest"} {
		got := router.Complete(t.Context(), bot.Call{Command: command}, "source", "tav")
		if diff := cmp.Diff(bot.Suggest([]string{"Tavel Post"}), got); diff != "" {
			t.Errorf("%s completes (-want +got):\n%s", command, diff)
		}
	}
}
