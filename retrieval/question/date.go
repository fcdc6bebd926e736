package question

import (
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

func monthOf(y int, m time.Month) Days {
	first := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	return Days{first, first.AddDate(0, 1, -1)}
}

func yearOf(y int) Days {
	return Days{time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC)}
}
