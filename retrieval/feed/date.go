package feed

import (
	"strings"
	"time"
)

// parseDate parses the date of an item, which is in RFC 822, RFC 3339 or a format near them. It keeps
// the zone; a time without a known zone is UTC, and a day without a time is midnight UTC. It returns
// the zero time if the date cannot be parsed or is not plausible, such as one of 1970 or 2099.
func parseDate(s string, now time.Time) time.Time {
	s = normalizeDate(oneLine(s))
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

// plausible reports whether t is after the beginning of the web and, if now is known, not in its
// future. It allows two days, because some zones are wrong.
func plausible(t, now time.Time) bool {
	const first, last = 1990, 2090 // years
	if y := t.UTC().Year(); y < first || y > last {
		return false
	}
	return now.IsZero() || t.Before(now.Add(48*time.Hour))
}

// dateLayouts are the layouts of dates after normalizeDate, in the order in which they are tried.
var dateLayouts = []string{
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04 -0700", "2 Jan 06 15:04:05 -0700", "2 Jan 06 15:04 -0700",
	"2 Jan 2006 15:04:05", "2 Jan 2006 15:04", "2 Jan 2006", "2 Jan 06",
	"2 January 2006 15:04:05 -0700", "2 January 2006 15:04 -0700", "2 January 2006 15:04:05", "2 January 2006",
	"2-Jan-2006 15:04:05 -0700", "2-Jan-06 15:04:05 -0700", // RFC 850
	time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05-07",
	"2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700",
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02",
	"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05-07:00", "2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04:05 -0700", "2006-01-02T15:04:05 -07:00",
	"20060102T150405Z0700", "20060102T150405-0700", "20060102",
	"Jan 2 15:04:05 2006", "Jan 2 15:04:05 -0700 2006", // asctime
	"Jan 2 2006 15:04:05 -0700", "Jan 2 2006 15:04:05", "Jan 2 2006 3:04 PM -0700", "Jan 2 2006 3:04 PM", "Jan 2 2006",
	"January 2 2006 15:04:05 -0700", "January 2 2006 3:04 PM -0700", "January 2 2006 3:04 PM", "January 2 2006",
}

// normalizeDate removes the weekday, comments and commas from a date, and replaces the name of a zone
// by its offset. Package time takes the names of most zones for UTC.
func normalizeDate(s string) string {
	if i := strings.IndexByte(s, '('); i > 0 {
		s = s[:i] // 08:00:00 +0800 (SGT)
	}
	words := strings.Fields(strings.ReplaceAll(s, ",", " "))
	if len(words) > 1 && isWeekday(words[0]) {
		words = words[1:]
	}
	for i, w := range words {
		words[i] = normalizeWord(strings.TrimSuffix(w, "."), i > 0)
	}
	return strings.Join(words, " ")
}

// normalizeWord returns a word of a date as dateLayouts has it.
func normalizeWord(word string, mayBeZone bool) string {
	switch {
	case strings.EqualFold(word, "Sept"):
		return "Sep"
	case isMonth(word) || !mayBeZone:
		return ordinal(word)
	case strings.IndexAny(word, "+-") == 0 && strings.Contains(word, ":"):
		return fullOffset(word)
	}
	if offset, ok := zoneOffset(word); ok {
		return offset
	}
	return ordinal(word)
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

// ordinal returns "2" for "2nd", and other words unchanged.
func ordinal(w string) string {
	for _, suffix := range [...]string{"st", "nd", "rd", "th"} {
		if n, ok := strings.CutSuffix(w, suffix); ok && n != "" && strings.Trim(n, "0123456789") == "" {
			return n
		}
	}
	return w
}
