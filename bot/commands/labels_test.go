package commands_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// labelled returns a list of three feeds: two have the label Coast, and one has a label with the name of an outlet.
func labelled() *feedList {
	return &feedList{feeds: []bot.Feed{
		{Name: "Tavel Post", URL: packetFeed, Labels: []string{"World", "Coast"}},
		{Name: "Sorrel Valley Echo", URL: packetFeed, Labels: []string{"World", "Tavel Post"}},
		{Name: "Orlo Bell", URL: packetFeed, Labels: []string{"Coast", "Empty"}},
	}}
}

// harbour returns an article of each of three outlets: two have labelled feeds, and the third has no feed.
func harbour() []*news.Article {
	texts := []string{"The harbour wall will be repaired in spring, the board said on Monday.",
		"Divers found a crack nine metres long in the harbour wall after the storm of Tuesday night.",
		"Forty people signed a letter that asks for a lamp on the harbour wall, where two boats met."}
	var out []*news.Article
	for i, source := range []string{"Tavel Post", "Sorrel Valley Echo", "Brack Weekly"} {
		out = append(out, news.New(news.Article{Key: news.Key(source), Title: "Harbour news", Source: source,
			Published: asked.Add(-time.Duration(i+20) * time.Hour), Text: texts[i]}))
	}
	return out
}

// sourcesOf returns the outlets of the articles that a reply shows, in order.
func sourcesOf(r bot.Reply) []string {
	var out []string
	for _, b := range r.Blocks {
		switch b := b.(type) {
		case bot.Excerpt:
			out = append(out, b.Excerpt.Article().Source)
		case bot.Article:
			out = append(out, b.Excerpt.Article().Source)
		}
	}
	return slices.Sorted(slices.Values(out))
}

// Wherever an outlet is named, a label means all outlets with it. The name of an outlet means the outlet, and where
// it is a label too, the reply says so.
func TestLabels(t *testing.T) {
	services := commands.Services{Library: commands.Fixed(openLibrary(t, harbour()...)), Feeds: labelled()}
	router := bot.NewRouter(commands.Table(services), nil)
	const both = "“Tavel Post” is an outlet and also a label: here it means the outlet."
	for _, tt := range []struct {
		name, source string
		want         []string
		isBoth       bool // an outlet and a label
	}{
		{"a label", "coast", []string{"Tavel Post"}, false},
		{"the label above it", "World", []string{"Sorrel Valley Echo", "Tavel Post"}, false},
		{"an outlet", "brack weekly", []string{"Brack Weekly"}, false},
		{"both", "tavel post", []string{"Tavel Post"}, true},
		{"none", "", []string{"Brack Weekly", "Sorrel Valley Echo", "Tavel Post"}, false},
		{"a label without articles", "Empty", nil, false},
		{"neither", "Nowhere", nil, false},
	} {
		for _, c := range []bot.Call{
			{Command: "latest", Options: map[string]string{"source": tt.source}},
			{Command: "ask", Options: map[string]string{"question": "What about the harbour wall?", "source": tt.source}},
		} {
			t.Run(c.Command+" "+tt.name, func(t *testing.T) {
				c.Now = asked
				reply := router.Serve(t.Context(), c)
				if diff := cmp.Diff(tt.want, sourcesOf(reply)); diff != "" {
					t.Errorf("outlets (-want +got):\n%s", diff)
				}
				isNote := func(n bot.Notice) bool { return n.Words == both }
				if got := slices.ContainsFunc(blocks[bot.Notice](reply), isNote); got != tt.isBoth {
					t.Errorf("says that it means the outlet: %t", got)
				}
			})
		}
	}
	reply := router.Serve(t.Context(), bot.Call{Command: "latest", Options: map[string]string{"source": "coasst"}, Now: asked})
	if diff := cmp.Diff([]string{"Coast"}, blocks[bot.Silence](reply)[0].Nearest); diff != "" {
		t.Errorf("nearest (-want +got):\n%s", diff)
	}
}

