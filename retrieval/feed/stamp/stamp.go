// Package stamp reads the dates that feeds print, in RFC 822, RFC 3339 and the many forms near them: with the months
// of other languages, the names of zones, AM and PM, two-digit years, numbers in any order, and seconds since 1970.
//
//	r := stamp.Reader{Now: now, Order: stamp.OrderOf(stamps)}
//	t, err := r.Read("mar., 03 mars 2026 20h05 CET") // 2026-03-03 20:05 +01:00
//	t, err = r.Read("03/02/26")                      // an error: it can be 2026-02-03 or 2026-03-02
package stamp

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"quoth/retrieval/prose"
)

// Reader reads stamps. The zero Reader does not know the present time, and no order of day and month.
type Reader struct {
	Now   time.Time // dates more than two days later are not taken; if zero, those after 2090
	Order Order     // of day and month in numbers such as 03/02/2026
}

// Order is the order of day and month in a date in numbers.
type Order int

// The orders.
const (
	AnyOrder Order = iota
	DayFirst
	MonthFirst
)

// Reasons why a stamp is not read.
var (
	errNoDay    = errors.New("it names no day")
	errNoYear   = errors.New("it names no year")
	errManyDays = errors.New("it names more than one day")
	errNoSuch   = errors.New("there is no such day")
	errClock    = errors.New("there is no such time of day")
)

// ErrZone means that a stamp's zone is not known, and that UTC stands in for it.
var ErrZone = errors.New("its zone is not known, and UTC stands in")

// Read returns the time of a stamp in its own zone: UTC if it names none, and midnight if it names no time of day. A
// stamp that is not read is the zero time, with the reason as an error, as are one of before 1990 and one of the
// future. An empty stamp is the zero time without an error. With ErrZone, the time is as good as is known.
func (r Reader) Read(stamp string) (time.Time, error) {
	zone, stamp := cutPlace(strings.Join(strings.Fields(prose.Clean(stamp)), " "))
	s := spell(stamp)
	if s == "" {
		return time.Time{}, nil
	}
	if t, ok := epoch(s); ok {
		return r.check(t)
	}
	c, before, after, err := cutClock(s)
	if err != nil {
		return time.Time{}, err
	}
	offset, after, err := cutOffset(after)
	zone = cmp.Or(offset, zone)
	words := wordsOf(before + " " + after)
	if err == nil && zone == nil {
		zone, err = zoneOf(wordsOf(after), stamp)
	}
	if zone == nil {
		zone = commentZone(stamp)
	}
	day, unread := r.day(before+" "+after, words)
	if unread != nil {
		return time.Time{}, unread
	}
	t := day.at(&c, cmp.Or(zone, time.UTC))
	_, seconds := t.Zone()
	t, unread = r.check(t.In(east(seconds / 60)))
	if unread != nil {
		return t, unread
	}
	return t, err
}

// check returns t, or why it cannot be the time of an article: it is before the web, or in the future. It allows two
// days, because some zones are wrong.
func (r Reader) check(t time.Time) (time.Time, error) {
	switch {
	case t.UTC().Year() < firstYear:
		return time.Time{}, fmt.Errorf("%s is before the web", t.Format(time.DateOnly))
	case r.isFuture(t):
		return time.Time{}, fmt.Errorf("%s lies in the future", t.Format(time.DateOnly))
	}
	return t, nil
}

// The years of dates that can be those of an article.
const (
	firstYear = 1990
	lastYear  = 2090
)

func (r Reader) isFuture(t time.Time) bool {
	return t.UTC().Year() > lastYear || !r.Now.IsZero() && !t.Before(r.Now.Add(48*time.Hour))
}

// Forms that are rewritten, so that fewer remain.
var (
	comments = regexp.MustCompile(`\(([^()]*)\)`)
	dashes   = strings.NewReplacer("−", "-", "–", "-", "—", "-", "‐", "-", "‑", "-")
	// 20260302, 20260302T080000, 202603020800
	packed = regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)(?:[t ]?(\d\d):?(\d\d):?(\d\d)?)?([.,]\d+)?($|\D.*$)`)
	// 2026:03:02 08:00:00, as cameras write it
	coloned = regexp.MustCompile(`^(\d{4}):(\d\d):(\d\d)\b`)
	// 02/Mar/2026:08:00:00, as servers log it
	logged = regexp.MustCompile(`(\d{4}):(\d\d:\d\d)`)
	// 2026-03-02T08Z
	hourOnly = regexp.MustCompile(`(\dt\d\d)($|z|[+-]\d)`)
)

// spell returns a stamp in small letters without accents, with the forms above rewritten.
func spell(stamp string) string {
	s := prose.Fold(dashes.Replace(stamp))
	if bare := strings.TrimSpace(comments.ReplaceAllString(s, " ")); strings.ContainsAny(bare, "0123456789") {
		s = bare // 08:00:00 +0800 (SGT)
	}
	s = signs.Replace(s)
	if m := packed.FindStringSubmatch(s); m != nil {
		s = fmt.Sprintf("%s-%s-%s", m[1], m[2], m[3])
		if m[4] != "" {
			s += fmt.Sprintf(" %s:%s:%s", m[4], m[5], cmp.Or(m[6], "00"))
		}
		s += m[8]
	}
	s = coloned.ReplaceAllString(s, "$1-$2-$3")
	s = logged.ReplaceAllString(s, "$1 $2")
	return strings.TrimSpace(hourOnly.ReplaceAllString(s, "$1:00$2"))
}

// epoch returns the time of a number of seconds, or of parts of a second, since 1970.
func epoch(s string) (time.Time, bool) {
	digits, _, _ := strings.Cut(strings.TrimPrefix(s, "@"), ".")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return time.Time{}, false
	}
	n := number(digits)
	switch len(digits) {
	case 1, 9, 10:
		return time.Unix(n, 0).UTC(), len(digits) > 1 || n == 0
	case 13:
		return time.UnixMilli(n).UTC(), true
	case 16:
		return time.UnixMicro(n).UTC(), true
	case 19:
		return time.Unix(0, n).UTC(), true
	}
	return time.Time{}, false
}
