package feedlist

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
)

var now = time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)

// The feeds that want attention come first, each state under a heading with its number and what to do.
func TestLayOut(t *testing.T) {
	ago := func(hours int) time.Time { return now.Add(-time.Duration(hours) * time.Hour) }
	feeds := []bot.Feed{
		{Name: "tavel post", Answered: ago(1)}, {Name: "Orlo Bell", Answered: ago(2)}, {Name: "Sorrel Echo"},
		{Name: "Quenby Packet", Answered: ago(90), Failing: "gone"}, {Name: "Rosa’s Pier", Failing: "no such host"},
		{Name: "Brack Weekly", Answered: ago(3), Quiet: "no dated article so far"}, {URL: "https://a.example", Answered: ago(300), Failing: "gone"},
	}
	want := []string{"# Failing: 3 (advice)", "Rosa’s Pier", "https://a.example", "Quenby Packet", "# Not checked yet: 1 (advice)",
		"Sorrel Echo", "# Quiet: 1 (advice)", "Brack Weekly", "# Fine: 2", "Orlo Bell", "tavel post"}
	var got []string
	for _, b := range layOut(feeds) {
		switch b := b.(type) {
		case bot.Heading:
			words := "# " + b.Words
			if b.Note != "" {
				words += " (advice)"
			}
			got = append(got, words)
		case bot.Feed:
			if !b.Brief {
				t.Errorf("%+v is not brief", b)
			}
			got = append(got, b.Name+b.URL)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A feed is quiet when its outlet has had no article for long; what cannot be known is not said.
func TestMarkQuiet(t *testing.T) {
	newest := map[string]time.Time{"Tavel Post": now.AddDate(0, 0, -29), "Orlo Bell": now.AddDate(0, 0, -31)}
	feeds := func() []bot.Feed {
		return []bot.Feed{{Name: "Tavel Post"}, {Name: "Orlo Bell"}, {Name: "Sorrel Echo"}}
	}
	broken := errors.New("broken")
	for _, tt := range []struct {
		name   string
		newest func(context.Context) (map[string]time.Time, error)
		want   []string
		err    error
	}{
		{"known", func(context.Context) (map[string]time.Time, error) { return newest, nil },
			[]string{"", "newest article of 7 December 2025", "no dated article so far"}, nil},
		{"not known", nil, []string{"", "", ""}, nil},
		{"an error", func(context.Context) (map[string]time.Time, error) { return nil, broken }, []string{"", "", ""}, broken},
	} {
		t.Run(tt.name, func(t *testing.T) {
			list := feeds()
			if err := (handlers{Options{Newest: tt.newest}}).markQuiet(t.Context(), list, now); !errors.Is(err, tt.err) {
				t.Errorf("error %v, want %v", err, tt.err)
			}
			var got []string
			for _, f := range list {
				got = append(got, f.Quiet)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("quiet (-want +got):\n%s", diff)
			}
		})
	}
}
