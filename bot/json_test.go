package bot_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

var update = flag.Bool("update", false, "write the golden files")

func TestReplyAsJSON(t *testing.T) {
	bridge, otters := articles()[0], articles()[1]
	searched := bot.Searched{Searched: retrieval.Searched{
		Articles: 2, Sources: []string{"Sorrel Valley Echo", "Tavel Post"}, From: otters.Published, To: bridge.Published,
	}}
	later := *bridge
	later.Revision = "0123456789abcdef0123456789abcdef"
	tests := map[string]bot.Reply{
		"ask": {Command: "ask", Query: "Who closed the footbridge?", Blocks: []bot.Block{
			bot.Excerpt{Result: retrieval.Result{
				// The sentence is behind a curly quotation mark, which is one code point of three bytes.
				Excerpt: cut(t, bridge, "Mayor Odile Brandt said", "told the council."), Sentence: spanOf(t, bridge, "“Nobody", "council."),
				Score: 0.75, Copies: []*news.Article{otters, {Key: "bare"}},
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
		"latest":  {Command: "latest", Blocks: []bot.Block{bot.Article{Excerpt: cut(t, otters, "Volunteers", "Sunday.")}}},
		"sources": {Command: "sources", Blocks: []bot.Block{bot.Source{Source: retrieval.Source{Name: "Tavel Post", Articles: 1, Oldest: asked, Newest: asked}}, bot.Source{}}},
		"verified": {Command: "verify", Blocks: []bot.Block{bot.Verified{Verification: retrieval.Verification{
			Excerpt: cut(t, bridge, "The footbridge", "April."), Latest: &later,
		}}}},
		"unverified": {Command: "verify", Outcome: bot.Silent, Blocks: []bot.Block{bot.Unverified{Receipt: "8F3K-2M9Q-7TXA-0C4D"}}},
		"help": {Command: "help", Blocks: []bot.Block{bot.Text{Words: "The commands."}, bot.Usage{Command: bot.Command{
			Name: "daily", Description: "The daily summary", Options: []bot.Option{{Name: "do", Description: "what to do", Kind: bot.KindChoice, Required: true, Choices: []string{"set", "off"}}},
		}}}},
		"refusal": {Command: "ask", Outcome: bot.Refused, Blocks: []bot.Block{&bot.Refusal{Message: "No.", Hint: "Ask again."}}},
		"failure": {Command: "ask", Outcome: bot.Failed, Blocks: []bot.Block{bot.Failure{}}},
	}
	for name, reply := range tests {
		t.Run(name, func(t *testing.T) { golden(t, name+".json", indented(t, reply)) })
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

func spanOf(t *testing.T, a *news.Article, from, to string) prose.Span {
	t.Helper()
	start := bytes.Index([]byte(a.Text), []byte(from))
	end := bytes.Index([]byte(a.Text), []byte(to))
	if start < 0 || end < 0 {
		t.Fatalf("%q … %q is not in %q", from, to, a.Text)
	}
	return prose.Span{Start: start, End: end + len(to)}
}

func cut(t *testing.T, a *news.Article, from, to string) news.Excerpt {
	t.Helper()
	e, err := a.Excerpt(spanOf(t, a, from, to))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func indented(t *testing.T, reply bot.Reply) []byte {
	t.Helper()
	b, err := json.MarshalIndent(reply, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}

// golden compares got with a file of testdata; -update writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s has changed (-update writes it):\n%s\nwant:\n%s", path, got, want)
	}
}
