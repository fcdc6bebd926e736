package question

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"quoth/retrieval/prose"
)

// Days is a run of local days, both included; a zero end is open. The times are the
// midnights, in UTC, of the dates that the days have where the question was asked.
type Days struct{ Since, Until time.Time }

// IsZero reports whether d names no day at all.
func (d Days) IsZero() bool { return d.Since.IsZero() && d.Until.IsZero() }

// When finds the time that text names, as seen from now in zone: "yesterday", "since
// Friday", "between Jan 3 and Jan 7", "in December", "two weeks ago". Where a phrase can
// mean the past or the future it means the past. Words that only look like dates
// ("second", "the Sun", "Theresa May", "march on the capital") name none. Several times
// are all listed. Spans are where the phrases stand.
func When(text string, now time.Time, zone *time.Location) ([]Days, []prose.Span) {
	if zone == nil {
		zone = time.UTC
	}
	y, m, d := now.In(zone).Date()
	g := grammar{tokens: tokenize(text), today: time.Date(y, m, d, 0, 0, 0, 0, time.UTC)}
	var (
		days  []Days
		spans []prose.Span
	)
	for i := 0; i < len(g.tokens); {
		found, n := g.phrase(i)
		if n == 0 {
			i++
			continue
		}
		days = append(days, found)
		spans = append(spans, prose.Span{Start: g.tokens[i].span.Start, End: g.tokens[i+n-1].span.End})
		i += n
	}
	return days, spans
}

type token struct {
	word    string // folded
	span    prose.Span
	capital bool
	comma   bool // a comma, a full stop or a dash follows at once
	dash    bool
}

func tokenize(text string) []token {
	var out []token
	words := prose.NewWords(text)
	for words.Next() {
		s := words.Span()
		w := s.Of(text)
		t := token{word: strings.TrimSuffix(prose.Fold(w), "'s"), span: s, capital: unicode.IsUpper([]rune(w)[0])}
		rest := strings.TrimLeft(text[s.End:], " ")
		t.dash = strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—")
		t.comma = strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, ";") || strings.HasPrefix(rest, "?")
		out = append(out, t)
	}
	return out
}

// grammar reads phrases at a place in the tokens. Each rule answers how many tokens it
// took, 0 for none.
type grammar struct {
	tokens []token
	today  time.Time
}

func (g grammar) word(i int) string {
	if i < 0 || i >= len(g.tokens) {
		return ""
	}
	return g.tokens[i].word
}

func (g grammar) is(i int, words ...string) bool {
	for _, w := range words {
		if g.word(i) == w && w != "" {
			return true
		}
	}
	return false
}

// phrase reads a whole phrase: a preposition with one time or two, or a time that stands alone.
func (g grammar) phrase(i int) (Days, int) {
	if g.is(i, "between", "from") {
		if a, n := g.time(i+1, true); n > 0 && g.is(i+1+n, "and", "to", "until", "till", "through") {
			if b, k := g.timeAfter(i+2+n, a); k > 0 {
				return inOrder(a, b), 2 + n + k
			}
		}
		if g.is(i, "from") {
			return g.after(i, g.open)
		}
		return Days{}, 0
	}
	switch {
	case g.is(i, "since"):
		return g.after(i, g.open)
	case g.is(i, "after"):
		return g.after(i, func(d Days) Days { return Days{Since: next(d.Until)} })
	case g.is(i, "before"):
		return g.after(i, func(d Days) Days { return Days{Until: d.Since.AddDate(0, 0, -1)} })
	case g.is(i, "until", "till", "by"):
		return g.after(i, func(d Days) Days { return Days{Until: d.Until} })
	case g.is(i, "on", "in", "during", "over", "at", "of", "for", "around", "throughout", "within"):
		return g.after(i, func(d Days) Days { return d })
	}
	return g.span(i, false)
}

func (g grammar) open(d Days) Days { return Days{Since: d.Since} }

func next(day time.Time) time.Time { return day.AddDate(0, 0, 1) }

// after reads a time that follows the preposition at i.
func (g grammar) after(i int, f func(Days) Days) (Days, int) {
	d, n := g.span(i+1, true)
	if n == 0 {
		return Days{}, 0
	}
	return f(d), n + 1
}

