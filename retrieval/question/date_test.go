package question_test

import (
	"testing"
	"time"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// The day of asking is a Wednesday, 18 March 2026.
var asked = time.Date(2026, 3, 18, 12, 0, 0, 0, time.UTC)

func TestWhen(t *testing.T) {
	tests := []struct{ text, since, until string }{
		// Days with names.
		{"what happened today", "2026-03-18", "2026-03-18"},
		{"what did the council decide yesterday?", "2026-03-17", "2026-03-17"},
		{"who spoke the day before yesterday", "2026-03-16", "2026-03-16"},
		{"what happened last night", "2026-03-17", "2026-03-18"},
		{"who resigned this morning", "2026-03-18", "2026-03-18"},
		{"what is planned for tomorrow", "2026-03-19", "2026-03-19"},
		// Weekdays mean the latest one, today included.
		{"what did Crake say on Monday", "2026-03-16", "2026-03-16"},
		{"what did Crake say on Wednesday", "2026-03-18", "2026-03-18"},
		{"what did Crake say last Wednesday", "2026-03-11", "2026-03-11"},
		{"what happened Friday", "2026-03-13", "2026-03-13"},
		{"the vote on Thursday evening", "2026-03-12", "2026-03-12"},
		{"the vote on Thu", "2026-03-12", "2026-03-12"},
		{"next Friday's match", "2026-03-20", "2026-03-20"},
		{"what has changed since Friday", "2026-03-13", ""},
		{"what was known before Friday", "", "2026-03-12"},
		{"what was said after Sunday", "2026-03-16", ""},
		{"everything until Tuesday", "", "2026-03-17"},
		{"from Monday to Tuesday", "2026-03-16", "2026-03-17"},
		{"between Monday and Friday", "2026-03-09", "2026-03-13"},
		{"between June and April", "2024-06-01", "2025-04-30"},
		// Weeks, months, years by the calendar.
		{"what happened this week", "2026-03-16", "2026-03-22"},
		{"what happened last week", "2026-03-09", "2026-03-15"},
		{"earlier this week", "2026-03-16", "2026-03-22"},
		{"the strike since last week", "2026-03-09", ""},
		{"who won over the weekend", "2026-03-14", "2026-03-15"},
		{"who won last weekend", "2026-03-14", "2026-03-15"},
		{"who won this weekend", "2026-03-14", "2026-03-15"},
		{"ferry news this month", "2026-03-01", "2026-03-31"},
		{"ferry news last month", "2026-02-01", "2026-02-28"},
		{"what did the bank do this year", "2026-01-01", "2026-12-31"},
		{"what did the bank do last year", "2025-01-01", "2025-12-31"},
		// Rolling.
		{"in the last 3 days", "2026-03-15", "2026-03-18"},
		{"over the past two weeks", "2026-03-04", "2026-03-18"},
		{"in the past week", "2026-03-11", "2026-03-18"},
		{"in the last 24 hours", "2026-03-17", "2026-03-18"},
		{"in the last few months", "2025-12-18", "2026-03-18"},
		// Ago.
		{"3 days ago", "2026-03-15", "2026-03-15"},
		{"a week ago", "2026-03-09", "2026-03-15"},
		{"two months ago", "2026-01-01", "2026-01-31"},
		{"a year ago", "2025-01-01", "2025-12-31"},
		// Dates.
		{"what was agreed on Jan 6", "2026-01-06", "2026-01-06"},
		{"what was agreed on Jan. 6", "2026-01-06", "2026-01-06"},
		{"what was agreed on January 6th, 2025", "2025-01-06", "2025-01-06"},
		{"what was agreed on 6 January", "2026-01-06", "2026-01-06"},
		{"the 6th of January 2026", "2026-01-06", "2026-01-06"},
		{"on 2026-01-06", "2026-01-06", "2026-01-06"},
		{"on December 24", "2025-12-24", "2025-12-24"},
		{"May 5 parade", "2025-05-05", "2025-05-05"},
		{"what happened on the 6th", "2026-03-06", "2026-03-06"},
		{"what happened on the 28th", "2026-02-28", "2026-02-28"},
		{"the article published on October 1st", "2025-10-01", "2025-10-01"},
		{"between Jan 3 and Jan 7", "2026-01-03", "2026-01-07"},
		{"between January 3 and 7", "2026-01-03", "2026-01-07"},
		{"from 28 December 2025 to 3 January 2026", "2025-12-28", "2026-01-03"},
		{"Jan 3-7", "2026-01-03", "2026-01-07"},
		{"before Jan 6", "", "2026-01-05"},
		{"after 6 January 2026", "2026-01-07", ""},
		{"since February 1", "2026-02-01", ""},
		// Months and years.
		{"what happened in December", "2025-12-01", "2025-12-31"},
		{"what happened in March", "2026-03-01", "2026-03-31"},
		{"what happened in December 2024", "2024-12-01", "2024-12-31"},
		{"August 2025 floods", "2025-08-01", "2025-08-31"},
		{"last December", "2025-12-01", "2025-12-31"},
		{"in May", "2025-05-01", "2025-05-31"},
		{"in early February", "2026-02-01", "2026-02-28"},
		{"since November", "2025-11-01", ""},
		{"between June and August", "2025-06-01", "2025-08-31"},
		{"in 2025", "2025-01-01", "2025-12-31"},
		{"since 2024", "2024-01-01", ""},
		{"before 2020", "", "2019-12-31"},
		{"during 2023", "2023-01-01", "2023-12-31"},
		// Not dates.
		{"the second vote", "", ""},
		{"who owns the Sun", "", ""},
		{"what the Sun wrote about the queen", "", ""},
		{"Theresa May resigns", "", ""},
		{"did Theresa May win", "", ""},
		{"may the minister stay", "", ""},
		{"a march on the capital", "", ""},
		{"who will march", "", ""},
		{"the 2024 election", "", ""},
		{"who sat on the board", "", ""},
		{"who came second in the race", "", ""},
		{"how many of the 27 countries agreed", "", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			days := first(question.When(tt.text, asked, time.UTC))
			if since, until := day(days.Since), day(days.Until); since != tt.since || until != tt.until {
				t.Errorf("When(%q) = [%s, %s], want [%s, %s]", tt.text, since, until, tt.since, tt.until)
			}
		})
	}
}

