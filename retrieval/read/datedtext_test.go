package read

import (
	"strings"
	"testing"
	"time"
)

func TestDatedText(t *testing.T) {
	singapore := time.FixedZone("", 8*60*60)
	now := time.Date(2026, 1, 9, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name, input string
		options     Options
		want        outcome
	}{
		{"blank before date", ferryDated, Options{}, outcome{Title: "Ferry to Orlo sails again", Published: "2026-01-07T00:00:00Z",
			Text: "It had been in dock since May.\nThe first boat left at dawn.\n"}},
		{"in a zone, at a time", "date 2026-01-07 Ferry\nIt left.", Options{Now: now, Zone: singapore},
			outcome{Title: "Ferry", Published: "2026-01-07T00:00:00Z", Fetched: "2026-01-09T12:00:00Z", Text: "It left."}},
		{"blanks and tabs", "\t date\t2026-01-07  Ferry   sails \nIt left.", Options{}, outcome{Title: "Ferry sails", Published: "2026-01-07T00:00:00Z", Text: "It left."}},
		{"text as it is", "date 2026-01-07 Ferry\n\n  “It left …”\n\nTHE CREW\nAll well.\n\n", Options{}, outcome{Title: "Ferry", Published: "2026-01-07T00:00:00Z", Text: "\n  “It left …”\n\nTHE CREW\nAll well.\n\n"}},
		{"CRLF and byte order mark", byteOrderMark + "date 2026-01-07 Ferry\r\nIt left. \r\nAll well.\r\n", Options{},
			outcome{Title: "Ferry", Published: "2026-01-07T00:00:00Z", Text: "It left.\nAll well.\n"}},
		{"invalid UTF-8", "date 2026-01-07 Caf\xe9\nOr\xfflo and\xc3\x28 more", Options{},
			outcome{Title: "Caf\uFFFD", Published: "2026-01-07T00:00:00Z", Text: "Or\uFFFDlo and\uFFFD( more", Repairs: 3}},
		{"a stray NUL near the top", "date 2026-01-07 Ferry\n" + strings.Repeat("x", 80) + "\x00z", Options{},
			outcome{Title: "Ferry", Published: "2026-01-07T00:00:00Z", Text: strings.Repeat("x", 80) + "z"}},
		{"NUL and bell far down", "date 2026-01-07 Ferry\n" + strings.Repeat("x", sniffBytes) + "\x00y\az", Options{},
			outcome{Title: "Ferry", Published: "2026-01-07T00:00:00Z", Text: strings.Repeat("x", sniffBytes) + "yz"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.want.File = "a.txt"
			check(t, "a.txt", c.input, c.options, c.want)
		})
	}
}

func TestDatedTextRefused(t *testing.T) {
	for _, c := range []struct{ name, input, want string }{
		{"empty", "", `a.txt:1: no date in the first line: want "date YYYY-MM-DD Headline"`},
		{"headline first", "Ferry sails\nIt left.", `a.txt:1: no date in the first line: want "date YYYY-MM-DD Headline"`},
		{"blank line first", "\n date 2026-01-07 Ferry\nIt left.", `a.txt:1: no date in the first line: want "date YYYY-MM-DD Headline"`},
		{"word that starts with date", "dated 2026-01-07 Ferry\nIt left.", `a.txt:1: no date in the first line: want "date YYYY-MM-DD Headline"`},
		{"day left out", "date Ferry sails\nIt left.",
			`a.txt:1: "Ferry" is not a day of the calendar: want "date YYYY-MM-DD Headline"`},
		{"30 February", "date 2026-02-30 Ferry\nIt left.",
			`a.txt:1: "2026-02-30" is not a day of the calendar: want "date YYYY-MM-DD Headline"`},
		{"other order", "date 07/01/2026 Ferry\nIt left.",
			`a.txt:1: "07/01/2026" is not a day of the calendar: want "date YYYY-MM-DD Headline"`},
		{"no headline", "date 2026-01-07 \nIt left.", `a.txt:1: no headline after the date: want "date YYYY-MM-DD Headline"`},
		{"no text", "date 2026-01-07 Ferry", `a.txt:1: no text: want the words of the article`},
		{"blank text", "date 2026-01-07 Ferry\n \u00a0\n\u200b\n", `a.txt:1: no text: want the words of the article`},
		{"long word for a day", "date " + strings.Repeat("é", 30) + "\nIt left.",
			`a.txt:1: "` + strings.Repeat("é", 20) + `…" is not a day of the calendar: want "date YYYY-MM-DD Headline"`},
		{"too long", "date 2026-01-07 Ferry\n" + strings.Repeat("x", MaxArticle), "a.txt: longer than 16 MiB: want one article a file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			check(t, "a.txt", c.input, Options{}, outcome{Refused: c.want})
		})
	}
}
