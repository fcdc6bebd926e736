package help

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"quoth/bot"
)

var now = time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)

// paper is an archive of an invented town.
type paper struct {
	key            int
	people, topics []string
	err            error
}

func (p *paper) Key() any      { return p.key }
func (p *paper) IsEmpty() bool { return p.key == 0 }

func (p *paper) People(context.Context) ([]string, error)           { return p.people, p.err }
func (p *paper) Topics(context.Context, bot.Call) ([]string, error) { return p.topics, p.err }

// asking returns a table whose commands answer what has one of the words, and how often each was called.
func asking(words ...string) (table []bot.Command, calls map[string]int) {
	calls = make(map[string]int)
	run := func(ctx context.Context, c bot.Call) (bot.Reply, error) {
		asked := c.Command + " " + c.Options["question"]
		calls[asked]++
		switch {
		case strings.Contains(asked, "Slow"):
			<-ctx.Done()
			return bot.Reply{}, ctx.Err()
		case strings.Contains(asked, "Broken"):
			return bot.Reply{}, errors.New("broken")
		case slices.ContainsFunc(words, func(w string) bool { return strings.Contains(asked, w) }):
			return bot.Reply{Blocks: []bot.Block{bot.Excerpt{}}}, nil
		case strings.Contains(asked, "Chat"):
			return bot.Reply{Blocks: []bot.Block{bot.Text{Words: "Hello."}}}, nil
		}
		return bot.Reply{Outcome: bot.Silent, Blocks: []bot.Block{bot.Silence{}}}, nil
	}
	return []bot.Command{{Name: "ask", Run: run}, {Name: "summary", Run: run}}, calls
}

func wordsOf(blocks []bot.Block) (out []string) {
	for _, b := range blocks {
		if e, ok := b.(bot.Example); ok {
			out = append(out, e.Words())
		}
	}
	return out
}

func TestExamples(t *testing.T) {
	for _, tt := range []struct {
		name    string
		archive paper
		answers []string
		want    []string
	}{
		{"all", paper{1, []string{"Rosa Vane"}, []string{"Tavel"}, nil}, []string{"Rosa", "Tavel", "summary"},
			[]string{"/ask Latest on Tavel", "/ask What did Rosa Vane say?", "/summary"}},
		{"the next that is answered", paper{1, []string{"Orlo Bell", "Broken", "Chat", "Rosa Vane"}, []string{"Brack", "Tavel"}, nil},
			[]string{"Rosa", "Tavel"}, []string{"/ask Latest on Tavel", "/ask What did Rosa Vane say?"}},
		{"none that is answered", paper{1, []string{"Orlo Bell"}, []string{"Brack"}, nil}, nil, nil},
		{"not the fifth", paper{1, []string{"A", "B", "C", "D", "Rosa Vane"}, []string{"E"}, nil}, []string{"Rosa"}, nil},
		{"no topic is known yet", paper{1, []string{"Rosa Vane", "Orlo Bell"}, nil, nil}, []string{"Rosa", "Orlo", "summary"},
			[]string{"/ask Latest on Orlo Bell", "/ask What did Rosa Vane say?", "/summary"}},
		{"nobody and nothing", paper{1, nil, nil, nil}, []string{"summary"}, []string{"/summary"}},
		{"an index that cannot be read", paper{1, nil, nil, errors.New("broken")}, []string{"summary"}, []string{"/summary"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			table, _ := asking(tt.answers...)
			h := New(table, func() (Archive, error) { return &tt.archive, nil })
			if got := wordsOf(h.overview(t.Context(), bot.Call{Now: now}).Blocks); !slices.Equal(got, tt.want) {
				t.Errorf("examples %q, want %q", got, tt.want)
			}
		})
	}
}

// Examples that were found are shown again until the articles change or an hour has passed; too few
// are looked for again after a minute.
func TestExamplesAreRemembered(t *testing.T) {
	archive := &paper{1, []string{"Rosa Vane"}, []string{"Tavel"}, nil}
	for _, tt := range []struct {
		name    string
		answers []string
		then    time.Duration
		key     int
		want    int // how often the summary was tried
	}{
		{"a little later", []string{"Rosa", "Tavel", "summary"}, 59 * time.Minute, 1, 1},
		{"an hour later", []string{"Rosa", "Tavel", "summary"}, time.Hour, 1, 2},
		{"with other articles", []string{"Rosa", "Tavel", "summary"}, time.Second, 2, 2},
		{"too few, a little later", []string{"Rosa"}, 59 * time.Second, 1, 1},
		{"too few, a minute later", []string{"Rosa"}, time.Minute, 1, 2},
		{"before", []string{"Rosa", "Tavel", "summary"}, -time.Second, 1, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			archive.key = 1
			table, calls := asking(tt.answers...)
			h := New(table, func() (Archive, error) { return archive, nil })
			first := wordsOf(h.overview(t.Context(), bot.Call{Now: now}).Blocks)
			archive.key = tt.key
			second := wordsOf(h.overview(t.Context(), bot.Call{Now: now.Add(tt.then)}).Blocks)
			if got := calls["summary "]; got != tt.want || !slices.Equal(first, second) {
				t.Errorf("tried %d times, want %d; %q, then %q", got, tt.want, first, second)
			}
		})
	}
}

// A reply does not wait long for examples, and is given without those that take too long.
func TestExamplesTakeNoLongerThanAReply(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		table, _ := asking("Rosa", "summary")
		archive := &paper{1, []string{"Slow Sue", "Rosa Vane"}, []string{"Tavel"}, nil}
		h := New(table, func() (Archive, error) { return archive, nil })
		start := time.Now()
		reply := h.overview(t.Context(), bot.Call{Now: now})
		if took := time.Since(start); took > triesFor || len(wordsOf(reply.Blocks)) != 0 || len(reply.Blocks) < 3 {
			t.Errorf("took %s for %v", took, reply.Blocks)
		}
	})
}

// Without a library to be had, the commands are explained all the same.
func TestHelpWithoutALibrary(t *testing.T) {
	table, _ := asking()
	for name, archive := range map[string]func() (Archive, error){
		"none": nil, "an error": func() (Archive, error) { return nil, errors.New("no room") },
	} {
		reply := New(table, archive).overview(t.Context(), bot.Call{Now: now})
		if len(wordsOf(reply.Blocks)) != 0 || len(reply.Blocks) != 7 { // a text, three headings, three commands
			t.Errorf("%s: %v", name, reply.Blocks)
		}
	}
}