// first is the first time of those found, zero when there is none.
func first(days []question.Days, _ []prose.Span) question.Days {
	if len(days) == 0 {
		return question.Days{}
	}
	return days[0]
}

func TestWhenListsSeveralTimes(t *testing.T) {
	days, _ := question.When("did the figure of October 1 change between then and November 5?", asked, time.UTC)
	if len(days) != 2 || day(days[0].Since) != "2025-10-01" || day(days[1].Since) != "2025-11-05" {
		t.Errorf("When = %v, want 1 October and 5 November 2025", days)
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func TestWhenReadsDaysInTheZone(t *testing.T) {
	late := time.Date(2026, 3, 18, 23, 30, 0, 0, time.UTC)
	zone := time.FixedZone("UTC+8", 8*3600)
	days := first(question.When("yesterday", late, zone))
	if got, want := day(days.Since), "2026-03-18"; got != want {
		t.Errorf("yesterday, asked at %v in UTC+8: got %s, want %s", late, got, want)
	}
}

func TestWhenTellsWhereThePhraseStands(t *testing.T) {
	text := "What did Crake say on Monday about the dam?"
	_, spans := question.When(text, asked, time.UTC)
	if len(spans) != 1 || spans[0].Of(text) != "on Monday" {
		t.Errorf("spans = %v, want that of %q", spans, "on Monday")
	}
}

func FuzzWhen(f *testing.F) {
	f.Add("between Jan 3 and Jan 7, since last Friday, 3 days ago, in May 2025")
	f.Fuzz(func(t *testing.T, text string) {
		days, spans := question.When(text, asked, time.UTC)
		for _, d := range days {
			if d.IsZero() || !d.Since.IsZero() && !d.Until.IsZero() && d.Until.Before(d.Since) {
				t.Errorf("days end before they begin, or are none: %v", d)
			}
		}
		end := 0
		for _, s := range spans {
			if s.Start < end || s.End > len(text) || s.Len() <= 0 {
				t.Errorf("span %v out of order or range in %q", s, text)
			}
			end = s.End
		}
	})
}
