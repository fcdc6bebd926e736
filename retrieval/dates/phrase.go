package dates

import (
	"strings"
	"time"
)

// grammar reads phrases at a place in the tokens of a clause. A rule returns how many tokens it
// took, 0 when it does not fit.
type grammar struct {
	tokens     []token
	today      time.Time
	monthFirst bool // 3/4/2026 is 4 March
	flat       bool // capitals tell nothing
}

// hit is a time with the tokens that name it.
type hit struct {
	Days
	from, to   int
	impossible bool
}

func (g grammar) word(i int) string {
	if i < 0 || i >= len(g.tokens) {
		return ""
	}
	return g.tokens[i].word
}

func (g grammar) is(i int, words ...string) bool {
	for _, w := range words {
		if w != "" && g.word(i) == w {
			return true
		}
	}
	return false
}

// gap is what stands between two words, without blanks.
func (g grammar) gap(i int) string {
	if i < 0 || i >= len(g.tokens)-1 {
		return ""
	}
	return strings.TrimSpace(g.tokens[i].gap)
}

func (g grammar) hasDash(i int) bool {
	switch g.gap(i) {
	case "-", "–", "—", "‑", "/":
		return true
	}
	return false
}

// lead is a preposition of time.
type lead struct {
	word   string
	tokens int
	frame  func(Days) Days // makes the days of the phrase from those behind the preposition
	soft   bool
}

var noLead lead

// leads are the prepositions, the longer ones first. What something is planned for, or due by, is
// often told on other days.
var leads = []lead{
	{"no later than", 3, upTo, false}, {"not later than", 3, upTo, false}, {"no earlier than", 3, open, false},
	{"not before", 2, open, false}, {"not after", 2, upTo, false},
	{"up until", 2, upTo, false}, {"up to", 2, upTo, false}, {"as of", 2, same, false}, {"prior to", 2, before, false},
	{"starting from", 2, open, false}, {"starting on", 2, open, false}, {"starting in", 2, open, false},
	{"earlier than", 2, before, false}, {"later than", 2, after, false},
	{"since", 1, open, false}, {"from", 1, open, false}, {"starting", 1, open, false}, {"beginning", 1, open, false},
	{"after", 1, after, false}, {"before", 1, before, false}, {"until", 1, upTo, false}, {"till", 1, upTo, false},
	{"by", 1, upTo, true}, {"for", 1, same, true}, {"on", 1, same, false}, {"in", 1, same, false},
	{"during", 1, same, false},
	{"over", 1, same, false}, {"at", 1, same, false}, {"of", 1, same, false}, {"around", 1, same, false},
	{"throughout", 1, same, false}, {"within", 1, same, false}, {"through", 1, same, false}, {"between", 1, nil, false},
}

func same(d Days) Days { return d }

func open(d Days) Days {
	d.Until = time.Time{}
	return d
}

func upTo(d Days) Days {
	d.Since = time.Time{}
	return d
}

func after(d Days) Days {
	d.Since, d.Until = d.Until.AddDate(0, 0, 1), time.Time{}
	return d
}

func before(d Days) Days {
	d.Since, d.Until = time.Time{}, d.Since.AddDate(0, 0, -1)
	return d
}

func (g grammar) lead(i int) lead {
	for _, l := range leads {
		if g.are(i, l.word) {
			return l
		}
	}
	return noLead
}

// are reports whether the words from i on are those of a phrase.
func (g grammar) are(i int, phrase string) bool {
	for w := range strings.SplitSeq(phrase, " ") {
		if !g.is(i, w) {
			return false
		}
		i++
	}
	return true
}

// plain is a preposition of one word that stands for l before a time.
func (l lead) plain() string {
	if l.tokens > 1 {
		return "until"
	}
	return l.word
}

// phrase reads a whole phrase at i: a preposition with a time, with two that are the ends of
// a range, or with several in a row; or times that stand alone.
func (g grammar) phrase(i int) []hit {
	l := g.lead(i)
	k := i + l.tokens
	first, n := g.first(k, l.plain())
	if n == 0 {
		return nil
	}
	if last, to := g.rangeEnd(k+n, first, l.plain()); to > 0 {
		return []hit{g.span(first, last, i, to, l.soft)}
	}
	if l.word == "between" {
		return nil
	}
	return g.list(first, i, k+n, l)
}

// maxList is how many words a list may have before the part that completes it.
const maxList = 24

// first reads the time at i, or the beginning of one whose rest stands further on: "3 to 12 September", "March–June
// 2024", "2020–2023".
func (g grammar) first(i int, lead string) (moment, int) {
	if m, n := g.time(i, lead); n > 0 {
		return m, n
	}
	m, ok := g.beginning(i)
	for at := i + 1; ok && at < i+maxList; at++ {
		switch {
		case g.is(at, "and", "or", "to", "until", "till", "through", "thru"):
			at++
		case !g.joins(at - 1):
			return moment{}, 0
		}
		if next, n := g.time(at, "to"); n > 0 && m.isBeginningOf(next) {
			return m, 1
		}
		_, ok = g.beginning(at)
	}
	return moment{}, 0
}

// beginning reads a bare number, month or year.
func (g grammar) beginning(i int) (moment, bool) {
	if d, ok := DayNumber(g.word(i)); ok && !isOrdinalWord(g.word(i)) {
		return moment{day: d}, true
	}
	if y, ok := YearNumber(g.word(i)); ok && g.hasDash(i) {
		return moment{year: y}, true
	}
	month, ok := months[g.word(i)]
	return moment{month: month}, ok
}

