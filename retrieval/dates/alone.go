package dates

import (
	"strings"
	"time"
	"unicode"

	"quoth/retrieval/prose"
)

// Alone reads a text that names a time and nothing else, as people fill in a field for a day: "last week",
// "6 March", "2024". It returns the days from the first to the last of those that Read finds; an end is
// zero where the text leaves it open, as "since Monday" does. It reports false for any other text.
func Alone(text string, now time.Time, zone *time.Location) (Days, bool) {
	for _, lead := range impliedLeads {
		if days, ok := readWhole(lead+text, now, zone); ok {
			return days, true
		}
	}
	// "The end of last week" is a time only as a bound, and then all of the week is meant.
	from, isStart := readWhole("from "+text, now, zone)
	to, isEnd := readWhole("until "+text, now, zone)
	return Days{Since: from.Since, Until: to.Until}, isStart && isEnd
}

// readWhole reads a text that is nothing but times.
func readWhole(text string, now time.Time, zone *time.Location) (Days, bool) {
	r := Read(text, now, zone)
	if len(r.Days) == 0 || len(r.Impossible) > 0 || !covers(r.Spans, text) {
		return Days{}, false
	}
	return around(r.Days), true
}

// impliedLeads are prepositions that a time which stands alone does without: "2024", "March", "the 6th".
var impliedLeads = []string{"", "in ", "on ", "on the ", "in the "}

// covers reports whether no letter and no digit of text stands outside of spans, which are in order.
func covers(spans []prose.Span, text string) bool {
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	last := 0
	for _, s := range spans {
		if strings.IndexFunc(text[last:s.Start], isWord) >= 0 {
			return false
		}
		last = s.End
	}
	return strings.IndexFunc(text[last:], isWord) < 0
}

// around returns the shortest run that has all of some runs of days.
func around(all []Days) Days {
	out := all[0]
	for _, d := range all[1:] {
		if d.Since.Before(out.Since) { // the zero time is before all others
			out.Since = d.Since
		}
		if d.Until.IsZero() || !out.Until.IsZero() && d.Until.After(out.Until) {
			out.Until = d.Until
		}
	}
	return out
}
