package suggest_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/bot/suggest"
	"quoth/retrieval"
)

// news is of two months and of the year before; it is asked for on Wednesday 18 March 2026.
func news() []retrieval.DayCount {
	on := func(y int, m time.Month, d, articles int) retrieval.DayCount {
		return retrieval.DayCount{Day: time.Date(y, m, d, 0, 0, 0, 0, time.UTC), Articles: articles}
	}
	return []retrieval.DayCount{on(2026, 3, 17, 4), on(2026, 3, 13, 1), on(2026, 3, 6, 2), on(2026, 2, 6, 3),
		on(2025, 3, 16, 5)}
}

func days(news []retrieval.DayCount, typed string) (out []string) {
	call := bot.Call{Now: time.Date(2026, 3, 18, 12, 0, 0, 0, time.UTC)}
	for _, s := range suggest.Days(news, call, typed) {
		out = append(out, s.Label+" = "+s.Value)
	}
	return out
}

func TestDays(t *testing.T) {
	for _, tt := range []struct {
		typed string
		want  []string
	}{
		{"", []string{
			"Today, Wednesday 18 March (no articles) = today",
			"Yesterday, Tuesday 17 March (4 articles) = yesterday",
			"Last week, 9 March to 15 March (1 article) = last week",
			"This month, 1 March to 31 March (7 articles) = this month",
			"Friday 13 March 2026 (1 article) = 2026-03-13",
			"Friday 6 March 2026 (2 articles) = 2026-03-06",
			"Friday 6 February 2026 (3 articles) = 2026-02-06",
			"Sunday 16 March 2025 (5 articles) = 2025-03-16",
		}},
		{"yest", []string{"Yesterday, Tuesday 17 March (4 articles) = yesterday"}},
		{"last w", []string{
			"Last week, 9 March to 15 March (1 article) = last week",
			"Last weekend, 14 March to 15 March (no articles) = last weekend",
			"Last Wednesday, Wednesday 11 March (no articles) = last Wednesday",
		}},
		{"three days ago", []string{"Three days ago, Sunday 15 March (no articles) = three days ago"}},
		{"mar", []string{
			"Mar, 1 March to 31 March (7 articles) = mar",
			"March 2026 (7 articles) = March 2026",
			"March 2025 (5 articles) = March 2025",
			"Tuesday 17 March 2026 (4 articles) = 2026-03-17",
			"Friday 13 March 2026 (1 article) = 2026-03-13",
			"Friday 6 March 2026 (2 articles) = 2026-03-06",
			"Sunday 16 March 2025 (5 articles) = 2025-03-16",
		}},
		{"6 mar", []string{
			"6 mar, Friday 6 March (2 articles) = 6 mar",
		}},
		{"2026-02", []string{
			"2026-02, 1 February to 28 February (3 articles) = 2026-02",
			"Friday 6 February 2026 (3 articles) = 2026-02-06",
		}},
		{"since 2025", []string{"Since 2025, since 1 January 2025 (15 articles) = since 2025"}},
		{"fri", []string{
			"Fri, Friday 13 March (1 article) = fri",
			"Last Friday, Friday 13 March (1 article) = last Friday",
			"Friday 6 March 2026 (2 articles) = 2026-03-06",
			"Friday 6 February 2026 (3 articles) = 2026-02-06",
		}},
		{"soon", nil},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, days(news(), tt.typed)); diff != "" {
				t.Errorf("suggested (-want +got):\n%s", diff)
			}
		})
	}
}

// Every value that is suggested can be read again, and there are no more than Discord shows.
func TestDaysAreRead(t *testing.T) {
	var many []retrieval.DayCount
	for i := range 2000 {
		many = append(many, retrieval.DayCount{Day: time.Date(2026, 3, 18-i, 0, 0, 0, 0, time.UTC), Articles: 1})
	}
	for _, all := range [][]retrieval.DayCount{nil, news(), many} {
		for _, typed := range []string{"", "l", "ma", "6", "2", "last", "1 january 2026", "13 feb"} {
			call := bot.Call{Now: time.Date(2026, 3, 18, 12, 0, 0, 0, time.UTC)}
			found := suggest.Days(all, call, typed)
			if len(found) > 25 {
				t.Errorf("%d suggestions for %q", len(found), typed)
			}
			for _, s := range found {
				if _, err := bind.ReadDays(call, s.Value); err != nil || len(s.Label) > 100 {
					t.Errorf("%q suggests %+v: %v", typed, s, err)
				}
			}
		}
	}
	if got := fmt.Sprint(days(nil, "")); got != "[Today, Wednesday 18 March (no articles) = today "+
		"Yesterday, Tuesday 17 March (no articles) = yesterday Last week, 9 March to 15 March (no articles) = last week "+
		"This month, 1 March to 31 March (no articles) = this month]" {
		t.Errorf("without news: %s", got)
	}
}
