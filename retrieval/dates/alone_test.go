package dates_test

import (
	"testing"
	"time"

	"quoth/retrieval/dates"
)

// A text that is a time and nothing else, as it is typed into a field for a day on Wednesday 18 March 2026.
func TestAlone(t *testing.T) {
	for text, want := range map[string]string{
		"yesterday": "2026-03-17", "Last week": "2026-03-09..2026-03-15", "three days ago": "2026-03-15",
		"last Friday": "2026-03-13", "fri": "2026-03-13", "friday.": "2026-03-13", "yesteday": "2026-03-17",
		"2026-01-06": "2026-01-06", "6 March": "2026-03-06", "6 mar": "2026-03-06", "March 2024": "2024-03-01..2024-03-31",
		// What has a preposition in a question.
		"2024": "2024-01-01..2024-12-31", "may": "2025-05-01..2025-05-31", "the 6th": "2026-03-06", "6th": "2026-03-06",
		"1990s": "1990-01-01..1999-12-31", "Q2 2025": "2025-04-01..2025-06-30",
		// Ends of a time stand for all of it.
		"the end of last week": "2026-03-09..2026-03-15", "beginning of March": "2026-03-01..2026-03-31",
		// Open ends, ranges, and several times.
		"since Monday": "2026-03-16..", "before 6 March": "..2026-03-05", "from March to June": "2025-03-01..2025-06-30",
		"on Monday and Tuesday": "2026-03-16..2026-03-17",
	} {
		days, ok := dates.Alone(text, wednesday, nil)
		if got := written(dates.Reading{Days: []dates.Days{days}}); !ok || got != want {
			t.Errorf("Alone(%q) = %s, %v, want %s", text, got, ok, want)
		}
	}
}

func TestAloneRefuses(t *testing.T) {
	for _, text := range []string{
		"", " ", "soon", "now", "6", "ferry", "ferry last week", "last week in Tavel", "yesterday 40", "30 February",
		"yesterday or 30 February", "“yesterday”", "20260106", "2026-01-06T00:00:00Z", "2026-02-30", "the", "on",
	} {
		if days, ok := dates.Alone(text, wednesday, nil); ok {
			t.Errorf("Alone(%q) = %v, want nothing", text, days)
		}
	}
}

func TestAloneReadsInTheZone(t *testing.T) {
	late := time.Date(2026, 3, 18, 23, 30, 0, 0, time.UTC)
	days, _ := dates.Alone("yesterday", late, time.FixedZone("UTC+8", 8*3600))
	if got := day(days.Since); got != "2026-03-18" {
		t.Errorf("yesterday, asked at %v in UTC+8, is %s, want 2026-03-18", late, got)
	}
}

func FuzzAlone(f *testing.F) {
	for _, p := range phrases {
		f.Add(p.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, ok := dates.Alone(text, wednesday, nil)
		if ok && !d.Since.IsZero() && !d.Until.IsZero() && d.Until.Before(d.Since) {
			t.Errorf("Alone(%q) ends before it begins: %v", text, d)
		}
	})
}
