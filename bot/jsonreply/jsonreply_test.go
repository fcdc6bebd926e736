package jsonreply_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/golden"
	"quoth/bot/jsonreply"
	"quoth/retrieval"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

func TestReplyAsJSON(t *testing.T) {
	bridge, otters := footbridge(), riverOtters()
	searched := bot.Searched{Searched: retrieval.Searched{
		Articles: 2, Sources: []string{"Sorrel Valley Echo", "Tavel Post"}, From: otters.Published, To: bridge.Published,
	}}
	later := *bridge
	later.Revision = "0123456789abcdef0123456789abcdef"
	tests := map[string]bot.Reply{
		"ask": {Command: "ask", Query: "Who closed the footbridge?", Blocks: []bot.Block{
			bot.Excerpt{Result: retrieval.Result{
				// The sentence is behind a curly quotation mark, which is one code point of three bytes.
				Excerpt:  cut(t, bridge, "Mayor Odile Brandt said", "told the council."),
				Sentence: spanOf(t, bridge, "“Nobody", "council."), Score: 0.75,
				Copies: []*news.Article{otters, {Key: "bare"}},
			}},
			searched, bot.Sample{},
		}},
		"silence": {Command: "ask", Query: "zeppelin <marmalade>", Outcome: bot.Silent, Blocks: []bot.Block{
			bot.Silence{Silence: retrieval.Silence{Reason: retrieval.WeakMatch, Nearest: []string{otters.Title}}}, searched,
			bot.Notice{Words: "3 stored articles are still being indexed."},
		}},
		"silence-bare": {Command: "ask", Query: "x", Outcome: bot.Silent, Blocks: []bot.Block{
			bot.Silence{Silence: retrieval.Silence{Reason: retrieval.NoArticles}}, bot.Searched{},
		}},
		"latest": {Command: "latest", Blocks: []bot.Block{bot.Article{Excerpt: cut(t, otters, "Volunteers",
			"Sunday.")}}},
		"sources": {Command: "sources", Blocks: []bot.Block{
			bot.Source{Source: retrieval.Source{Name: "Tavel Post", Articles: 1, Oldest: asked, Newest: asked}},
			bot.Source{},
		}},
		"verified": {Command: "verify", Blocks: []bot.Block{bot.Verified{Verification: retrieval.Verification{
			Excerpt: cut(t, bridge, "The footbridge", "April."), Latest: &later, Until: asked,
			Difference: []retrieval.Difference{{Op: retrieval.Keep, Text: "shut until"}, {Op: retrieval.Drop, Text: "April"}},
		}}}},
		"withdrawn": {Command: "verify", Outcome: bot.Silent, Blocks: []bot.Block{
			bot.Unverified{Receipt: "8F3K-2M9Q-7TXA-0C4D", Withdrawn: asked},
		}},
		"unverified": {Command: "verify", Outcome: bot.Silent, Blocks: []bot.Block{
			bot.Unverified{Receipt: "8F3K-2M9Q-7TXA-0C4D"},
		}},
		"help": {Command: "help", Blocks: []bot.Block{bot.Text{Words: "The commands."}, bot.Command{
			Name: "daily", Description: "The daily summary", Options: []bot.Option{
				{Name: "do", Description: "what to do", Kind: bot.KindChoice, Required: true,
					Choices: []string{"set", "off"}},
			},
		}.Help(false)}},
		"refusal": {Command: "ask", Outcome: bot.Refused, Blocks: []bot.Block{
			&bot.Refusal{Message: "No.", Hint: "Ask again."},
		}},
		"failure": {Command: "ask", Outcome: bot.Failed, Blocks: []bot.Block{bot.Failure{}}},
	}
	for name, reply := range tests {
		t.Run(name, func(t *testing.T) { golden.Check(t, name+".json", indented(t, reply)) })
	}
}

// The span of the answer is inside the excerpt, in code points.
func TestAnswerCountsCodePoints(t *testing.T) {
	a := news.New(news.Article{Key: "k", Text: "Überall 🦦🦦 schwimmen. “Är” ist hier."})
	reply := bot.Reply{Blocks: []bot.Block{bot.Excerpt{Result: retrieval.Result{
		Excerpt: cut(t, a, "🦦", "hier."), Sentence: spanOf(t, a, "“Är”", "hier."),
	}}}}
	var got struct {
		Results []struct {
			Excerpt string
			Answer  struct{ Start, End int }
		}
	}
	if err := json.Unmarshal(indented(t, reply), &got); err != nil {
		t.Fatal(err)
	}
	r := got.Results[0]
	if answer := string([]rune(r.Excerpt)[r.Answer.Start:r.Answer.End]); answer != "“Är” ist hier." {
		t.Errorf("the answer's code points are %q, want the last sentence", answer)
	}
}

