package dateline

import (
	"net/url"
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
		{"a number", "1772433000", ""},
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
		{"year first", "2019-11-19", day},
		{"year first, month by name", "2019 Nov 19", day},
		{"with a time", "2019-11-19T08:00", day},
		{"dots", "19.11.2019, 10:05 Uhr", day},
		{"dots and blanks", "19. 11. 2019", day},
		{"one digit", "9.3.2019", "2019-03-09T00:00:00Z"},
		{"German", "19. November 2019", day},
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
