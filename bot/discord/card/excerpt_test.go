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

// now is when the tests draw, three weeks after the bridge's article.
var now = time.Date(2026, 1, 27, 9, 0, 0, 0, time.UTC)

// drawnText returns the text of the only card of a block.
func drawnText(t *testing.T, b bot.Block) string {
	t.Helper()
	embeds := Draw(bot.Reply{Blocks: []bot.Block{b}}, Options{Now: now}).Embeds
	if len(embeds) != 1 {
		t.Fatalf("%d cards, want one", len(embeds))
	}
	return embeds[0].Description
}

func TestExcerpt(t *testing.T) {
	const link = "https://tavelpost.example/bridge#:~:text=" +
		"The%20footbridge%20over%20the%20Sorrel%20will%20stay%20shut%20until%20April."
	tests := []struct {
		name   string
		change func(*news.Article)
		want   string // the two lines over the words
	}{
		{"all is known", func(*news.Article) {},
			"-# Tavel Post · <t:1767691800:R>\n**[Footbridge at Tavel to stay shut](" + link + ")**"},
		{"a printed day some weeks ago", func(a *news.Article) { a.Published = now.AddDate(0, 0, -20).Truncate(24 * time.Hour) },
			"-# Tavel Post · <t:1767744000:R>"},
		{"a printed day just now", func(a *news.Article) { a.Published = now.Truncate(24 * time.Hour) },
			"-# Tavel Post · 27 January 2026"},
		{"before Discord's time", func(a *news.Article) { a.Published = time.Date(1887, 5, 1, 9, 0, 0, 0, time.UTC) },
			"-# Tavel Post · 1 May 1887"},
		{"only fetched", func(a *news.Article) { a.Published, a.Fetched = time.Time{}, a.Published },
			"-# Tavel Post · fetched <t:1767691800:R>"},
		{"no date", func(a *news.Article) { a.Published = time.Time{} }, "-# Tavel Post\n**["},
		{"no address", func(a *news.Article) { a.URL = "" }, "**Footbridge at Tavel to stay shut**"},
		{"a file only", func(a *news.Article) { a.Source, a.URL, a.File = "", "", "bridge.txt" }, "-# bridge.txt · <t:"},
		{"no headline", func(a *news.Article) { a.Title = "" }, "**[(no headline)](https://"},
		{"a headline with marks, which no link can have", func(a *news.Article) { a.Title = "Shut *again* @everyone" },
			`**Shut \*again\* \@everyone · [open](` + link + ")**"},
		{"a headline with an emoji's name", func(a *news.Article) { a.Title = "Shut :smile: again" },
			`**Shut \:smile: again · [open](https://`},
		{"a headline with a host of Discord", func(a *news.Article) { a.Title = "Shut by discord.gg/abc" },
			`**Shut by discord\.gg/abc · [open](https://`},
		{"a long address has no text fragment",
			func(a *news.Article) { a.URL = "https://tavelpost.example/" + strings.Repeat("b", maxAddress-26) },
			strings.Repeat("b", maxAddress-26) + ")**"},
		{"a longer one is no link",
			func(a *news.Article) { a.URL = "https://tavelpost.example/" + strings.Repeat("b", maxAddress-25) },
			"**Footbridge at Tavel to stay shut**"},
		{"nor is one that is longer in markdown",
			func(a *news.Article) { a.URL = "https://tavelpost.example/" + strings.Repeat("(", 200) },
			"**Footbridge at Tavel to stay shut**"},
		{"a headline with a time", func(a *news.Article) { a.Title = "Shut at 10:30" }, "**[Shut at 10:30](https://"},
		{"an outlet with marks", func(a *news.Article) { a.Source = "The *Post*" }, `-# The \*Post\* · <t:`},
		{"a long headline", func(a *news.Article) { a.Title = strings.TrimSpace(strings.Repeat("shut ", 60)) },
			"**[" + strings.TrimSpace(strings.Repeat("shut ", 31)) + "…](https://"},
		{"an address that could end the link", func(a *news.Article) { a.URL = "https://tavelpost.example/bridge_(Tavel)" },
			"](https://tavelpost.example/bridge_%28Tavel%29#"},
		{"an address with what RFC 3986 has no place for",
			func(a *news.Article) { a.URL = `https://tavelpost.example/b?q="x|y"` },
			"](https://tavelpost.example/b?q=%22x%7Cy%22#"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := bridge()
			tt.change(&a)
			got := drawnText(t, bot.Excerpt{Result: result(t, news.New(a), "The", "April.")})
			if !strings.Contains(got, tt.want) {
				t.Errorf("no %q in:\n%s", tt.want, got)
			}
			if !strings.Contains(got, "> **The footbridge over the Sorrel will stay shut until April.**") {
				t.Errorf("the words are not there:\n%s", got)
			}
		})
	}
}

