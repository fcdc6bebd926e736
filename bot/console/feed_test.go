package console_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/console"
	"quoth/retrieval"
)

func TestFeedsAreDrawn(t *testing.T) {
	at := time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)
	reply := bot.Reply{Blocks: []bot.Block{
		bot.Feed{Name: "Quenby\x1b[2J Packet", URL: "https://packet.example/feed", Answered: at, Due: at.Add(10 * time.Minute),
			Items: []bot.FeedItem{{Title: "Ferry back", Published: at, Action: "known already"}}},
		bot.Feed{URL: "https://bell.example/rss", Failing: "gone", Failures: 7, Dead: at},
		bot.Feed{Name: "Quenby\x1b[2J Packet", URL: "https://packet.example/feed", Answered: at, Brief: true},
		bot.Feed{Name: "Bell", URL: "https://bell.example/rss", Failing: "gone\nfor good", Answered: at, Brief: true},
		bot.Feed{URL: "https://echo.example/rss", Due: at, Brief: true},
		bot.Feed{Name: "Echo", URL: "https://echo.example/rss", Failing: "no such host", Brief: true},
		bot.FoundFeed{Number: 1, Title: "Packet\x1b[2J", URL: "https://packet.example/feed", Items: 2, Newest: at, Full: true},
		bot.FoundFeed{Number: 2, URL: "https://packet.example/rss", Listed: true},
		bot.Source{Source: retrieval.Source{Name: "Tavel Post", Articles: 1, Oldest: at, Newest: at}, Answered: at},
		bot.Source{Source: retrieval.Source{Name: "Orlo Bell"}, Failing: true},
		bot.Document{Name: "feeds.opml", Text: "<opml>\n  <body text=\"a\u202eb\"/>\n</opml>\n"},
	}}
	var got bytes.Buffer
	if err := console.Render(&got, reply, console.Options{}); err != nil {
		t.Fatal(err)
	}
	const want = `Quenby␛[2J Packet
  https://packet.example/feed
  Answered: Wed 7 Jan 2026, 12:00
  Next check: Wed 7 Jan 2026, 12:10
  - “Ferry back” (2026-01-07): known already

https://bell.example/rss
  Dead since: Wed 7 Jan 2026, 12:00
  Failing, 7 times in a row: gone

Quenby␛[2J Packet: answered Wed 7 Jan 2026, 12:00
Bell: gone for good; it last answered Wed 7 Jan 2026, 12:00
  https://bell.example/rss
https://echo.example/rss: to be checked Wed 7 Jan 2026, 12:00
Echo: no such host; it has never answered
  https://echo.example/rss

1. Packet␛[2J
   https://packet.example/feed
   2 items, the newest of 7 January 2026; whole texts
2. https://packet.example/rss
   no items; in the list already

Tavel Post: 1 article, Wed 7 Jan 2026; its feed last answered Wed 7 Jan 2026, 12:00
Orlo Bell: 0 articles; its feed does not answer

<opml>
  <body text="a‹U+202E›b"/>
</opml>
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("drawn (-want +got):\n%s", diff)
	}
}

func TestSummaryOnlyIsShown(t *testing.T) {
	a := bridge()
	a.Partial = true
	var got bytes.Buffer
	reply := bot.Reply{Blocks: []bot.Block{bot.Article{Excerpt: result(t, a, "The footbridge", "April.", "The footbridge", "April.").Excerpt}}}
	if err := console.Render(&got, reply, console.Options{}); err != nil {
		t.Fatal(err)
	}
	if want := "Tavel Post, “Footbridge at Tavel to stay shut”, Tue 6 Jan 2026, summary only\n"; !bytes.HasPrefix(got.Bytes(), []byte(want)) {
		t.Errorf("drawn as %q, want %q first", got.String(), want)
	}
}
