package retrieval

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
	"quoth/retrieval/prose"
)

// receipt returns a receipt of the first words of an article.
func receipt(t *testing.T, a *news.Article, words string) string {
	t.Helper()
	start := strings.Index(a.Text, words)
	e, err := a.Excerpt(prose.Span{Start: start, End: start + len(words)})
	if err != nil {
		t.Fatal(err)
	}
	return e.Receipt().String()
}

// forgetNamed forgets the articles with some names.
func forgetNamed(t *testing.T, l *Library, names ...string) {
	t.Helper()
	s, err := l.Select(t.Context(), Selection{Names: names})
	if err != nil || len(s.Unknown) > 0 {
		t.Fatalf("select: unknown %q, %v", s.Unknown, err)
	}
	if n, err := l.Forget(t.Context(), s.Articles, newstest.Day(25), nil); n != len(s.Articles) || err != nil {
		t.Fatalf("forgot %d of %d: %v", n, len(s.Articles), err)
	}
}

func TestSelect(t *testing.T) {
	l := bundled(t, newstest.Town()...)
	town := newstest.Town()
	forgetNamed(t, l, "bees")
	tests := []struct {
		name          string
		which         Selection
		want          []news.Key
		gone, unknown []string
	}{
		{name: "an id", which: Selection{Names: []string{"library"}}, want: []news.Key{"library"}},
		{name: "an address that is no Key, as people paste it",
			which: Selection{Names: []string{"HTTPS://packet.example/ferry?utm_source=x#top"}}, want: []news.Key{"ferry"}},
		{name: "a receipt", which: Selection{Names: []string{strings.ToLower(receipt(t, town[1], "The reading room"))}},
			want: []news.Key{"library"}},
		{name: "the same one twice", which: Selection{Names: []string{"ferry", receipt(t, town[0], "The Quenby ferry")}},
			want: []news.Key{"ferry"}},
		{name: "one that was forgotten", which: Selection{Names: []string{"bees", "ferry"}}, want: []news.Key{"ferry"},
			gone: []string{"bees"}},
		{name: "a receipt of it", which: Selection{Names: []string{receipt(t, town[2], "A third of the hives")}},
			gone: []string{receipt(t, town[2], "A third of the hives")}},
		{name: "unknown names", which: Selection{Names: []string{"otter", "ferry", "https://packet.example/none"}},
			want: []news.Key{"ferry"}, unknown: []string{"otter", "https://packet.example/none"}},
		{name: "an outlet in other letters", which: Selection{Source: "the quenby packet"}, want: []news.Key{"ferry"}},
		{name: "an outlet that is unknown", which: Selection{Source: "Nobody"}},
		{name: "before a day, by fetching where that is all", which: Selection{Before: newstest.Day(18)},
			want: []news.Key{"library"}},
		{name: "everything, the newest first", which: Selection{Before: newstest.Day(30)},
			want: []news.Key{"football", "ferry", "library"}},
		{name: "both", which: Selection{Source: "Gazette", Before: newstest.Day(10)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := l.Select(t.Context(), tt.which)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(keys(got.Articles), tt.want) {
				t.Errorf("selected %q, want %q", keys(got.Articles), tt.want)
			}
			if !slices.Equal(got.Forgotten, tt.gone) || len(got.Refused) != len(tt.gone) || !slices.Equal(got.Unknown, tt.unknown) {
				t.Errorf("forgotten %q, unknown %q; want %q, %q", got.Forgotten, got.Unknown, tt.gone, tt.unknown)
			}
		})
	}
}