// span reads one time or two joined by a dash or "to": "Jan 3 to 7", "June–August".
func (g grammar) span(i int, led bool) (Days, int) {
	a, n := g.time(i, led)
	if n == 0 {
		return Days{}, 0
	}
	at := i + n
	if g.is(at, "to", "through", "until") {
		at++
	} else if !g.tokens[at-1].dash {
		return a, n
	}
	if b, k := g.timeAfter(at, a); k > 0 {
		return inOrder(a, b), at + k - i
	}
	return a, n
}

// inOrder joins two times. Each alone means the latest one, so "between Monday and
// Friday" asked on a Wednesday comes out of order: the first then lies a week or a year
// further back.
func inOrder(a, b Days) Days {
	for _, since := range []time.Time{a.Since, a.Since.AddDate(0, 0, -7), a.Since.AddDate(-1, 0, 0)} {
		if !b.Until.Before(since) {
			return Days{since, b.Until}
		}
	}
	return Days{b.Since, a.Until}
}

// timeAfter reads a time that may lean on the one before it: "Jan 3 and 7", and whose
// year is that of a date which the first one gave.
func (g grammar) timeAfter(i int, a Days) (Days, int) {
	if n, ok := dayNumber(g.word(i)); ok && !g.startsMonth(i+1) && !g.is(i+1, "day", "days", "week", "weeks", "month", "months", "year", "years") {
		if t := time.Date(a.Since.Year(), a.Since.Month(), n, 0, 0, 0, 0, time.UTC); t.Day() == n && t.After(a.Since) {
			return Days{t, t}, 1
		}
	}
	return g.time(i, true)
}

// startsMonth reports whether a month is named at i, or after "of".
func (g grammar) startsMonth(i int) bool {
	if g.is(i, "of") {
		i++
	}
	_, ok := months[g.word(i)]
	return ok
}

// time reads one time. Led means that a preposition stands before it, so that a bare
// month or year is one.
func (g grammar) time(i int, led bool) (Days, int) {
	at := i
	for g.is(at, "the", "early", "earlier", "late", "later", "mid") {
		at++
	}
	led = led || at > i && !g.is(at-1, "the")
	for _, rule := range []func(int, bool) (Days, int){g.iso, g.named, g.ago, g.rolling, g.calendar, g.weekday, g.dayMonth, g.monthYear, g.year, g.ordinalDay} {
		if d, n := rule(at, led); n > 0 {
			return d, at - i + n
		}
	}
	return Days{}, 0
}

// iso reads 2026-01-06, which comes as three words.
func (g grammar) iso(i int, _ bool) (Days, int) {
	if i+2 >= len(g.tokens) || len(g.word(i)) != 4 || len(g.word(i+1)) != 2 || len(g.word(i+2)) != 2 || !g.tokens[i].dash || !g.tokens[i+1].dash {
		return Days{}, 0
	}
	t, err := time.Parse(time.DateOnly, g.word(i)+"-"+g.word(i+1)+"-"+g.word(i+2))
	if err != nil {
		return Days{}, 0
	}
	return Days{t, t}, 3
}

// named reads the days that have a name of their own.
func (g grammar) named(i int, _ bool) (Days, int) {
	day := func(n int) Days { t := g.today.AddDate(0, 0, n); return Days{t, t} }
	switch {
	case g.is(i, "today", "tonight"):
		return day(0), 1
	case g.is(i, "yesterday"):
		return day(-1), 1
	case g.is(i, "tomorrow"):
		return day(1), 1
	case g.is(i, "day") && g.is(i+1, "before") && g.is(i+2, "yesterday"):
		return day(-2), 3
	case g.is(i, "last") && g.is(i+1, "night"):
		return Days{g.today.AddDate(0, 0, -1), g.today}, 2
	case g.is(i, "this") && g.is(i+1, "morning", "afternoon", "evening"):
		return day(0), 2
	}
	return Days{}, 0
}

// ago reads "3 days ago", "a week ago": the day, or the calendar week, month or year of that day.
func (g grammar) ago(i int, _ bool) (Days, int) {
	n, ok := number(g.word(i))
	if !ok || !g.is(i+2, "ago", "earlier") {
		return Days{}, 0
	}
	switch unit := strings.TrimSuffix(g.word(i+1), "s"); unit {
	case "hour":
		return Days{g.today.AddDate(0, 0, -(n / 24)), g.today}, 3
	case "day":
		t := g.today.AddDate(0, 0, -n)
		return Days{t, t}, 3
	case "week", "month", "year":
		return g.unit(unit, -n), 3
	}
	return Days{}, 0
}

