// Package dateline reads the days and times in web pages: those for machines, those printed for
// readers, and those in addresses.
//
//	t, ok := dateline.Parse("Nov. 19, 2019")
//	day := dateline.InPath(address) // "2026-03-02" for /2026/03/02/ferry
package dateline

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// timeLayouts are the layouts of times for machines: RFC 3339 and formats near it, RFC 1123, and that
// of JavaScript's Date.
var timeLayouts = []string{
	time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05",
	"2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02T15:04",
	"Mon, 2 Jan 2006 15:04:05 Z0700", "Mon, 2 Jan 2006 15:04:05 GMT", "Mon Jan 02 2006 15:04:05 GMT-0700",
	"Mon Jan 2 15:04:05 MST 2006", "20060102T150405Z0700", "2006-01-02T150405Z0700",
}

// Parse parses a time for machines, which may be a count of seconds since 1970, or else a printed day; see
// Printed.
func Parse(s string) (time.Time, bool) {
	if t, ok := number(unwrap(s)); ok {
		return t, true
	}
	iso := normalizeISO(s)
	for _, layout := range timeLayouts {
		if t, err := time.Parse(layout, iso); err == nil {
			return t, true
		}
	}
	return Printed(s)
}

// normalizeISO turns "2026-03-02 08:00:00 +0100" into "2026-03-02T08:00:00+0100".
func normalizeISO(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	day, clock, ok := strings.Cut(s, " ")
	if _, err := time.Parse(time.DateOnly, day); err != nil || !ok {
		return strings.TrimSuffix(s, " (UTC)")
	}
	return day + "T" + strings.ReplaceAll(strings.Replace(clock, "UTC", "Z", 1), " ", "")
}

// months holds the names of the months in by-lines and addresses: English, German, French, Spanish,
// Italian, Portuguese, Dutch and the Nordic languages.
var months = [12][]string{
	{"january", "jan", "januar", "jänner", "janvier", "enero", "ene", "gennaio", "gen", "janeiro", "januari"},
	{"february", "feb", "februar", "février", "févr", "febrero", "febbraio", "fevereiro", "fev", "februari"},
	{"march", "mar", "märz", "mars", "marzo", "março", "maart", "mrt"},
	{"april", "apr", "avril", "avr", "abril", "abr", "aprile"},
	{"may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maj"},
	{"june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho"},
	{"july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"},
	{"august", "aug", "août", "agosto", "ago", "augustus", "augusti"},
	{"september", "sep", "sept", "septembre", "septiembre", "settembre", "setembro", "set"},
	{"october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro"},
	{"november", "nov", "novembre", "noviembre", "novembro"},
	{"december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro", "desember"},
}

// monthNumber returns "1" to "12" for the name of a month, or "".
func monthNumber(name string) string {
	name = strings.ToLower(name)
	for i, names := range months {
		if slices.Contains(names, name) {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}

// IsMonth reports whether a word is the name of a month.
func IsMonth(word string) bool { return monthNumber(word) != "" }

// Printed finds a day in a text: "Nov. 19, 2019", "19 November 2019", "2019-11-19", "19.11.2019" or
// "11/19/2019". It ignores days such as 11/10/2019, because the order of day and month is not known.
func Printed(s string) (time.Time, bool) {
	for _, d := range Days(s) {
		return d.Time, true
	}
	return time.Time{}, false
}

// dayOf returns three parts of a date as an ISO 8601 day, or "".
func dayOf(a, b, c string) string {
	switch {
	case isYear(c) && monthNumber(a) != "":
		return isoDay(c, monthNumber(a), ordinal(b))
	case isYear(c) && monthNumber(b) != "":
		return isoDay(c, monthNumber(b), ordinal(a))
	case isYear(a) && monthNumber(b) != "":
		return isoDay(a, monthNumber(b), ordinal(c))
	case isYear(a):
		return isoDay(a, b, c)
	}
	return ""
}

func isYear(s string) bool { return len(s) == 4 && isDigits(s) }

// numericDay returns a day of three numbers, of which the last is the year, if only one order of day and
// month is possible: 19/11/2019 and 11/19/2019.
func numericDay(a, b, c string) string {
	const months = 12
	x, err1 := strconv.Atoi(a)
	y, err2 := strconv.Atoi(b)
	switch {
	case err1 != nil || err2 != nil || len(c) != 4:
	case x > months || x == y:
		return isoDay(c, b, a)
	case y > months:
		return isoDay(c, a, b)
	}
	return ""
}

// ordinal returns "2" for "2nd".
func ordinal(s string) string { return strings.TrimRight(strings.ToLower(s), "stndrh") }

// isoDay returns y-m-d with all digits if it is a day, or "".
func isoDay(y, m, d string) string {
	for _, part := range [...]*string{&m, &d} {
		if len(*part) == 1 {
			*part = "0" + *part
		}
	}
	s := y + "-" + m + "-" + d
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return ""
	}
	return s
}

// InPath returns the day in the path of an address, as in /2026/03/02/, /2026-mar-02-ferry and
// /20260302/, or "". Years are from 1900 to 2099.
func InPath(u *url.URL) string {
	if u == nil {
		return ""
	}
	parts := strings.FieldsFunc(u.Path, func(r rune) bool { return strings.ContainsRune("/-_.", r) })
	for i, p := range parts {
		if len(p) < 4 || p[:2] != "19" && p[:2] != "20" {
			continue
		}
		if len(p) == 8 {
			if d := isoDay(p[:4], p[4:6], p[6:]); d != "" {
				return d
			}
		}
		if i+2 < len(parts) && len(p) == 4 {
			if d := dayOf(p, parts[i+1], parts[i+2]); d != "" {
				return d
			}
		}
	}
	return ""
}
