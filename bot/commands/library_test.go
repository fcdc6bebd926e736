package commands_test

import (
	"context"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// Two outlets of an invented town, and the day on which they are asked.
func articles() []*news.Article {
	return []*news.Article{
		news.New(news.Article{
			Key: "bridge-1", Source: "Tavel Post", Title: "Footbridge at Tavel to stay shut",
			URL:       "https://tavelpost.example/bridge",
			Published: time.Date(2026, 1, 6, 9, 0, 0, 0, time.UTC),
			Text: "The footbridge over the Sorrel will stay shut until April.\n" +
				"Mayor Odile Brandt said the railings had rusted through. “Nobody crosses before Easter,” Brandt told the " +
				"council.\n" +
				"Repairs will cost 40,000 crowns.",
		}),
		news.New(news.Article{
			Key: "otters-1", Source: "Sorrel Valley Echo", Title: "Otters counted again on the Sorrel", File: "otters.txt",
			Published: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC),
			Text: "Volunteers counted 31 otters along the river on Sunday.\nIt was the highest number since counting " +
				"began.",
		}),
	}
}

var asked = time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)

func openLibrary(t *testing.T, articles ...*news.Article) *retrieval.Library {
	t.Helper()
	library, err := retrieval.Open(retrieval.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { library.Close() })
	if _, err := library.Add(t.Context(), articles); err != nil {
		t.Fatal(err)
	}
	return library
}

// serve answers a call from library. Options are given as name, value, name, value.
func serve(library *retrieval.Library, command string, options ...string) bot.Reply {
	c := bot.Call{Command: command, Options: make(map[string]string), Now: asked}
	for i := 0; i < len(options); i += 2 {
		c.Options[options[i]] = options[i+1]
	}
	return bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(library)}),
		nil).Serve(context.Background(), c)
}

// blocks returns the blocks of one kind.
func blocks[B bot.Block](r bot.Reply) []B {
	var out []B
	for _, b := range r.Blocks {
		if b, ok := b.(B); ok {
			out = append(out, b)
		}
	}
	return out
}

// refusal returns the refusal in r. Without exactly one, it fails the test.
func refusal(t *testing.T, r bot.Reply) *bot.Refusal {
	t.Helper()
	refusals := blocks[*bot.Refusal](r)
	if r.Outcome != bot.Refused || len(r.Blocks) != 1 || len(refusals) != 1 {
		t.Fatalf("outcome %d with blocks %v, want one refusal", r.Outcome, r.Blocks)
	}
	return refusals[0]
}
