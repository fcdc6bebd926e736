package feed

import (
	"strings"
	"time"
)

// date reads the date of an item: RFC 822 and RFC 3339 as feeds write them, and their
// neighbours. It keeps the writer's zone; a clock without a zone, or with one that nobody
// knows, is UTC; a day without a clock is midnight UTC. What cannot be read or cannot be
// (an unset clock of 1970, a day of 2099) is the zero time.
func date(s string, now time.Time) time.Time {
	s = numericZone(oneLine(s))
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			if !plausible(t, now) {
				return time.Time{}
			}
			return t
		}
	}
	return time.Time{}
}

// plausible dates lie after the year in which the web began and not in the future of now,
// if it is known.
func plausible(t, now time.Time) bool {
	const first, last = 1990, 2090 // years
	if y := t.UTC().Year(); y < first || y > last {
		return false
	}
	return now.IsZero() || t.Before(now.Add(48*time.Hour))
}

// dateLayouts are tried in this order on dates with numeric zones and no weekday.
var dateLayouts = []string{
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04 -0700", "2 Jan 06 15:04:05 -0700", "2 Jan 06 15:04 -0700",
	"2 Jan 2006 15:04:05", "2 Jan 2006 15:04", "2 Jan 2006", "2 Jan 06",
	"2 January 2006 15:04:05 -0700", "2 January 2006 15:04 -0700", "2 January 2006 15:04:05", "2 January 2006",
	"2-Jan-2006 15:04:05 -0700", "2-Jan-06 15:04:05 -0700", // RFC 850
	time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05-07", "2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700",
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02",
	"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05-07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04:05 -0700", "2006-01-02T15:04:05 -07:00",
	"20060102T150405Z0700", "20060102T150405-0700", "20060102",
	"Jan 2 15:04:05 2006", "Jan 2 15:04:05 -0700 2006", // asctime
	"Jan 2 2006 15:04:05 -0700", "Jan 2 2006 15:04:05", "Jan 2 2006 3:04 PM -0700", "Jan 2 2006 3:04 PM", "Jan 2 2006",
	"January 2 2006 15:04:05 -0700", "January 2 2006 3:04 PM -0700", "January 2 2006 3:04 PM", "January 2 2006",
}

// numericZone brings a date into the spelling of the layouts: without weekday, comments
// and commas, and with a zone's name as its offset. Package time would take an
// unknown name for UTC, and so put a morning in Singapore eight hours late.
func numericZone(s string) string {
	if i := strings.IndexByte(s, '('); i > 0 {
		s = s[:i] // 08:00:00 +0800 (SGT)
	}
	words := strings.Fields(strings.ReplaceAll(s, ",", " "))
	if len(words) > 1 && isWeekday(words[0]) {
		words = words[1:]
	}
	for i, w := range words {
		words[i] = numeric(strings.TrimSuffix(w, "."), i > 0)
	}
	return strings.Join(words, " ")
}

// numeric is a word of a date as the layouts have it; a zone's name is never the first.
func numeric(word string, mayBeZone bool) string {
	switch {
	case strings.EqualFold(word, "Sept"):
		return "Sep"
	case isMonth(word) || !mayBeZone:
		return ordinal(word)
	case strings.IndexAny(word, "+-") == 0 && strings.Contains(word, ":"):
		return signed(word)
	}
	return offset(word)
}

func isMonth(w string) bool {
	_, short := time.Parse("Jan", w)
	_, long := time.Parse("January", w)
	return short == nil || long == nil
}

func isWeekday(w string) bool {
	w = strings.ToLower(strings.TrimSuffix(w, "."))
	for _, day := range [...]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		if strings.HasPrefix(w, day) && !strings.ContainsAny(w, "0123456789") {
			return true
		}
	}
	return false
}

// ordinal is "2" of "2nd".
func ordinal(w string) string {
	for _, suffix := range [...]string{"st", "nd", "rd", "th"} {
		if n, ok := strings.CutSuffix(w, suffix); ok && n != "" && strings.Trim(n, "0123456789") == "" {
			return n
		}
	}
	return w
}
