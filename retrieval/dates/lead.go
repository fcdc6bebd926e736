package dates

import "time"

// lead is a preposition of time.
type lead struct {
	word   string
	tokens int
	frame  func(Days) Days // returns the days of the phrase, given those behind the preposition
	soft   bool            // the phrase is soft; see [Days]
}

// leads are the prepositions, the longer ones first. What is planned for a day, or due by it, is
// often news of other days.
var leads = []lead{
	{"no later than", 3, upTo, false}, {"not later than", 3, upTo, false}, {"no earlier than", 3, open, false},
	{"not before", 2, open, false}, {"not after", 2, upTo, false},
	{"up until", 2, upTo, false}, {"up to", 2, upTo, false}, {"as of", 2, same, false}, {"prior to", 2, before, false},
	{"starting from", 2, open, false}, {"starting on", 2, open, false}, {"starting in", 2, open, false},
	{"earlier than", 2, before, false}, {"later than", 2, after, false},
	{"since", 1, open, false}, {"from", 1, open, false}, {"starting", 1, open, false}, {"beginning", 1, open, false},
	{"after", 1, after, false}, {"before", 1, before, false}, {"until", 1, upTo, false}, {"till", 1, upTo, false},
	{"by", 1, upTo, true}, {"for", 1, same, true}, {"on", 1, same, false}, {"in", 1, same, false},
	{"during", 1, same, false}, {"over", 1, same, false}, {"at", 1, same, false}, {"of", 1, same, false},
	{"around", 1, same, false},
	{"throughout", 1, same, false}, {"within", 1, same, false}, {"through", 1, same, false}, {"between", 1, nil, false},
}

func same(d Days) Days { return d }

// open returns d without its end.
func open(d Days) Days {
	d.Until = time.Time{}
	return d
}

// upTo returns d without its beginning.
func upTo(d Days) Days {
	d.Since = time.Time{}
	return d
}

// after returns all days after d.
func after(d Days) Days {
	d.Since, d.Until = d.Until.AddDate(0, 0, 1), time.Time{}
	return d
}

// before returns all days before d.
func before(d Days) Days {
	d.Since, d.Until = time.Time{}, d.Since.AddDate(0, 0, -1)
	return d
}

// lead reads the preposition at i. It returns the zero lead for none.
func (g grammar) lead(i int) lead {
	for _, l := range leads {
		if g.are(i, l.word) {
			return l
		}
	}
	return lead{}
}

// plain returns a preposition of one word that leads to the same times as l.
func (l lead) plain() string {
	if l.tokens > 1 {
		return "until"
	}
	return l.word
}
