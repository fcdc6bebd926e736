package dateline

import (
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Times are in RFC 3339; a day is midnight UTC. A want of "" is refused.
func TestParse(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"RFC 3339", "2026-03-02T06:30:00+08:00", "2026-03-02T06:30:00+08:00"},
		{"a zone without a colon", "2026-03-02T06:30:00+0800", "2026-03-02T06:30:00+08:00"},
		{"no zone", "2026-03-02T06:30:00", "2026-03-02T06:30:00Z"},
		{"no seconds", "2026-03-02T06:30+08:00", "2026-03-02T06:30:00+08:00"},
		{"no seconds and no zone", "2026-03-02T06:30", "2026-03-02T06:30:00Z"},
		{"a blank for the T", "2026-03-02 06:30:00", "2026-03-02T06:30:00Z"},
		{"blanks around the zone", " 2026-03-02  06:30:00 +0100 ", "2026-03-02T06:30:00+01:00"},
		{"UTC by its name", "2026-03-02 06:30:00 UTC", "2026-03-02T06:30:00Z"},
		{"RFC 1123", "Mon, 02 Mar 2026 06:30:00 GMT", "2026-03-02T06:30:00Z"},
		{"RFC 1123 with an offset", "Mon, 2 Mar 2026 06:30:00 +0800", "2026-03-02T06:30:00+08:00"},
		{"JavaScript", "Mon Mar 02 2026 06:30:00 GMT+0800 (UTC)", "2026-03-02T06:30:00+08:00"},
		{"a day", "2026-03-02", "2026-03-02T00:00:00Z"},
		{"a printed day", "Updated Mar. 2, 2026", "2026-03-02T00:00:00Z"},

		{"30 February", "2026-02-30T06:30:00Z", ""},
		{"seconds", "1772433000", "2026-03-02T06:30:00Z"},
		{"milliseconds", "1772433000000", "2026-03-02T06:30:00Z"},
		{"microseconds", "1772433000000000", "2026-03-02T06:30:00Z"},
		{"seconds with a fraction", "1772433000.25", "2026-03-02T06:30:00Z"},
		{"seconds after an at", "@1772433000", "2026-03-02T06:30:00Z"},
		{"a date of .NET", "/Date(1772433000000)/", "2026-03-02T06:30:00Z"},
		{"a day in digits", "20260302", "2026-03-02T00:00:00Z"},
		{"a time in digits", "20260302063000", "2026-03-02T06:30:00Z"},
		{"basic format", "20260302T063000Z", "2026-03-02T06:30:00Z"},
		{"asctime", "Mon Mar 2 06:30:00 UTC 2026", "2026-03-02T06:30:00Z"},

		{"zero", "0", ""},
		{"a short number", "17724330", ""},
		{"a number of another length", "177243300", ""},
		{"a version", "1.20260302", ""},
		{"a word", "yesterday", ""},
		{"nothing", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) { check(t, Parse, tc.in, tc.want) })
	}
}

func TestPrinted(t *testing.T) {
	const day = "2019-11-19T00:00:00Z"
	for _, tc := range []struct{ name, in, want string }{
		{"month first", "Nov. 19, 2019", day},
		{"month first, in full", "Tuesday, November 19th, 2019", day},
		{"day first", "19 November 2019", day},
		{"ordinals", "By Ann Dune, 2nd March 2026 10:05 GMT", "2026-03-02T00:00:00Z"},
		{"capitals", "19 NOVEMBER 2019", day},
		{"capitals with a T", "2 OCT 2019", "2019-10-02T00:00:00Z"},
		{"only the month first", "11/19/2019 6:30", day},
		{"only the day first", "19/11/2019", day},
		{"year first, ordinal", "2019 November 19th", day},
		{"year first", "2019-11-19", day},
		{"year first, month by name", "2019 Nov 19", day},
		{"with a time", "2019-11-19T08:00", day},
		{"dots", "19.11.2019, 10:05 Uhr", day},
		{"dots and blanks", "19. 11. 2019", day},
		{"one digit", "9.3.2019", "2019-03-09T00:00:00Z"},
		{"German", "19. November 2019", day},
		{"of", "the 19th of November 2019", day},
		{"Spanish", "19 de noviembre de 2019", day},
		{"Italian, short", "19 nov 2019", day},
		{"Dutch", "2 maart 2019", "2019-03-02T00:00:00Z"},
		{"Japanese", "2019年11月19日 10:05", day},
		{"French", "2 août 2019", "2019-08-02T00:00:00Z"},
		{"Portuguese", "2 março 2019", "2019-03-02T00:00:00Z"},
		{"the first of two", "19 Nov 2019, updated 20 Nov 2019", day},
		{"no-break spaces", "19\u00a0November\u00a02019", day},

		{"two readings", "11/10/2019", ""},
		{"two readings beside dots", "11/10/2019 at 6:30 p.m.", ""},
		{"no year", "19 November", ""},
		{"a year of two digits", "19 Nov 19", ""},
		{"31 November", "31 November 2019", ""},
		{"no month", "19 Lantern 2019", ""},
		{"a number of four digits", "flight 2019 gate 42", ""},
		{"nothing", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) { check(t, Printed, tc.in, tc.want) })
	}
}

