package retrieval

import (
	"errors"
	"testing"
	"time"

	"quoth/retrieval/meter"

	"quoth/retrieval/news/newstest"
)

// Work in the background has no limit: it goes on after a question beside it has run out of time.
func TestBackgroundHasNoLimit(t *testing.T) {
	l := bundled(t, newstest.Town()...)
	l.meter = meter.New(time.Nanosecond)
	ctx, end := l.Background(t.Context())
	defer end()
	question, endQuestion := l.Question(t.Context())
	defer endQuestion()
	<-question.Done()
	if _, err := l.Summary(ctx, SummaryQuery{Day: newstest.Day(18)}); err != nil {
		t.Errorf("error = %v, want none", err)
	}
}

// Every way to ask says that it took too long, and nothing else.
func TestQuestionsAreLimited(t *testing.T) {
	l := bundled(t, newstest.Town()...)
	l.meter = meter.New(time.Nanosecond)
	ctx, end := l.Question(t.Context())
	defer end()
	<-ctx.Done()
	for name, ask := range map[string]func() error{
		"Ask":      func() error { _, err := l.Ask(ctx, Query{Text: "Who is the mayor?"}); return err },
		"Rank":     func() error { _, _, err := l.Rank(ctx, Query{Text: "Who is the mayor?"}, 3); return err },
		"Said":     func() error { _, err := l.Said(ctx, "Ada Crake", Query{}); return err },
		"WhoSaid":  func() error { _, err := l.WhoSaid(ctx, Query{Text: "We will go on"}); return err },
		"Latest":   func() error { _, _, err := l.Latest(ctx, Query{}, 3); return err },
		"Summary":  func() error { _, err := l.Summary(ctx, SummaryQuery{Day: time.Now()}); return err },
		"Speakers": func() error { _, err := l.Speakers(ctx, "Ada", 3); return err },
	} {
		if err := ask(); !errors.Is(err, ErrTooLong) {
			t.Errorf("%s: error = %v, want %v", name, err, ErrTooLong)
		}
	}
}
