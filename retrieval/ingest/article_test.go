package ingest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
	"quoth/retrieval/news"
	"quoth/retrieval/page"
)

func TestCompose(t *testing.T) {
	const at = "https://packet.example/1"
	broken := errors.New("no page")
	item := feed.Item{Title: "Ferry back", Link: at + "?from=feed", Author: "Ada Orme", Text: "It sails.",
		Published: morning}
	article := page.Article{Title: "Quenby ferry back", Author: "Jo Tamm", Source: "Packet Online", URL: at,
		Text: "The ferry sails again.", Published: morning.Add(time.Hour)}
	response := &fetch.Response{URL: at + "?final"}
	bare := feed.Item{Link: item.Link}
	elsewhere, home, short := article, article, article
	elsewhere.URL, home.URL, short.Text = "https://agency.example/77", "https://packet.example/", "Sails."
	full, unlinked := item, item
	full.Full, unlinked.Link = true, ""

	type result struct {
		Title, Source, Author, URL, Text string
		Published                        time.Time
		Origin                           Origin
		Note                             bool
	}
	for _, tc := range []struct {
		name   string
		item   feed.Item
		source string
		found  found
		want   result
	}{
		{"the feed goes before the page, but for the text and the address", item, "The Quenby Packet",
			found{article, response, nil},
			result{"Ferry back", "The Quenby Packet", "Ada Orme", at, "The ferry sails again.", morning, FromPage, false}},
		{"the page has all", bare, "", found{article, response, nil},
			result{"Quenby ferry back", "Packet Online", "Jo Tamm", at, "The ferry sails again.", morning.Add(time.Hour),
				FromPage, false}},
		{"the page is a copy of another site's", item, "Packet", found{elsewhere, response, nil},
			result{"Ferry back", "Packet", "Ada Orme", at + "?final", "The ferry sails again.", morning, FromPage, false}},
		{"the page calls the site its address", item, "Packet", found{home, response, nil},
			result{"Ferry back", "Packet", "Ada Orme", at + "?final", "The ferry sails again.", morning, FromPage, false}},
		{"the page has less than the feed", item, "Packet", found{short, response, nil},
			result{"Ferry back", "Packet", "Ada Orme", at, "It sails.", morning, Summary, true}},
		{"no page", item, "", found{err: broken},
			result{"Ferry back", "packet.example", "Ada Orme", item.Link, "It sails.", morning, Summary, true}},
		{"no page, and the feed's content", full, "Packet", found{err: broken},
			result{"Ferry back", "Packet", "Ada Orme", item.Link, "It sails.", morning, FromFeed, true}},
		{"no page was looked for", full, "Packet", found{},
			result{"Ferry back", "Packet", "Ada Orme", item.Link, "It sails.", morning, FromFeed, false}},
		{"there is none to look for", unlinked, "Packet", found{},
			result{"Ferry back", "Packet", "Ada Orme", "", "It sails.", morning, FromFeed, false}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := book.Source{URL: "https://packet.example/feed", Name: tc.source}
			a, origin, note, err := compose(Plan{Item: tc.item, Key: "k"}, s, tc.found, morning)
			if err != nil {
				t.Fatal(err)
			}
			got := result{a.Title, a.Source, a.Author, a.URL, a.Text, a.Published, origin, note != nil}
			if d := cmp.Diff(tc.want, got); d != "" || a.Key != news.Key("k") || !a.Fetched.Equal(morning) {
				t.Errorf("article %+v (-want +got):\n%s", a, d)
			}
		})
	}
	for _, tc := range []struct {
		name string
		item feed.Item
		want error
	}{
		{"no text", feed.Item{Title: "Ferry back", Link: at}, errNoText},
		{"no title", feed.Item{Text: "It sails.", Link: at}, errNoTitle},
	} {
		_, _, _, err := compose(Plan{Item: tc.item}, book.Source{}, found{err: broken}, morning)
		if !errors.Is(err, tc.want) || !errors.Is(err, broken) {
			t.Errorf("%s: got %v, want it and why there is no page", tc.name, err)
		}
	}
}

// The picture is the feed's, or else the page's, even of a page whose text is not used.
func TestComposeImage(t *testing.T) {
	const ofFeed, ofPage = "https://packet.example/feed.jpg", "https://packet.example/page.jpg"
	response := &fetch.Response{URL: "https://packet.example/1"}
	for _, tc := range []struct{ name, feed, page, text, want string }{
		{"neither has one", "", "", "The ferry sails again.", ""},
		{"both have one", ofFeed, ofPage, "The ferry sails again.", ofFeed},
		{"only the page", "", ofPage, "The ferry sails again.", ofPage},
		{"only the page, which is short", "", ofPage, "Sails.", ofPage},
	} {
		t.Run(tc.name, func(t *testing.T) {
			item := feed.Item{Title: "Ferry back", Link: response.URL, Text: "It sails.", Image: tc.feed}
			f := found{page.Article{Text: tc.text, Image: tc.page}, response, nil}
			a, _, _, err := compose(Plan{Item: item, Key: "k"}, book.Source{}, f, morning)
			if err != nil || a.Image != tc.want {
				t.Errorf("got %q, %v, want %q", a.Image, err, tc.want)
			}
		})
	}
}