func TestLabelsInTheSummary(t *testing.T) {
	list := labelled()
	services := commands.Services{Library: commands.Fixed(openLibrary(t, harbour()...)), Feeds: list}
	router := bot.NewRouter(commands.Table(services), nil)
	outlets := func(r bot.Reply) int {
		if h := blocks[bot.SummaryHeader](r); len(h) == 1 {
			return h[0].Outlets
		}
		return 0
	}
	for sources, want := range map[string]int{"World": 2, "coast, Brack Weekly": 2, "Coast, World": 2, "Tavel Post": 1, "": 3} {
		reply := router.Serve(t.Context(), bot.Call{Command: "summary", Options: map[string]string{"sources": sources, "day": "2026-01-06"}, Now: asked})
		if got := outlets(reply); got != want {
			t.Errorf("of %q: %d outlets, want %d: %v", sources, got, want, reply.Blocks)
		}
	}
	reply := router.Serve(t.Context(), bot.Call{Command: "summary", Options: map[string]string{"sources": "World, Wrold"}, Now: asked})
	if got := refusal(t, reply); !strings.Contains(got.Error(), "Wrold") || !strings.Contains(got.Hint, "World") {
		t.Errorf("refused as %+v", got)
	}
	// A schedule has the label by its name: what it means follows the list.
	q := retrieval.SummaryQuery{Day: time.Date(2026, 1, 6, 0, 0, 0, 0, time.UTC), Zone: time.UTC, Now: asked, Sources: []string{"World"}}
	for _, want := range []int{2, 1} {
		reply, err := commands.Summarise(t.Context(), services, q)
		if err != nil || outlets(reply) != want || reply.Call.Options["sources"] != "World" {
			t.Errorf("%d outlets, %v, for the call %v, want %d outlets", outlets(reply), err, reply.Call, want)
		}
		list.feeds[0].Labels = nil
	}
}

// A question for a day has the label in the buttons of its summary.
func TestLabelOfADay(t *testing.T) {
	services := commands.Services{Library: commands.Fixed(openLibrary(t, append(harbour(), articles()...)...)), Feeds: labelled()}
	router := bot.NewRouter(commands.Table(services), nil)
	reply := router.Serve(t.Context(), bot.Call{Command: "ask", Now: asked,
		Options: map[string]string{"question": "what happened yesterday?", "source": "World"}})
	for _, a := range reply.Actions {
		if a.Call.Command == "summary" && a.Call.Options["sources"] != "World" {
			t.Errorf("the button %q is for the outlets %q", a.Label, a.Call.Options["sources"])
		}
	}
	if len(reply.Actions) == 0 {
		t.Errorf("no buttons under %v", reply.Blocks)
	}
}

func TestLabelsAreShown(t *testing.T) {
	list := labelled()
	services := commands.Services{Library: commands.Fixed(openLibrary(t, harbour()...)), Feeds: list}
	router := bot.NewRouter(commands.Table(services), nil)
	got := make(map[string][]string)
	for _, s := range blocks[bot.Source](router.Serve(t.Context(), bot.Call{Command: "sources", Now: asked})) {
		got[s.Name] = s.Labels
	}
	want := map[string][]string{"Tavel Post": {"World", "Coast"}, "Sorrel Valley Echo": {"World", "Tavel Post"},
		"Orlo Bell": {"Coast", "Empty"}, "Brack Weekly": nil}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
	suggested := []bot.Suggestion{{Label: "World (2 outlets)", Value: "World"}}
	for option, command := range map[string]string{"source": "ask", "sources": "daily set"} {
		c := bot.Call{Command: command, Server: "1", Access: bot.Managers, Now: asked}
		if diff := cmp.Diff(suggested, router.Complete(t.Context(), c, option, "wor")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", command, diff)
		}
	}
	// A list that cannot be read hinders no question: there are no labels then.
	list.feeds, list.err = nil, errors.New("damaged")
	reply := router.Serve(t.Context(), bot.Call{Command: "latest", Options: map[string]string{"source": "Tavel Post"}, Now: asked})
	if diff := cmp.Diff([]string{"Tavel Post"}, sourcesOf(reply)); diff != "" {
		t.Errorf("without the list (-want +got):\n%s", diff)
	}
}
