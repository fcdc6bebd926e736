package console_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/console"
	"quoth/bot/golden"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// fair returns two days of an invented town: a fair that two outlets report, a storm that is over,
// and a correction.
func fair() []*news.Article {
	report := func(key, source, title string, day, hour int, text string) *news.Article {
		return news.New(news.Article{Key: news.Key(key), Source: source, Title: title, URL: "https://press.example/" + key,
			Published: time.Date(2026, 1, day, hour, 0, 0, 0, time.UTC), Text: text})
	}
	return []*news.Article{
		report("storm-1", "Tavel Post", "Gale tears the roof off a fish hall", 5, 8,
			"A gale tore the roof off the fish hall of Lowmouth on Monday, and nobody was under it because its gates open at six."),
		report("storm-2", "Coast Wire", "Lowmouth fish hall loses its roof in gale", 5, 9,
			"The fish hall of Lowmouth lost its roof in a gale on Monday before its gates had opened, the harbour police said."),
		report("fair-1", "Tavel Post", "Winter fair opens on the frozen Sorrel", 6, 9,
			"The winter fair opened on the frozen Sorrel on Tuesday with 60 stalls and a roundabout that is pushed by hand.\n"+
				"Some 4,000 people had come by noon, according to the town’s count at the bridge.\n“The ice carries a coach and horses,” said mayor Odile Brandt, who had it drilled at nine places."),
		report("fair-2", "Coast Wire", "Fair returns to the ice at Tavel", 6, 11,
			"Tavel’s winter fair opened on the ice of the Sorrel on Tuesday, for the first time in 31 years.\n"+
				"The police said that 2,600 people had come by noon."),
		report("correction", "Coast Wire", "Correction: the age of the fish hall", 6, 12,
			"An earlier report said that the fish hall was built in 1860. It was built in 1906."),
	}
}

// summary returns the reply to a call of summary for the second day.
func summary(t *testing.T, options map[string]string, why bool) bot.Reply {
	t.Helper()
	library, err := retrieval.Bundled(fair())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { library.Close() })
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(library)}), nil)
	return router.Serve(context.Background(), bot.Call{Command: "summary", Options: options, Now: asked, Why: why})
}

func TestRenderSummary(t *testing.T) {
	reply := summary(t, map[string]string{"day": "yesterday"}, false)
	reply.Blocks = append(reply.Blocks, bot.Missing{Sources: []string{"Sorrel Valley Echo", "Hill Radio"}})
	golden.Check(t, "summary.txt", []byte(render(t, reply, console.Options{Width: 72})))
	silence := summary(t, map[string]string{"day": "2026-01-04"}, false)
	golden.Check(t, "summary-silence.txt", []byte(render(t, silence, console.Options{Width: 72})))
}

// The parts of a story's score are shown on demand only.
func TestRenderSummaryWhy(t *testing.T) {
	options := map[string]string{"day": "yesterday"}
	if got := render(t, summary(t, options, true), console.Options{}); !strings.Contains(got, "  why: score ") || !strings.Contains(got, "  outlets 1.00\n") {
		t.Errorf("no parts in:\n%s", got)
	}
	if got := render(t, summary(t, options, false), console.Options{}); strings.Contains(got, "why:") {
		t.Errorf("parts that nobody asked for in:\n%s", got)
	}
}