// rolling reads "last 3 days", "past two weeks", "past week": up to today.
func (g grammar) rolling(i int, _ bool) (Days, int) {
	if !g.is(i, "last", "past", "previous") {
		return Days{}, 0
	}
	n, ok := number(g.word(i + 1))
	at := i + 2
	if !ok {
		if !g.is(i, "past") {
			return Days{}, 0
		}
		n, at = 1, i+1
	}
	since := g.today
	switch g.word(at) {
	case "hours", "hour":
		since = since.AddDate(0, 0, -((n + 23) / 24))
	case "day", "days":
		since = since.AddDate(0, 0, -n)
	case "week", "weeks":
		since = since.AddDate(0, 0, -7*n)
	case "month", "months":
		since = since.AddDate(0, -n, 0)
	case "year", "years":
		since = since.AddDate(-n, 0, 0)
	default:
		return Days{}, 0
	}
	return Days{since, g.today}, at + 1 - i
}

// calendar reads "this week", "last month", "next year", "the weekend".
func (g grammar) calendar(i int, led bool) (Days, int) {
	shift, at := 0, i
	switch {
	case g.is(i, "this", "current"):
		at++
	case g.is(i, "last", "previous"):
		shift, at = -1, at+1
	case g.is(i, "next", "coming"):
		shift, at = 1, at+1
	}
	switch unit := g.word(at); {
	case unit == "weekend" && (at > i || led):
		return g.weekend(shift), at + 1 - i
	case at > i && (unit == "week" || unit == "month" || unit == "year"):
		return g.unit(unit, shift), at + 1 - i
	}
	return Days{}, 0
}

// unit is the calendar week (from Monday), month or year that lies n from today's.
func (g grammar) unit(unit string, n int) Days {
	y, m, _ := g.today.Date()
	switch unit {
	case "week":
		monday := g.today.AddDate(0, 0, -weekdaysSince(g.today, time.Monday)+7*n)
		return Days{monday, monday.AddDate(0, 0, 6)}
	case "month":
		return monthOf(y, m+time.Month(n))
	}
	return yearOf(y + n)
}

// weekend is the latest Saturday and Sunday that have begun or, with shift, those before or after;
// "last weekend" on a weekday is the latest one as well.
func (g grammar) weekend(shift int) Days {
	saturday := g.today.AddDate(0, 0, -weekdaysSince(g.today, time.Saturday))
	during := g.today.Weekday() == time.Saturday || g.today.Weekday() == time.Sunday
	if shift == 1 || shift == -1 && during {
		saturday = saturday.AddDate(0, 0, 7*shift)
	}
	return Days{saturday, next(saturday)}
}

// weekdaysSince is how many days ago the latest day w was, 0 when it is today.
func weekdaysSince(today time.Time, w time.Weekday) int {
	return (int(today.Weekday()) - int(w) + 7) % 7
}

// weekday reads "Monday", "last Friday". Short forms want a capital and a preposition,
// since "sun", "sat" and "wed" are words as well; so does "Sun" not after "the".
func (g grammar) weekday(i int, led bool) (Days, int) {
	at, shift := i, ""
	if g.is(i, "last", "this", "next", "past") {
		shift, at = g.word(i), i+1
	}
	w, full := weekdays[g.word(at)]
	if !full {
		short, ok := shortWeekdays[g.word(at)]
		if !ok || !led && shift == "" || !g.tokens[at].capital || g.is(at-1, "the") {
			return Days{}, 0
		}
		w = short
	}
	ago := weekdaysSince(g.today, w)
	switch {
	case (shift == "last" || shift == "past") && ago == 0:
		ago = 7
	case shift == "next":
		ago -= 7
	}
	n := at + 1 - i
	if g.is(at+1, "morning", "afternoon", "evening", "night") {
		n++
	}
	t := g.today.AddDate(0, 0, -ago)
	return Days{t, t}, n
}

