package console_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/console"
	"quoth/bot/golden"
	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// An invented report with all that a citation can have, and one with as little as can be.
func bridge() *news.Article {
	return news.New(news.Article{
		Key: "bridge-1", Source: "Tavel Post", Title: "Footbridge at Tavel to stay shut", URL: "https://tavelpost.example/bridge",
		Published: time.Date(2026, 1, 6, 23, 30, 0, 0, time.UTC),
		Text: "The footbridge over the Sorrel will stay shut until April.\n" +
			"Mayor Odile Brandt said the railings had rusted through. “Nobody crosses before Easter,” Brandt told the council, which had met in the old customs house because the town hall’s roof leaks.\n" +
			"Repairs will cost 40,000 crowns.",
	})
}

func otters() *news.Article {
	return news.New(news.Article{Key: "otters-1", Title: "Otters counted", File: "otters.txt", Fetched: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC),
		Text: "Volunteers counted 31 otters along the river on Sunday."})
}

func result(t *testing.T, a *news.Article, from, to, answerFrom, answerTo string) retrieval.Result {
	t.Helper()
	e, err := a.Excerpt(spanOf(t, a, from, to))
	if err != nil {
		t.Fatal(err)
	}
	return retrieval.Result{Excerpt: e, Sentence: spanOf(t, a, answerFrom, answerTo)}
}

func spanOf(t *testing.T, a *news.Article, from, to string) prose.Span {
	t.Helper()
	start, end := strings.Index(a.Text, from), strings.Index(a.Text, to)
	if start < 0 || end < 0 {
		t.Fatalf("%q … %q is not in %q", from, to, a.Text)
	}
	return prose.Span{Start: start, End: end + len(to)}
}

// replies returns replies with one of every block.
func replies(t *testing.T) map[string]bot.Reply {
	middle := result(t, bridge(), "Mayor", "leaks.", "“Nobody", "leaks.")
	middle.Copies = []*news.Article{{Source: "Sorrel Valley Echo"}, {Source: "Tavel Post"}, {Source: "Coast Wire"}, {Source: "Coast Wire"}, {}}
	across := result(t, bridge(), "over the Sorrel", "Mayor Odile Brandt said the railings", "over the Sorrel", "April.")
	across.CutBefore, across.CutAfter = true, true
	bare := result(t, otters(), "Volunteers", "Sunday.", "Volunteers", "Sunday.")
	searched := retrieval.Searched{Articles: 1234, Sources: []string{"", "A", "B", "C", "D", "E", "F"}, From: otters().Fetched, To: bridge().Published}
	return map[string]bot.Reply{
		"ask":   {Blocks: []bot.Block{bot.Excerpt{Result: middle}, bot.Excerpt{Result: across}, bot.Excerpt{Result: bare}, bot.Searched{Searched: searched}, bot.Sample{}}},
		"lists": {Blocks: []bot.Block{bot.Article{Excerpt: bare.Excerpt}, bot.Article{Excerpt: middle.Excerpt}, bot.Source{Source: retrieval.Source{Name: "Tavel Post", Articles: 2, Oldest: asked, Newest: asked}}, bot.Source{Source: retrieval.Source{Articles: 1}}}},
		"silence": {Blocks: []bot.Block{
			bot.Silence{Silence: retrieval.Silence{Reason: retrieval.WeakMatch, Nearest: []string{"Footbridge at Tavel to stay shut", "Otters counted"}}},
			bot.Searched{Searched: retrieval.Searched{Articles: 1, Sources: []string{"Tavel Post"}, From: asked, To: asked}},
			bot.Notice{Words: "3 stored articles are still being indexed."},
		}},
		"no-articles": {Blocks: []bot.Block{bot.Silence{Silence: retrieval.Silence{Reason: retrieval.NoArticles}}, bot.Searched{}}},
		"verify": {Blocks: []bot.Block{
			bot.Verified{Verification: retrieval.Verification{Excerpt: middle.Excerpt, Latest: otters()}}, bot.Unverified{Receipt: "8F3K-2M9Q-7TXA-0C4D"},
			bot.Verified{Verification: retrieval.Verification{Excerpt: bare.Excerpt, Latest: otters(), Until: asked,
				Difference: []retrieval.Difference{{Op: retrieval.Keep, Text: "stay"}, {Op: retrieval.Drop, Text: "shut"}, {Op: retrieval.Add, Text: "open"}}}},
			bot.Unverified{Receipt: "8F3K-2M9Q-7TXA-0C4D", Withdrawn: asked},
		}},
		"help": {Blocks: []bot.Block{
			bot.Text{Words: "Quoth answers in the words that were printed."},
			bot.Command{Name: "sources", Description: "The outlets"}.Help(false),
			bot.Command{Name: "daily", Description: "The daily summary",
				Options: []bot.Option{{Name: "do", Description: "what to do", Choices: []string{"set", "off"}}}}.Help(true),
		}},
		"refusal": {Blocks: []bot.Block{&bot.Refusal{Message: "There is no command “aks”.", Hint: "Try /ask."}, &bot.Refusal{Message: "No."}, bot.Failure{}}},
	}
}

