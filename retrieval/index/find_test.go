package index

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"quoth/retrieval/news"
)

// A narrow filter finds what stands far below the top without it: it is applied before
// the best are taken, not after.
func TestFilter(t *testing.T) {
	var docs []Document
	for i := range 300 {
		docs = append(docs, docOf(i+1, news.Article{Title: "Ferry", Text: "Ferry ferry ferry.",
			Source: "The Quenby Packet", Published: date(20)}))
	}
	docs = append(docs,
		docOf(301, news.Article{Text: "A long account of the town which, near its end, speaks of a ferry.",
			Source: "Gazette", Published: date(20)}),
		docOf(302, news.Article{Text: "Another long account of the town which, at its end, speaks of a ferry.",
			Source: "The Quenby Packet", Published: date(3)}),
		docOf(303, news.Article{Text: "An account without a date of the town and of the ferry.", Source: "École Voices"}))
	x := memory(t)
	update(t, x, Batch{Put: docs, Upto: 303})
	at := func(day, hour int) time.Time { return time.Date(2026, 3, day, hour, 59, 59, 0, time.UTC) }
	for name, c := range map[string]struct {
		filter Filter
		want   []news.Serial
	}{
		"an outlet":                       {Filter{Sources: []string{"Gazette"}}, []news.Serial{301}},
		"case and accents aside":          {Filter{Sources: []string{"ecole voices"}}, []news.Serial{303}},
		"two outlets":                     {Filter{Sources: []string{"ÉCOLE VOICES", "gazette"}}, []news.Serial{303, 301}},
		"an outlet that is not there":     {Filter{Sources: []string{"Quenby"}}, nil},
		"one day":                         {Filter{Since: at(3, 23), Until: at(3, 0)}, []news.Serial{302}},
		"the day is the last":             {Filter{Since: at(1, 0), Until: at(3, 0)}, []news.Serial{302}},
		"the day is the first":            {Filter{Since: at(3, 23), Until: at(19, 0)}, []news.Serial{302}},
		"a day too late":                  {Filter{Since: at(4, 0), Until: at(19, 0)}, nil},
		"a day too early":                 {Filter{Since: at(1, 0), Until: at(2, 0)}, nil},
		"until, with what has no date":    {Filter{Until: at(10, 0)}, []news.Serial{303, 302}},
		"an outlet on a day":              {Filter{Sources: []string{"Gazette"}, Since: at(20, 0)}, []news.Serial{301}},
		"an outlet on a day without news": {Filter{Sources: []string{"Gazette"}, Since: at(21, 0)}, nil},
		"from after until":                {Filter{Since: at(20, 0), Until: at(3, 0)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			diff(t, "found", serials(t, x, Query{Terms: terms("ferry"), Filter: c.filter, Passages: 5, Articles: 5}), c.want)
		})
	}
	for _, s := range serials(t, x, Query{Terms: terms("ferry"), Passages: 5, Articles: 5}) {
		if s > 300 {
			t.Errorf("without a filter %d is among the best: the cases above show nothing", s)
		}
	}
}

// The same articles rank alike however they came in, and each time they are asked for.
// Ties are by serial, the newest first.
func TestRanksDoNotDependOnBatches(t *testing.T) {
	docs := harbour(60)
	one := memory(t)
	update(t, one, Batch{Put: docs, Upto: 60})
	many := memory(t)
	for i := 0; i < len(docs); i += 7 {
		part := docs[i:min(i+7, len(docs))]
		update(t, many, Batch{Put: part, Upto: part[len(part)-1].Serial})
	}
	for _, words := range [][]string{{"harbour"}, {"pilot3"}, {"crew2", "pilot1"}, {"berth9", "harbour", "ships"}} {
		want := serials(t, one, Query{Terms: terms(words...)})
		if len(want) == 0 {
			t.Fatalf("%v: nothing found", words)
		}
		diff(t, fmt.Sprint(words, " in many batches"), serials(t, many, Query{Terms: terms(words...)}), want)
		diff(t, fmt.Sprint(words, " again"), serials(t, one, Query{Terms: terms(words...)}), want)
	}
}

// Nothing to look for, or nothing to look in, is an empty answer with an idf for each term.
func TestFindNothing(t *testing.T) {
	full := memory(t)
	update(t, full, Batch{Put: harbour(5), Upto: 5})
	for name, c := range map[string]struct {
		x *Index
		q Query
	}{
		"no term":          {full, Query{}},
		"unknown term":     {full, Query{Terms: terms("zeppelin")}},
		"an empty term":    {full, Query{Terms: []Term{{Text: "", Weight: 1}}}},
		"an empty index":   {memory(t), Query{Terms: terms("harbour", "berth")}},
		"weight of nought": {full, Query{Terms: []Term{{Text: "harbour", Weight: 0}}}},
	} {
		found := find(t, c.x, c.q)
		if len(found.Hits) != 0 {
			t.Errorf("%s: %d hits", name, len(found.Hits))
		}
		if n := len(c.q.Terms); len(found.PassageIDF) != n || len(found.ArticleIDF) != n {
			t.Errorf("%s: idf of %d and %d terms, want %d: callers look them up by term", name, len(found.PassageIDF),
				len(found.ArticleIDF), n)
		}
	}
}

func TestFindEndsWithContext(t *testing.T) {
	x := memory(t)
	update(t, x, Batch{Put: harbour(5), Upto: 5})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := x.Find(ctx, Query{Terms: terms("harbour")}); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want context.Canceled", err)
	}
}