func TestDays(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{ // want: p, c or - and the day of the month of each
		{"both", "Published 2 March 2026 10:05 | Updated 3 March 2026", "p2 c3"},
		{"both, the other way", "Updated 3 March 2026, 10:05; first published on 2 March 2026", "c3 p2"},
		{"elements", "UPDATED:\n3 March 2026\nPOSTED:\n2 March 2026", "c3 p2"},
		{"unsaid, and the change", "2 March 2026 (last modified 3 March 2026)", "-2 c3"},
		{"a review", "Medically reviewed on March 3, 2026", "c3"},
		{"elements that touch", "Published 2 March 2026Updated 3 March 2026", "p2 c3"},
		{"a word that touches a number", "Updated3 March 2026Published2 March 2026", "c3 p2"},
		{"the event after the day", "2 March 2026, 3 March 2026 (updated)", "-2 c3"},
		{"the event of another day", "2 March 2026 Updated today at ten", "-2"},
		{"a time between", "Updated at 10:05 GMT on 3 March 2026", "c3"},
		{"German", "Veröffentlicht am 2. März 2026, zuletzt aktualisiert am 3. März 2026", "p2 c3"},
		{"numbers that are alike", "02.03.2026 - 03.03.2026", "-2 -3"},
		{"none", "Updated today", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, d := range Days(tc.in) {
				got = append(got, string("-pc"[d.Event])+strconv.Itoa(d.Day()))
			}
			if s := strings.Join(got, " "); s != tc.want {
				t.Errorf("%q: got %q, want %q", tc.in, s, tc.want)
			}
		})
	}
}

// check compares what parse returns for a text; a want of "" is refused.
func check(t *testing.T, parse func(string) (time.Time, bool), in, want string) {
	t.Helper()
	got, ok := parse(in)
	if ok != (want != "") || ok && got.Format(time.RFC3339) != want {
		t.Errorf("%q: got %v, %v, want %q", in, got, ok, want)
	}
}

func TestInPath(t *testing.T) {
	for _, tc := range []struct{ path, want string }{
		{"/2026/03/02/ferry", "2026-03-02"},
		{"/news/2026/3/2/ferry", "2026-03-02"},
		{"/2026/mar/02/ferry", "2026-03-02"},
		{"/2026-mar-02-ferry", "2026-03-02"},
		{"/ferry-2026-03-02.html", "2026-03-02"},
		{"/20260302/ferry", "2026-03-02"},
		{"/ferry_20260302", "2026-03-02"},
		{"/1923/05/02/ferry", "1923-05-02"},
		{"/20269902/2026/03/02", "2026-03-02"},

		{"/ferry", ""},
		{"/2026/03/ferry", ""},
		{"/2026/13/02/ferry", ""},
		{"/2026/02/30/ferry", ""},
		{"/02/03/2026/ferry", ""},
		{"/1826/03/02/ferry", ""},
		{"/story/20260302123", ""},
		{"", ""},
	} {
		if got := InPath(&url.URL{Path: tc.path}); got != tc.want {
			t.Errorf("InPath(%q) = %q, want %q", tc.path, got, tc.want)
		}
	}
	if got := InPath(nil); got != "" {
		t.Errorf("InPath of no address = %q, want none", got)
	}
}

func TestIsMonth(t *testing.T) {
	for word, want := range map[string]bool{"March": true, "SEPT": true, "März": true, "Mar.": false, "Monday": false,
		"": false} {
		if got := IsMonth(word); got != want {
			t.Errorf("IsMonth(%q) = %v, want %v", word, got, want)
		}
	}
}
