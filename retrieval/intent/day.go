package intent

import (
	"regexp"
	"slices"

	"quoth/retrieval/dates"
	"quoth/retrieval/input"
)

// daysOfNews returns the times that t names, where "from Friday" behind news means that day, and not
// all days since.
func (t typed) daysOfNews() []dates.Days {
	out := slices.Clone(t.Days)
	for i, d := range out {
		rest, ok := input.CutPrefix(t.TimePhrase(i), "from ")
		if !ok || !d.Until.IsZero() {
			continue
		}
		for _, lead := range []string{"on ", "in "} {
			if days := t.DaysOf(lead + rest); len(days) == 1 {
				out[i] = days[0]
				break
			}
		}
	}
	return out
}

// month reads a topic that is a month or a year after all: "December news", "what happened in march".
// A month that is a word or the name of people as well is one only behind "in" and its like. Without
// Known.Now it returns no days. It reports false for any other topic.
func (t typed) month(topic []int, before, rule string) ([]dates.Days, bool) {
	name := t.Words[topic[0]].Norm
	m, isMonth := dates.Month(name)
	_, isYear := dates.YearNumber(name)
	if !isMonth && !isYear || len(topic) > 1 {
		return nil, false
	}
	led := leadsMonth.MatchString(before)
	if !led && (rule != newsOfRule || input.IsAmbiguousMonth(name)) {
		return nil, false
	}
	if t.Known.Now.IsZero() {
		return nil, true
	}
	if isMonth {
		name = m.String()
	}
	return t.DaysOf("in " + name), true
}

var leadsMonth = regexp.MustCompile(` (?:in|from|during|since|for) $`)