var asked = time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)

func TestRender(t *testing.T) {
	for name, reply := range replies(t) {
		t.Run(name, func(t *testing.T) {
			golden.Check(t, name+".txt", []byte(render(t, reply, console.Options{Width: 60})))
		})
	}
	t.Run("colour", func(t *testing.T) {
		got := render(t, replies(t)["ask"], console.Options{Width: 60, Color: true})
		golden.Check(t, "colour.txt", []byte(strings.ReplaceAll(got, "\x1b", "ESC")))
	})
}

func TestRowsFitTheWidth(t *testing.T) {
	reply := replies(t)["ask"]
	for _, width := range []int{20, 40, 79} {
		for row := range strings.Lines(render(t, reply, console.Options{Width: width})) {
			row = strings.TrimSuffix(row, "\n")
			if n := len([]rune(row)); n > width && strings.Contains(strings.TrimLeft(row, " —│▸"), " ") {
				t.Errorf("a row of %d columns at width %d: %q", n, width, row)
			}
		}
	}
}

func TestWithoutWidthTheAnswerIsOneRow(t *testing.T) {
	got := render(t, replies(t)["ask"], console.Options{})
	want := "▸ “Nobody crosses before Easter,” Brandt told the council, which had met in the old customs house because the town hall’s roof leaks.\n"
	if !strings.Contains(got, want) {
		t.Errorf("no row %q in:\n%s", want, got)
	}
}

func TestDatesAreThoseOfTheZone(t *testing.T) {
	reply := bot.Reply{Blocks: []bot.Block{bot.Excerpt{Result: result(t, bridge(), "Repairs", "crowns.", "Repairs", "crowns.")}}}
	for name, want := range map[string]string{"UTC": "Tue 6 Jan 2026", "Asia/Tokyo": "Wed 7 Jan 2026"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Skip(err)
		}
		if got := render(t, reply, console.Options{Zone: zone}); !strings.Contains(got, want) {
			t.Errorf("in %s no %q in:\n%s", name, want, got)
		}
	}
}

func TestWideCharactersTakeTwoColumns(t *testing.T) {
	a := news.New(news.Article{Key: "k", Text: "渡船 渡船 渡船 渡船 渡船 渡船"})
	e, err := a.Excerpt(prose.Span{Start: 0, End: len(a.Text)})
	if err != nil {
		t.Fatal(err)
	}
	got := render(t, bot.Reply{Blocks: []bot.Block{bot.Article{Excerpt: e}}}, console.Options{Width: 16})
	if want := "│ 渡船 渡船 渡船\n│ 渡船 渡船 渡船\n"; !strings.Contains(got, want) {
		t.Errorf("no %q in:\n%s", want, got)
	}
}

func render(t *testing.T, reply bot.Reply, o console.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := console.Render(&b, reply, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
