package card

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/settings"
	"quoth/bot/weekdays"
	"quoth/retrieval/news"
)

// description returns all that a reply shows in embeds without a card of its own.
func description(reply bot.Reply) string {
	var out []string
	for _, e := range Draw(reply, Options{}).Embeds {
		out = append(out, e.Description)
	}
	return strings.Join(out, "\n\n")
}

func TestFeedsAreDrawn(t *testing.T) {
	at := time.Date(2026, 1, 7, 12, 30, 0, 0, time.UTC)
	got := description(bot.Reply{Blocks: []bot.Block{
		bot.Feed{Name: "The *Packet* <@1>", URL: "https://packet.example/feed", Answered: at, Failing: "gone", Failures: 2,
			Items: []bot.FeedItem{{Title: "Ferry @everyone", Action: "known already"}}},
	}})
	for _, want := range []string{`**The \*Packet\* \<\@1>**`, `-# https\://packet.example/feed`,
		"Answered: <t:1767789000:R>",
		"Failing, 2 times in a row: gone", `- “Ferry \@everyone”: known already`} {
		if !strings.Contains(got, want) {
			t.Errorf("drawn as %q, want %q in it", got, want)
		}
	}
}

// A feed that can be chosen has its number. What its site calls it is obeyed by nobody.
func TestFoundFeedsAreDrawn(t *testing.T) {
	got := description(bot.Reply{Blocks: []bot.Block{
		bot.FoundFeed{Number: 1, Title: "@everyone\n# <@1> **Packet**", URL: "https://packet.example/_feed_", Items: 2},
		bot.FoundFeed{Number: 2, URL: "https://packet.example/rss", Listed: true},
		bot.FoundFeed{Number: 3, Title: strings.Repeat("Packet ", 300), URL: "https://packet.example/" + strings.Repeat("a", 1900)},
	}})
	want := "**1. \\@everyone # \\<\\@1> \\*\\*Packet\\*\\***\n-# https\\://packet.example/\\_feed\\_\n-# 2 items\n" +
		"**2. https\\://packet.example/rss**\n-# no items; in the list already\n**3. Packet"
	if !strings.HasPrefix(got, want) || length(got) > 1000 {
		t.Errorf("drawn in %d characters as\n%s\nwant it to begin with\n%s", length(got), got, want)
	}
}

// Nothing that people have named has an effect where a schedule is shown.
func TestScheduleIsDrawn(t *testing.T) {
	days, _ := weekdays.Parse("mon-fri")
	got := description(bot.Reply{Blocks: []bot.Block{bot.Schedule{
		Daily: settings.Daily{Channel: "207", Hour: 7, Minute: 30, Zone: "Europe/London", Days: days,
			Topic: "**ferry** @everyone <@1>\n# [x](https://x.example) \u202Egnp", Sources: []string{"The *Packet* <t:1:R>"},
			Place: settings.Place{Channel: "@here", Server: "@everyone"}},
		Next: time.Date(2026, 1, 7, 7, 30, 0, 0, time.UTC), Last: "2026-01-06, not posted: <@2> ||gone||",
	}}})
	for _, want := range []string{"**<#207>**", `Monday to Friday at 07\:30 (Europe/London)`, `\*\*ferry\*\* \@everyone \<\@1>`,
		`The \*Packet\* \<t`, `not posted: \<\@2> \|\|gone\|\|`, "Next: <t:1767771000:F>"} {
		if !strings.Contains(got, want) {
			t.Errorf("drawn as %q, want %q in it", got, want)
		}
	}
	for _, not := range []string{" @everyone", "[x](", "\u202E", " <@", "<t:1:R>", "\n# "} {
		if strings.Contains(got, not) {
			t.Errorf("drawn as %q, with %q", got, not)
		}
	}
}

