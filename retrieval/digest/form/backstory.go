package form

import (
	"slices"
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
)

// longAgo is how long before its article a day is that a sentence tells as backstory. A report may open with what
// happened some weeks before.
const longAgo = 60 * 24 * time.Hour

// Backstory finds the sentences of an article that tell of a time long before it and of nothing new: "On the morning
// of 3 March 1974, a lorry rolled off the quay."
type Backstory struct {
	today time.Time // the day of the article; zero if it is not known
	isOn  bool      // the sentence before was backstory
}

// NewBackstory returns the Backstory of an article of a day; without one it finds none.
func NewBackstory(day time.Time) *Backstory { return &Backstory{today: day} }

// Has reports whether a sentence is backstory. The sentences of an article come in their order: those behind backstory
// are too, up to one that speaks of now.
func (b *Backstory) Has(sentence string) bool {
	if b.today.IsZero() {
		return false
	}
	goesOn := b.isOn && !speaksOfNow(sentence) && !hasSource(sentence)
	b.isOn = goesOn || opensLongAgo(sentence, b.today)
	return b.isOn
}

// opensLongAgo reports whether a sentence opens with a time long before today, and tells nothing of a later one.
func opensLongAgo(s string, today time.Time) bool {
	end := endOfOldOpening(s, today)
	return end > 0 && !speaksOfNow(s[end:]) && !hasSource(s[end:])
}

// endOfOldOpening returns where the time ends with which a sentence opens, 0 if it opens with none, if the time is not
// long before today, or if the sentence names one that is not.
func endOfOldOpening(s string, today time.Time) int {
	lower := prose.Fold(s)
	for _, p := range vagueTimes {
		if strings.HasPrefix(lower, p) {
			return min(len(p), len(s))
		}
	}
	if !opensTime(lower) {
		return 0
	}
	first := 0
	r := dates.Read(s, today, time.UTC)
	for i, days := range r.Days {
		span := r.Spans[i]
		mayBeAhead := !hasYear(span.Of(s)) && isAhead(days.Until, today) && days.Since.Equal(days.Until)
		if until := days.Until; until.IsZero() || today.Sub(until) < longAgo || mayBeAhead {
			return 0
		}
		if first == 0 && isOpening(s[:span.Start], s[span.End:]) {
			first = span.End
		}
	}
	return first
}

// opensTime reports whether a folded sentence may open with an old time. Reading the dates of all sentences would take
// long.
func opensTime(s string) bool {
	w := prose.NewWords(s)
	if !w.Next() || !timeOpeners[w.Span().Of(s)] && !aboutNumbers[w.Span().Of(s)] && !isDigit(s[0]) {
		return false
	}
	head := s[:min(len(s), maxOldOpening)]
	return hasYear(head) || slices.ContainsFunc(timeWords, func(t string) bool { return strings.Contains(head, t) })
}

// hasYear reports whether a text has four digits in a row.
func hasYear(s string) bool {
	n := 0
	for i := range len(s) {
		if n++; !isDigit(s[i]) {
			n = 0
		}
		if n == 4 {
			return true
		}
	}
	return false
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// isOpening reports whether a time opens a sentence, given what stands before and behind it: nothing but words that
// say more of the time stands before, "on a cold night", or it ends a clause that does, "when the bridge opened".
func isOpening(before, after string) bool {
	words := strings.Fields(prose.Fold(before))
	if len(words) == 0 {
		return true
	}
	if timeClauses[words[0]] {
		after = strings.TrimPrefix(after, " today")
		return strings.HasPrefix(after, ",") && !slices.ContainsFunc(words, func(w string) bool { return relative[w] })
	}
	rest := words
	if len(rest) > 1 && rest[len(rest)-1] == "of" {
		rest = rest[:len(rest)-1]
	}
	if partsOfTime[rest[len(rest)-1]] {
		return len(words) <= maxTimeWords && timeOpeners[words[0]]
	}
	return !slices.ContainsFunc(words, func(w string) bool { return !aboutNumbers[w] && w != "back" && !isClock(w) })
}

// isClock reports whether a word is "at" or a time of day: "at 3.20am on 3 March".
func isClock(w string) bool { return w == "at" || isDigit(w[0]) }

// speaksOfNow reports whether a text speaks of the day of its article or of what holds on it.
func speaksOfNow(s string) bool {
	if speaksOfDay(s) {
		return true
	}
	before := ""
	for w := prose.NewWords(s); w.Next(); {
		word := prose.Fold(w.Span().Of(s))
		if present[word] && !relative[before] {
			return true
		}
		before = word
	}
	return false
}

// speaksOfDay reports whether a text names a time near the day of its article.
func speaksOfDay(s string) bool {
	before := ""
	for w := prose.NewWords(s); w.Next(); {
		word := prose.Fold(w.Span().Of(s))
		if now[word] && before != "ago" || nearTime[before] && stretchOfTime[word] {
			return true
		}
		before = word
	}
	return NamesWeekday(s)
}

// hasSource reports whether a text says who says so today: an old event is then news, "a report found".
func hasSource(s string) bool {
	lower := prose.Fold(s)
	for _, p := range sources {
		if strings.Contains(lower, p) {
			return true
		}
	}
	_, last, found := cutLast(strings.TrimRight(lower, ".\"”’ "), ", ")
	return found && strings.HasSuffix(last, " said")
}

func cutLast(s, separator string) (before, after string, found bool) {
	if i := strings.LastIndex(s, separator); i >= 0 {
		return s[:i], s[i+len(separator):], true
	}
	return s, "", false
}

const (
	maxTimeWords  = 6   // words that may say more of a time before it: "on a gloomy, damp afternoon in 1974"
	maxOldOpening = 160 // bytes of a sentence in which a time is looked for that opens it
)

// The lists are our own.
var (
	// vagueTimes are old times without a number.
	vagueTimes = prose.Phrases(`years ago/decades ago/centuries ago/a decade ago/a century ago/a generation ago
		many years ago/some years ago/a few years ago/in the nineteenth century/in the 19th century
		in the eighteenth century/in the 18th century`)
	// timeWords are in old times without a year.
	timeWords = prose.Phrases(` ago/january/february/march/april/may/june/july/august/september/october/november/december
		jan./feb./aug./sept./oct./nov./dec.`)
	timeOpeners = prose.Set(`in on at by during when as while back late early one two three four five six seven eight nine
		ten eleven twelve fifteen twenty thirty forty fifty sixty`)
	aboutNumbers = prose.Set(`about almost nearly some just exactly around roughly only more than over`)
	partsOfTime  = prose.Set(`morning afternoon evening night day week weekend month spring summer autumn fall winter
		dawn noon midnight hours`)
	relative = prose.Set(`who which that where whose whom`)
	now      = prose.Set(`today tonight yesterday tomorrow now`)
	// present are forms that hold on the day, unless a clause about somebody has them.
	present  = prose.Set(`is are has have will says say remains remain must can may`)
	nearTime = prose.Set(`this last next`)
	sources  = prose.Phrases(`according to/a report / documents / records show/ court heard / prosecutors / investigators
		/ the inquiry / a study / researchers / told the court`)
)