// isBeginningOf reports whether next gives m, one part of a date, the rest.
func (m moment) isBeginningOf(next moment) bool {
	if m.day > 0 {
		return next.day > 0 && next.month > 0
	}
	return next.year > m.year && next.day == 0 && (next.month > 0) == (m.month > 0)
}

func isOrdinalWord(w string) bool { _, ok := ordinals[w]; return ok }

// joins reports whether a dash, a comma or "&" stands right behind token i.
func (g grammar) joins(i int) bool { return g.hasDash(i) || g.gap(i) == "," || g.gap(i) == "&" }

// rangeEnd reads "to" or a dash, and the time that ends a range; to is the token behind it, 0 when
// there is no range.
func (g grammar) rangeEnd(at int, first moment, lead string) (last moment, to int) {
	switch {
	case g.is(at, "to", "until", "till", "through", "thru") || lead == "between" && g.is(at, "and"):
		at++
		if g.is(at, "to") { // "up to"
			at++
		}
	case !g.hasDash(at-1) || g.gap(at-1) == "/" && !isNextYear(g.word(at), first):
		return moment{}, 0
	}
	last, n := g.second(at, first, lead)
	if n == 0 {
		return moment{}, 0
	}
	return last, at + n
}

// second reads a time that may lean on the one before: "Jan 3 to 7", "2020 to 2023", "2024–25".
func (g grammar) second(i int, first moment, lead string) (moment, int) {
	at := i
	if g.is(at, "the") {
		at++
	}
	if lead == "" && !first.soft {
		lead = "to"
	}
	m, n := g.time(i, lead)
	if d, ok := DayNumber(g.word(at)); ok && first.day > 0 && n <= at+1-i {
		if y, ok := g.yearAt(at + 1); ok {
			return moment{day: d, year: y}, at + 2 - i
		}
		if g.endsDay(at) {
			return moment{day: d}, at + 1 - i
		}
	}
	if isNextYear(g.word(i), first) {
		return moment{year: first.year + 1}, 1
	}
	return m, n
}

// isNextYear reports whether a word is the short form of the year behind one that is named: "2024-25".
func isNextYear(word string, m moment) bool {
	return m.year > 0 && m.month == 0 && m.days.IsZero() && word == date(m.year+1, 1, 1).Format("06")
}

// startsMonth reports whether a month is named at i, or behind "of".
func (g grammar) startsMonth(i int) bool {
	if g.is(i, "of") {
		i++
	}
	_, ok := months[g.word(i)]
	return ok
}

// endsDay reports whether the number of a day at i is not the count or the name of something.
func (g grammar) endsDay(i int) bool {
	return !g.is(i+1, "days", "day", "weeks", "week", "months", "month", "years", "year") &&
		(g.startsMonth(i+1) || g.goesOn(i+1))
}

// goesOn reports whether the clause ends before i, or goes on with a word that belongs to
// what comes rather than to what was.
func (g grammar) goesOn(i int) bool {
	return i >= len(g.tokens) || goesOn[g.tokens[i].word] || g.gap(i-1) == "," || g.hasDash(i-1)
}

// span is the run of days from the first of two moments to the second.
func (g grammar) span(a, b moment, from, to int, soft bool) hit {
	a, b = shareParts(a, b)
	h := hit{from: from, to: to}
	last, ok := b.resolve(g.today)
	if !ok {
		h.impossible = true
		return h
	}
	first, ok := a.resolve(last.Until)
	if !ok {
		h.impossible = true
		return h
	}
	if first.Since.After(last.Until) {
		first, last = last, first
	}
	h.Days = Days{Since: first.Since, Until: last.Until, MayCome: last.MayCome}
	h.Soft = soft || first.Soft || last.Soft || first.Since.After(g.today)
	return h
}

// list reads further times of the same shape behind "and", "or" or a comma, each of which has the
// preposition of the first. What only the last one says, the others have as well: "in March
// and April 2024".
func (g grammar) list(first moment, from, to int, l lead) []hit {
	moments, ends := []moment{first}, []int{to}
	for {
		at := to
		if g.is(at, "and", "or") {
			at++
		} else if g.gap(at-1) != "," && g.gap(at-1) != "&" {
			break
		}
		next, n := g.second(at, moments[len(moments)-1], l.plain())
		if n == 0 || !sameKind(moments[0], next) {
			break
		}
		to = at + n
		moments, ends = append(moments, next), append(ends, to)
	}
	for i := len(moments) - 2; i >= 0; i-- {
		moments[i], moments[i+1] = shareParts(moments[i], moments[i+1])
	}
	var out []hit
	for i, m := range moments {
		out = append(out, g.hitOf(m, from, ends[i], l))
		from = ends[i]
	}
	return out
}

// sameKind reports whether two moments can stand in one list.
func sameKind(a, b moment) bool {
	x, y := a.shape(), b.shape()
	if x.day && y.day {
		return true
	}
	return x == y
}

func (g grammar) hitOf(m moment, from, to int, l lead) hit {
	h := hit{from: from, to: to}
	days, ok := m.resolve(g.today)
	if !ok {
		h.impossible = true
		return h
	}
	if l.frame != nil {
		days = l.frame(days)
	}
	days.Soft = days.Soft || l.soft || days.Since.After(g.today)
	h.Days = days
	return h
}
