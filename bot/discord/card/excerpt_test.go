package card

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// result returns an excerpt of an article from one of its words to another, with a sentence that
// answers.
func result(t testing.TB, a *news.Article, from, to string) retrieval.Result {
	t.Helper()
	start, end := strings.Index(a.Text, from), strings.Index(a.Text, to)
	if start < 0 || end < 0 {
		t.Fatalf("%q … %q is not in %q", from, to, a.Text)
	}
	span := prose.Span{Start: start, End: end + len(to)}
	e, err := a.Excerpt(span)
	if err != nil {
		t.Fatal(err)
	}
	return retrieval.Result{Excerpt: e, Sentence: span}
}

func bridge() news.Article {
	return news.Article{
		Key: "bridge-1", Source: "Tavel Post", Title: "Footbridge at Tavel to stay shut",
		URL:       "https://tavelpost.example/bridge",
		Published: time.Date(2026, 1, 6, 9, 30, 0, 0, time.UTC),
		Text:      "The footbridge over the Sorrel will stay shut until April.\nRepairs will cost 40,000 crowns.",
	}
}

func TestCard(t *testing.T) {
	tests := []struct {
		name   string
		change func(*news.Article)
		// of the embed: author, title, whether the title links, and a line of the description
		author, title string
		links         bool
		line          string
	}{
		{"all is known", func(*news.Article) {}, "Tavel Post", "Footbridge at Tavel to stay shut", true,
			"-# published <t:1767691800:f>"},
		{"a printed day has no clock", func(a *news.Article) { a.Published = time.Date(2026, 1, 6, 0, 0, 0, 0, time.UTC) },
			"Tavel Post", "Footbridge at Tavel to stay shut", true, "-# published 6 January 2026"},
		{"only fetched", func(a *news.Article) { a.Published, a.Fetched = time.Time{}, a.Published }, "Tavel Post",
			"Footbridge at Tavel to stay shut", true, "-# fetched <t:1767691800:f>, date of publication not known"},
		{"no address", func(a *news.Article) { a.URL = "" }, "Tavel Post", "Footbridge at Tavel to stay shut", false, ""},
		{"a file only", func(a *news.Article) { a.Source, a.URL, a.File = "", "", "bridge.txt" }, "bridge.txt",
			"Footbridge at Tavel to stay shut", false, ""},
		{"no headline", func(a *news.Article) { a.Title = "" }, "Tavel Post", "(no headline)", true, ""},
		{"a headline with marks", func(a *news.Article) { a.Title = "Shut *again* @everyone" }, "Tavel Post",
			`Shut \*again\* \@everyone`, true, ""},
		{"an outlet with marks, where there is no markdown", func(a *news.Article) { a.Source = "The *Post*" }, "The *Post*",
			"Footbridge at Tavel to stay shut", true, ""},
		{"a long headline", func(a *news.Article) { a.Title = strings.TrimSpace(strings.Repeat("shut ", 60)) }, "Tavel Post",
			strings.Repeat("shut ", 50) + "[…]", true, ""},
		{"an address that an embed does not take", func(a *news.Article) { a.URL = "https://tävel.example/bridge" },
			"Tavel Post", "Footbridge at Tavel to stay shut", false, "-# [open](https://t%"},
		{"an address with what RFC 3986 has no place for",
			func(a *news.Article) { a.URL = `https://tavelpost.example/b?q="x|y"` }, "Tavel Post",
			"Footbridge at Tavel to stay shut", true, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := bridge()
			tt.change(&a)
			e := Draw(bot.Reply{Blocks: []bot.Block{bot.Excerpt{Result: result(t, news.New(a), "The", "April.")}}}, "").Embeds[0]
			if e.Author.Name != tt.author || e.Title != tt.title || (e.URL != "") != tt.links ||
				!strings.Contains(e.Description, tt.line) {
				t.Errorf("got author %q, title %q, link %q, description:\n%s", e.Author.Name, e.Title, e.URL, e.Description)
			}
			if strings.ContainsAny(e.URL, "\"| ") {
				t.Errorf("the link %q is no URI", e.URL)
			}
		})
	}
}

// Discord shows only the first of the embeds with one address.
func TestEqualAddressesAreLinkedInALine(t *testing.T) {
	a := news.New(bridge())
	embeds := Draw(bot.Reply{Blocks: []bot.Block{
		bot.Excerpt{Result: result(t, a, "The", "April.")}, bot.Excerpt{Result: result(t, a, "Repairs", "crowns.")},
	}}, "").Embeds
	if embeds[0].URL == "" || embeds[1].URL != "" {
		t.Errorf("addresses %q and %q, want only the first", embeds[0].URL, embeds[1].URL)
	}
	want := "-# [open](https://tavelpost.example/bridge#:~:text=Repairs"
	if !strings.Contains(embeds[1].Description, want) {
		t.Errorf("no %q in:\n%s", want, embeds[1].Description)
	}
}

func TestLinksOfAListCannotEndEarly(t *testing.T) {
	a := bridge()
	a.URL = "https://tavelpost.example/bridge_(Tavel)"
	text := Draw(bot.Reply{Blocks: []bot.Block{bot.Article{Excerpt: result(t, news.New(a), "The", "April.").Excerpt}}},
		"").Embeds[0].Description
	if want := "[open](https://tavelpost.example/bridge_%28Tavel%29#"; !strings.Contains(text, want) {
		t.Errorf("no %q in:\n%s", want, text)
	}
}

func TestDifferences(t *testing.T) {
	got := differences(&retrieval.Match{Difference: []retrieval.Difference{
		{Op: retrieval.Keep, Text: "nobody"}, {Op: retrieval.Drop, Text: "*walks*"}, {Op: retrieval.Add, Text: "crosses"},
		{Op: retrieval.Keep, Text: "before Easter"},
	}})
	want := []string{`nobody ~~\*walks\*~~ **crosses** before Easter`, "-# ~~asked for~~, **printed**"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := differences(&retrieval.Match{Verbatim: true}); got != nil {
		t.Errorf("a verbatim match is drawn as %q, want nothing", got)
	}
}

func TestDays(t *testing.T) {
	day := func(d, hour int) time.Time { return time.Date(2026, 3, d, hour, 0, 0, 0, time.UTC) }
	tests := []struct {
		name     string
		from, to time.Time
		want     string
	}{
		{"printed days", day(2, 0), day(6, 0), "2 March 2026 to 6 March 2026"},
		{"instants", day(2, 7), day(6, 11), "<t:1772434800:D> to <t:1772794800:D>"},
		{"one day", day(2, 0), day(2, 0), "2 March 2026"},
		{"one day with a clock", day(2, 7), day(2, 9), "<t:1772434800:D>"},
		{"not known", time.Time{}, day(2, 0), ""},
	}
	for _, tt := range tests {
		if got := days(tt.from, tt.to); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := instant(time.Date(1887, 5, 1, 9, 0, 0, 0, time.UTC), "D"); got != "1 May 1887" {
		t.Errorf("got %q, want a day: Discord's timestamps start in 1970", got)
	}
}