// In a list a feed has a line, and one more where there may be something to do. Its name and what it
// answers are obeyed by nobody.
func TestBriefFeedsAreDrawn(t *testing.T) {
	at := time.Date(2026, 1, 7, 12, 30, 0, 0, time.UTC)
	for _, tt := range []struct {
		name string
		feed bot.Feed
		want string
	}{
		{"fine", bot.Feed{Name: "Tavel Post", URL: "https://tavel.example/rss", Answered: at}, "**Tavel Post**: answered <t:1767789000:R>"},
		{"failing", bot.Feed{Name: "Orlo Bell", URL: "https://orlo.example/rss", Failing: "there is no such host", Answered: at},
			"**Orlo Bell**: there is no such host; it last answered <t:1767789000:R>\n-# https\\://orlo.example/rss"},
		{"new", bot.Feed{URL: "https://orlo.example/rss"}, "**https\\://orlo.example/rss**: to be checked"},
		{"hostile", bot.Feed{Name: "@everyone\n# <@1> ||x|| \u202e", URL: "https://a.example/`@here`", Failing: "**gone** <t:1:R>"},
			"**\\@everyone # \\<\\@1> \\|\\|x\\|\\| ‹U+202E›**: \\*\\*gone\\*\\* \\<t\\:1\\:R>; it has never answered\n" +
				"-# https\\://a.example/\\`\\@here\\`"},
	} {
		tt.feed.Brief = true
		if got := description(bot.Reply{Blocks: []bot.Block{tt.feed}}); got != tt.want {
			t.Errorf("%s: drawn as %q, want %q", tt.name, got, tt.want)
		}
	}
	long := bot.Feed{Name: strings.Repeat("Packet ", 900), URL: "https://a.example/" + strings.Repeat("a", 1900), Brief: true,
		Failing: strings.Repeat("gone ", 900)}
	if n := length(description(bot.Reply{Blocks: []bot.Block{long}})); n > 1000 {
		t.Errorf("a long one takes %d characters", n)
	}
}

// A list longer than a message has parts, and every feed is in one.
func TestManyFeeds(t *testing.T) {
	var reply bot.Reply
	for i := range 300 {
		reply.Blocks = append(reply.Blocks,
			bot.Feed{Name: fmt.Sprintf("Outlet %d", i), URL: "https://packet.example/a-long-address-of-a-feed"})
	}
	shown := 0
	n := Draw(reply, Options{}).Parts
	for i := range n {
		shown += len(Draw(reply, Options{Part: i}).Shown)
	}
	if n < 2 || shown != 300 {
		t.Errorf("%d parts have %d feeds, want all 300", n, shown)
	}
}

func TestDocument(t *testing.T) {
	for words, n := range map[string]int{`Attached: quoth-feeds.opml.`: MaxDocument,
		"quoth-feeds.opml is too long to be sent. In the terminal, the same command prints it.": MaxDocument + 1} {
		got := description(bot.Reply{Blocks: []bot.Block{bot.Document{Name: "quoth-feeds.opml", Text: strings.Repeat("e", n)}}})
		if got != words {
			t.Errorf("%d bytes are drawn as %q, want %q", n, got, words)
		}
	}
}

func TestEarlierIsShown(t *testing.T) {
	r := result(t, news.New(bridge()), "The footbridge", "April.")
	r.Earlier = true
	got := description(bot.Reply{Blocks: []bot.Block{bot.Excerpt{Result: r}}})
	if !strings.Contains(got, " · earlier") {
		t.Errorf("an earlier telling is drawn as %q", got)
	}
}

func TestSummaryOnlyIsShown(t *testing.T) {
	a := bridge()
	for _, partial := range []bool{true, false} {
		a.Partial = partial
		r := result(t, news.New(a), "The footbridge", "April.")
		for name, b := range map[string]bot.Block{"card": bot.Excerpt{Result: r}, "entry": bot.Article{Excerpt: r.Excerpt}} {
			if got := description(bot.Reply{Blocks: []bot.Block{b}}); strings.Contains(got, "summary only") != partial {
				t.Errorf("%s of a partial (%t) article is drawn as %q", name, partial, got)
			}
		}
	}
}