// dayMonth reads "Jan 6", "January 6th, 2026", "6 January", "the 6th of January 2026".
func (g grammar) dayMonth(i int, _ bool) (Days, int) {
	m, isMonth := months[g.word(i)]
	d, isDay := dayNumber(g.word(i + 1))
	at := i + 2
	if !isMonth || !isDay || g.tokens[i].comma {
		d, isDay = dayNumber(g.word(i))
		at = i + 1
		if g.is(at, "of") {
			at++
		}
		if m, isMonth = months[g.word(at)]; !isMonth || !isDay {
			return Days{}, 0
		}
		at++
	}
	y, hasYear := yearNumber(g.word(at))
	if hasYear {
		at++
	} else {
		y = g.latestYear(m, d)
	}
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d {
		return Days{}, 0
	}
	return Days{t, t}, at - i
}

// latestYear is the latest year in which the day is not after today.
func (g grammar) latestYear(m time.Month, d int) int {
	y := g.today.Year()
	if time.Date(y, m, d, 0, 0, 0, 0, time.UTC).After(g.today) {
		return y - 1
	}
	return y
}

// monthYear reads "December", "December 2025", "last December"; without a year it
// wants a preposition or "last" before it.
func (g grammar) monthYear(i int, led bool) (Days, int) {
	at, shift := i, ""
	if g.is(i, "last", "this", "next") {
		shift, at = g.word(i), i+1
	}
	m, ok := months[g.word(at)]
	if !ok || !g.tokens[at].capital && ambiguousMonths[g.word(at)] {
		return Days{}, 0
	}
	of := at + 1
	if g.is(of, "of") {
		of++
	}
	if y, ok := yearNumber(g.word(of)); ok {
		return monthOf(y, m), of + 1 - i
	}
	if !led && shift == "" {
		return Days{}, 0
	}
	y := g.latestYear(m, 1)
	switch {
	case shift == "last" && y == g.today.Year() && m == g.today.Month():
		y--
	case shift == "next":
		y++
	}
	return monthOf(y, m), at + 1 - i
}

// year reads a year after a preposition: "in 2025".
func (g grammar) year(i int, led bool) (Days, int) {
	y, ok := yearNumber(g.word(i))
	if !ok || !led {
		return Days{}, 0
	}
	return yearOf(y), 1
}

// ordinalDay reads "on the 6th": the latest such day of a month.
func (g grammar) ordinalDay(i int, led bool) (Days, int) {
	w := g.word(i)
	d, ok := dayNumber(w)
	if !ok || !led || !g.is(i-1, "the") || !g.is(i-2, "on", "since", "before", "after", "until", "from") || isDigits(w) {
		return Days{}, 0
	}
	y, m, today := g.today.Date()
	if d > today {
		m--
	}
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d {
		return Days{}, 0
	}
	return Days{t, t}, 1
}

func monthOf(y int, m time.Month) Days {
	first := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	return Days{first, first.AddDate(0, 1, -1)}
}

func yearOf(y int) Days {
	return Days{time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC)}
}

// dayNumber reads "6" and "6th".
func dayNumber(w string) (int, bool) {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, suffix)
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && isDigits(w) && len(w) <= 2 && 1 <= n && n <= 31
}

func yearNumber(w string) (int, bool) {
	n, err := strconv.Atoi(w)
	return n, err == nil && isDigits(w) && 1900 <= n && n <= 2100
}

func isDigits(w string) bool {
	return w != "" && strings.Trim(w, "0123456789") == ""
}

// number reads a count of units; "few" and "couple" stand for what they commonly mean.
func number(w string) (int, bool) {
	if n, ok := numbers[w]; ok {
		return n, true
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && isDigits(w) && 0 < n && n < 1000
}

var numbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5,
	"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}

var weekdays = map[string]time.Weekday{"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
	"thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday}

var shortWeekdays = map[string]time.Weekday{"mon": time.Monday, "tue": time.Tuesday, "tues": time.Tuesday, "wed": time.Wednesday,
	"thu": time.Thursday, "thur": time.Thursday, "thurs": time.Thursday, "fri": time.Friday, "sat": time.Saturday, "sun": time.Sunday}

var months = map[string]time.Month{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}

// ambiguousMonths are words as well: they want a capital.
var ambiguousMonths = set("may march mar august jan")