// A link on a headline shows every character of it, or the headline stands beside the link.
func TestHeadlinesAreReadAsPrinted(t *testing.T) {
	for _, title := range hostile {
		if strings.TrimSpace(title) == "" {
			continue
		}
		a := bridge()
		a.Title = title
		article := news.New(a)
		e, err := article.Excerpt(prose.Span{Start: 0, End: 3})
		if err != nil {
			t.Fatal(err)
		}
		line := new(page).linked(bot.Cited{Excerpt: e}.Citation(), maxHeadline, maxLink)
		words, ok := strings.CutPrefix(line, "[")
		if ok && !strings.Contains(line, " · [open](") {
			words, _, ok = strings.Cut(words, "](https://tavelpost.example")
		} else {
			words, _, ok = strings.Cut(line, " · [open](https://tavelpost.example")
		}
		if got, want := reading(t, "x"+words), "x"+shown(oneLine(article.Title)); !ok || got != want {
			t.Errorf("of %q a person reads %q, want %q", title, got, want)
		}
	}
}

// One card has all results, and the colour of the first one's outlet.
func TestResultsShareACard(t *testing.T) {
	other := bridge()
	other.Key, other.Source = "bridge-2", "Sorrel Echo"
	reply := bot.Reply{Command: "ask", Blocks: []bot.Block{
		bot.Excerpt{Result: result(t, news.New(bridge()), "The", "April.")},
		bot.Excerpt{Result: result(t, news.New(other), "Repairs", "crowns.")},
	}}
	d := Draw(reply, Options{Now: now})
	if len(d.Embeds) != 1 || d.Embeds[0].Color != outletColor("Tavel Post") || !d.Shown[1] || !d.Shown[2] {
		t.Errorf("%d cards, blocks %v shown, colour %x", len(d.Embeds), d.Shown, d.Embeds[0].Color)
	}
}

// When an answer is too high for a phone, its last excerpts end with the sentence that answers. What stands before
// that sentence stays: it may name who "she" is.
func TestLongAnswersAreCutAtSentences(t *testing.T) {
	var blocks []bot.Block
	for i := range 3 {
		a := bridge()
		a.Key = news.Key(strings.Repeat("b", i+1))
		before, answer, after := strings.Repeat("Before it. ", 2), strings.Repeat("it ", 30)+"stays shut.",
			strings.Repeat(" After it.", 50)
		a.Text = before + answer + after
		r := result(t, news.New(a), "Before", "stays shut.")
		r.Sentence.Start = len(before)
		whole, err := news.New(a).Excerpt(prose.Span{Start: 0, End: len(a.Text)})
		if err != nil {
			t.Fatal(err)
		}
		r.Excerpt = whole
		blocks = append(blocks, bot.Excerpt{Result: r})
	}
	d := Draw(bot.Reply{Command: "ask", Blocks: blocks}, Options{Now: now})
	text := d.Embeds[0].Description
	if n := strings.Count(text, "After it."); n != 50 || strings.Count(text, "stays shut.") != len(d.Shown) ||
		strings.Count(text, "Before it.") != 2*len(d.Shown) {
		t.Errorf("%d sentences after the answers, want only those of the first:\n%s", n, text)
	}
}

func TestDifferences(t *testing.T) {
	got := differencesOf(&retrieval.Match{Difference: []retrieval.Difference{
		{Op: retrieval.Keep, Text: "nobody"}, {Op: retrieval.Drop, Text: "*walks*"}, {Op: retrieval.Add, Text: "crosses"},
		{Op: retrieval.Keep, Text: "before Easter"},
	}})
	want := []string{`nobody ~~\*walks\*~~ **crosses** before Easter`, "-# ~~asked for~~, **printed**"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := differencesOf(&retrieval.Match{Verbatim: true}); got != nil {
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
}

// Sources show a link that is too long to stand beside an excerpt.
func TestSourcesShowLongLinks(t *testing.T) {
	for _, tt := range []struct {
		name string
		n    int
		want bool
	}{{"1,900 characters", 1900, true}, {"the longest", maxURL, true}, {"longer", maxURL + 1, false}} {
		a := bridge()
		a.URL = "https://tavelpost.example/" + strings.Repeat("b", tt.n-26)
		got := drawnText(t, bot.Cited{Excerpt: result(t, news.New(a), "The", "April.").Excerpt})
		if strings.Contains(got, "]("+a.URL+")") != tt.want {
			t.Errorf("%s: got %q", tt.name, got)
		}
	}
}
