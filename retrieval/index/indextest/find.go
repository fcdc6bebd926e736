package indextest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
)

// A narrow filter finds what stands far below the top without it: it is applied before
// the best are taken, not after.
func testFilter(t *testing.T, create Maker) {
	var docs []index.Document
	for i := range 300 {
		docs = append(docs, DocOf(i+1, news.Article{Title: "Ferry", Text: "Ferry ferry ferry.",
			Source: "The Quenby Packet", Published: Date(20)}))
	}
	docs = append(docs,
		DocOf(301, news.Article{Text: "A long account of the town which, near its end, speaks of a ferry.",
			Source: "Gazette", Published: Date(20)}),
		DocOf(302, news.Article{Text: "Another long account of the town which, at its end, speaks of a ferry.",
			Source: "The Quenby Packet", Published: Date(3)}),
		DocOf(303, news.Article{Text: "An account without a date of the town and of the ferry.", Source: "École Voices"}))
	x := create(t)
	Update(t, x, index.Batch{Put: docs, Upto: 303})
	at := func(day, hour int) time.Time { return time.Date(2026, 3, day, hour, 59, 59, 0, time.UTC) }
	for name, c := range map[string]struct {
		filter index.Filter
		want   []news.Serial
	}{
		"an outlet":                       {index.Filter{Sources: []string{"Gazette"}}, []news.Serial{301}},
		"case and accents aside":          {index.Filter{Sources: []string{"ecole voices"}}, []news.Serial{303}},
		"two outlets":                     {index.Filter{Sources: []string{"ÉCOLE VOICES", "gazette"}}, []news.Serial{303, 301}},
		"an outlet that is not there":     {index.Filter{Sources: []string{"Quenby"}}, nil},
		"one day":                         {index.Filter{Since: at(3, 23), Until: at(3, 0)}, []news.Serial{302}},
		"the day is the last":             {index.Filter{Since: at(1, 0), Until: at(3, 0)}, []news.Serial{302}},
		"the day is the first":            {index.Filter{Since: at(3, 23), Until: at(19, 0)}, []news.Serial{302}},
		"a day too late":                  {index.Filter{Since: at(4, 0), Until: at(19, 0)}, nil},
		"a day too early":                 {index.Filter{Since: at(1, 0), Until: at(2, 0)}, nil},
		"until, with what has no date":    {index.Filter{Until: at(10, 0)}, []news.Serial{303, 302}},
		"an outlet on a day":              {index.Filter{Sources: []string{"Gazette"}, Since: at(20, 0)}, []news.Serial{301}},
		"an outlet on a day without news": {index.Filter{Sources: []string{"Gazette"}, Since: at(21, 0)}, nil},
		"from after until":                {index.Filter{Since: at(20, 0), Until: at(3, 0)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			Diff(t, "found", Serials(t, x, index.Query{Terms: Terms("ferry"), Filter: c.filter, Passages: 5, Articles: 5}), c.want)
		})
	}
	for _, s := range Serials(t, x, index.Query{Terms: Terms("ferry"), Passages: 5, Articles: 5}) {
		if s > 300 {
			t.Errorf("without a filter %d is among the best: the cases above show nothing", s)
		}
	}
}

// The same articles rank alike however they came in, and each time they are asked for.
// Ties are by serial, the newest first.
func testRanksDoNotDependOnBatches(t *testing.T, create Maker) {
	docs := Harbour(60)
	one := create(t)
	Update(t, one, index.Batch{Put: docs, Upto: 60})
	many := create(t)
	for i := 0; i < len(docs); i += 7 {
		part := docs[i:min(i+7, len(docs))]
		Update(t, many, index.Batch{Put: part, Upto: part[len(part)-1].Serial})
	}
	for _, words := range [][]string{{"harbour"}, {"pilot3"}, {"crew2", "pilot1"}, {"berth9", "harbour", "ships"}} {
		want := Serials(t, one, index.Query{Terms: Terms(words...)})
		if len(want) == 0 {
			t.Fatalf("%v: nothing found", words)
		}
		Diff(t, fmt.Sprint(words, " in many batches"), Serials(t, many, index.Query{Terms: Terms(words...)}), want)
		Diff(t, fmt.Sprint(words, " again"), Serials(t, one, index.Query{Terms: Terms(words...)}), want)
	}
}

// Nothing to look for, or nothing to look in, is an empty answer with an idf for each term.
func testFindNothing(t *testing.T, create Maker) {
	full := create(t)
	Update(t, full, index.Batch{Put: Harbour(5), Upto: 5})
	for name, c := range map[string]struct {
		x index.Index
		q index.Query
	}{
		"no term":          {full, index.Query{}},
		"unknown term":     {full, index.Query{Terms: Terms("zeppelin")}},
		"an empty term":    {full, index.Query{Terms: []index.Term{{Text: "", Weight: 1}}}},
		"an empty index":   {create(t), index.Query{Terms: Terms("harbour", "berth")}},
		"weight of nought": {full, index.Query{Terms: []index.Term{{Text: "harbour", Weight: 0}}}},
	} {
		found := Find(t, c.x, c.q)
		if len(found.Hits) != 0 {
			t.Errorf("%s: %d hits", name, len(found.Hits))
		}
		if n := len(c.q.Terms); len(found.PassageIDF) != n || len(found.ArticleIDF) != n {
			t.Errorf("%s: idf of %d and %d terms, want %d: callers look them up by term", name, len(found.PassageIDF),
				len(found.ArticleIDF), n)
		}
	}
}

func testFindEndsWithContext(t *testing.T, create Maker) {
	x := create(t)
	Update(t, x, index.Batch{Put: Harbour(5), Upto: 5})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := x.Find(ctx, index.Query{Terms: Terms("harbour")}); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want context.Canceled", err)
	}
}