// The JSON of every result says where it is cut inside a sentence, and only there.
func TestJSONShowsCuts(t *testing.T) {
	bridge := footbridge()
	e := cut(t, bridge, "The footbridge", "will stay")
	tests := map[string]bot.Block{
		"ask":    bot.Excerpt{Result: retrieval.Result{Excerpt: e, Sentence: e.Span(), CutAfter: true}},
		"latest": bot.Article{Excerpt: e},
		"verify": bot.Verified{Verification: retrieval.Verification{Excerpt: e}},
	}
	for name, block := range tests {
		t.Run(name, func(t *testing.T) {
			got := string(rendered(t, bot.Reply{Blocks: []bot.Block{block}}))
			if !strings.Contains(got, `"cut_after":true`) || strings.Contains(got, "cut_before") {
				t.Errorf("got %s, want cut_after only", got)
			}
		})
	}
}

func TestFeedsAsJSON(t *testing.T) {
	const packet = "https://packet.example/feed"
	reply := bot.Reply{Command: "feeds list", Blocks: []bot.Block{
		bot.Feed{Name: "Quenby Packet", URL: packet, Answered: asked.Add(-time.Hour), Due: asked.Add(time.Hour)},
		bot.Feed{URL: packet, Failing: "gone", Failures: 7, Dead: asked, Items: []bot.FeedItem{
			{Title: "Ferry back", Link: "https://packet.example/1", Published: asked, Action: "known already"},
		}},
		bot.Document{Name: "feeds.opml", Text: "<opml/>\n"},
	}}
	const want = `{"command":"feeds list","answered":true,"sample":false,"feeds":[` +
		`{"name":"Quenby Packet","url":"https://packet.example/feed",` +
		`"answered":"2026-01-07T11:00:00Z","due":"2026-01-07T13:00:00Z"},` +
		`{"url":"https://packet.example/feed","failing":"gone","failures":7,` +
		`"dead_since":"2026-01-07T12:00:00Z","items":[` +
		`{"title":"Ferry back","url":"https://packet.example/1",` +
		`"published":"2026-01-07T12:00:00Z","action":"known already"}]}],` +
		`"document":{"name":"feeds.opml","text":"\u003copml/\u003e\n"}}` + "\n"
	if diff := cmp.Diff(want, string(rendered(t, reply))); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
}

// indented returns a reply as JSON, for people to read.
func indented(t *testing.T, reply bot.Reply) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := json.Indent(&out, rendered(t, reply), "", "  "); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func rendered(t *testing.T, reply bot.Reply) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jsonreply.Render(&out, reply); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Each outlet's number is an object of its own, with what is cited. A story without any has no such field.
func TestNumbersThatDifferAsJSON(t *testing.T) {
	numbers := func(d *digest.Difference) string {
		reply := bot.Reply{Command: "summary", Blocks: []bot.Block{bot.Story{Item: digest.Item{Differs: d}}}}
		var out bytes.Buffer
		if err := jsonreply.Render(&out, reply); err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Items []struct {
				Differs []struct{ Text, Outlet, Receipt string }
			}
		}
		if err := json.Unmarshal(out.Bytes(), &doc); err != nil || len(doc.Items) != 1 {
			t.Fatalf("%v in %s", err, out.Bytes())
		}
		if has := strings.Contains(out.String(), `"differs"`); has != (d != nil) {
			t.Errorf("has the field: %v", has)
		}
		return fmt.Sprint(doc.Items[0].Differs)
	}
	a, b := cut(t, footbridge(), "The footbridge", "April."), cut(t, riverOtters(), "Volunteers", "Sunday.")
	got := numbers(&digest.Difference{{a}, {b}})
	want := fmt.Sprintf("[{%s Tavel Post %s} {%s %s %s}]", a.Text(), a.Receipt(), b.Text(), b.Article().Source, b.Receipt())
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	numbers(nil)
}
