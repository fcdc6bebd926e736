package form

import (
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// IsTimeless reports whether a sentence tells what is always so and no news: "Regattas have a long history in the
// bay." Its main clause has a word of habit, it names no day, and nobody says so.
func IsTimeless(s string) bool {
	words := mainClause(s)
	return (isHabit(words) || opensAlways(words)) && !isToldNow(s)
}

// IsTrend reports whether a sentence tells what has become of something, and not when: "The regatta has become a
// market." It may be news, but another sentence of its story says more.
func IsTrend(s string) bool {
	line := " " + strings.Join(mainClause(s), " ") + " "
	has := func(p string) bool { return strings.Contains(line, p) }
	return slices.ContainsFunc(trends, has) && !isToldNow(s)
}

// isToldNow reports whether a sentence names a day near that of its article, what is to come, or who says so.
func isToldNow(s string) bool {
	lower := prose.Fold(s)
	for w := range habitual {
		lower = strings.ReplaceAll(lower, " will "+w+" ", " ") // "people will often say"
	}
	has := func(p string) bool { return strings.Contains(lower, p) }
	return speaksOfDay(s) || hasSource(s) || slices.ContainsFunc(reporting, has) || slices.ContainsFunc(coming, has)
}

// mainClause returns the folded words of a sentence up to a clause about somebody, or to a pause behind the opening:
// "every spring , the harbour". A clause of time or condition is no part of it.
func mainClause(s string) []string {
	s = prose.Fold(s)
	if first, _, _ := strings.Cut(s, " "); clauseOpeners[first] {
		if _, rest, ok := strings.Cut(s, ", "); ok {
			s = rest
		}
	}
	var out []string
	for i, w := range strings.Fields(s) {
		bare := strings.TrimRight(w, ",;:.")
		if relative[bare] && i > 0 {
			break
		}
		if out = append(out, bare); bare == w {
			continue
		}
		if i >= shortOpening {
			break
		}
		out = append(out, pause)
	}
	return out
}

const (
	shortOpening = 3   // the words that an opening before a pause has at most
	pause        = "," // stands for one in the words of a main clause
)

// isHabit reports whether a main clause has a word of habit. One of a noun is none: "the often flooded road", "the
// mayor, often late".
func isHabit(words []string) bool {
	for i, w := range words {
		if habitual[w] && (i == 0 || !articles[words[i-1]] && words[i-1] != pause) {
			return true
		}
	}
	line := " " + strings.Join(words, " ") + " "
	return slices.ContainsFunc(habits, func(p string) bool { return strings.Contains(line, p) })
}

// opensAlways reports whether a clause opens with a time that comes again and again.
func opensAlways(words []string) bool {
	return len(words) > 1 && again[words[0]] && stretchOfTime[words[1]]
}

// The lists are our own.
var (
	habitual      = prose.Set(`often always usually typically generally rarely seldom traditionally`)
	clauseOpeners = prose.Set(`when while as if whenever although though`)
	articles      = prose.Set(`a an the its his her their this that`)
	again         = prose.Set(`every each`)
	habits        = prose.Phrases(` tends to / tend to / has long / have long / had long / is known for / are known for
		/ is home to / are home to / long history / long tradition / these days / over the years / year after year
		/ for generations / for centuries / no shortage of / in recent years / is nothing new / are nothing new
		/ nothing quite like / means different things / a question as old as / can be hard to `)
	trends = prose.Phrases(` has become a / has become an / have become a / have become an / has turned into a
		/ have turned into a / has become something of `)
	coming = prose.Phrases(` will / is to / are to / is expected to / are expected to / plans to / for the first time`)
)