// A forgotten article answers nothing, and its receipts say when it was withdrawn. It comes back only when it
// is allowed, by any of its names.
func TestForgetAndAllow(t *testing.T) {
	town := newstest.Town()
	ferry, receiptOf := town[0], receipt(t, town[0], "The Quenby ferry")
	for _, name := range []string{"ferry", "https://packet.example/ferry", receiptOf} {
		l := bundled(t, newstest.Town()...)
		forgetNamed(t, l, name)
		if got := ask(t, l, Query{Text: "When will the ferry sail again?"}); len(got.Results) > 0 {
			t.Errorf("%s: it still answers", name)
		}
		_, err := l.Verify(t.Context(), receiptOf)
		gone, ok := errors.AsType[*ForgottenError](err)
		if !ok || !gone.At.Equal(newstest.Day(25)) || !errors.Is(err, ErrUnknownReceipt) {
			t.Errorf("%s: verify: %v", name, err)
		}
		byAddress := *ferry
		byAddress.Key = news.Key(news.CanonicalURL(ferry.URL)) // as of a source without ids
		if got := addAll(t, l, ferry, &byAddress); !slices.Equal(got, []Outcome{Withdrawn, Withdrawn}) {
			t.Errorf("%s: outcomes %v, want both refused", name, got)
		}
		s, err := l.Select(t.Context(), Selection{Names: []string{name}})
		if err != nil {
			t.Fatal(err)
		}
		if n, err := l.Allow(s.Refused); n != 1 || err != nil {
			t.Fatalf("%s: allowed %d, %v", name, n, err)
		}
		if got := addAll(t, l, ferry); !slices.Equal(got, []Outcome{New}) {
			t.Errorf("%s: outcomes %v, want new", name, got)
		}
		if v, err := l.Verify(t.Context(), receiptOf); err != nil || !v.Current {
			t.Errorf("%s: verify: %+v, %v; want the words as printed now", name, v, err)
		}
	}
}

func addAll(t *testing.T, l *Library, articles ...*news.Article) []Outcome {
	t.Helper()
	outcomes, err := l.Add(t.Context(), articles)
	if err != nil {
		t.Fatal(err)
	}
	return outcomes
}

// Verify says until when words were printed, and what stands there now.
func TestVerifyAfterAChange(t *testing.T) {
	first := news.Article{Key: "toll", Title: "Toll set", Published: newstest.Day(2), Fetched: newstest.Day(2),
		Text: "The toll for cars on the new bridge is nine pounds a day.\nThe council voted at noon."}
	change := func(f func(*news.Article)) *news.Article {
		a := first
		a.Fetched = newstest.Day(5)
		f(&a)
		return news.New(a)
	}
	tests := []struct {
		name   string
		later  []*news.Article
		words  string
		until  time.Time
		stands bool
		now    string
	}{
		{name: "other words, at the date of publishing", words: "The toll for cars on the new bridge is nine pounds a day.",
			later: []*news.Article{change(func(a *news.Article) {
				a.Published, a.Text = newstest.Day(4), strings.Replace(a.Text, "nine", "ten", 1)
			})},
			until: newstest.Day(4), now: "keep The toll for cars on the new bridge is|drop nine|add ten|keep pounds a day"},
		{name: "published at the old date: when it was fetched", words: "The council voted at noon.",
			later: []*news.Article{change(func(a *news.Article) { a.Text = strings.Replace(a.Text, "nine", "ten", 1) })},
			until: newstest.Day(5), stands: true},
		{name: "gone", words: "The council voted at noon.",
			later: []*news.Article{change(func(a *news.Article) { a.Text = "Tolls are off." })}, until: newstest.Day(5)},
		{name: "the first of two changes counts", words: "The council voted at noon.",
			later: []*news.Article{
				change(func(a *news.Article) { a.Text = "Tolls are off." }),
				change(func(a *news.Article) { a.Fetched, a.Text = newstest.Day(9), "Tolls are on again." }),
			}, until: newstest.Day(5)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := bundled(t, news.New(first))
			for _, a := range tt.later {
				addAll(t, l, a)
			}
			v, err := l.Verify(t.Context(), receipt(t, news.New(first), tt.words))
			if err != nil {
				t.Fatal(err)
			}
			var now []string
			for _, d := range v.Difference {
				now = append(now, string(d.Op)+" "+d.Text)
			}
			if v.Current || v.Latest == nil || !v.Until.Equal(tt.until) || v.Stands != tt.stands || strings.Join(now, "|") != tt.now {
				t.Errorf("current %v, until %v, stands %v, now %q", v.Current, v.Until, v.Stands, now)
			}
		})
	}
}
