package dates

import (
	"strings"

	"quoth/retrieval/prose"
	"quoth/retrieval/spelling"
)

// correct corrects the misspelt and the shortened words of time in a clause: "yesturday", "last wk"
// and, if a word beside it is one of time as well, "in febuary", "last wendesday", "the 3rd of
// agust".
func correct(g grammar) {
	for i := range g.tokens {
		word := g.word(i)
		isLed := misspeltLeads[g.word(i-1)] || isNumber(g.word(i-1))
		if long := shortUnits[word]; long != "" && isLed {
			g.tokens[i].word = long
		}
		if len(word) < minMisspelt || isTimeWord(word) || spelling.IsCommon(word) {
			continue
		}
		if meant := meantTime(word, isLed || isNumber(g.word(i+1))); meant != "" {
			g.tokens[i].word = meant
		}
	}
}

// meantTime returns the word of time that a misspelt word means, or "". Beside says whether a word
// of time stands beside it.
func meantTime(word string, beside bool) string {
	for _, meant := range longTimeWords {
		if strings.HasPrefix(word, meant) || strings.HasPrefix(meant, word) {
			continue // "Frida", "Augusta"
		}
		alone := meant == "yesterday" || meant == "tomorrow"
		if (alone || beside) && spelling.Distance(word, meant) <= maxDistance {
			return meant
		}
	}
	return ""
}

const (
	minMisspelt = 5
	maxDistance = 1.05 // one edit, or two that people make often; see spelling.Distance
)

var longTimeWords = strings.Fields(`yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday
	january february august september october november december weekend`)

// shortUnits are written behind a number or "last".
var shortUnits = map[string]string{"wk": "week", "wks": "weeks", "mth": "month", "mths": "months", "yr": "year",
	"yrs": "years"}

// misspeltLeads are words before a time.
var misspeltLeads = prose.Set(`on in since until till before after from during of last this next past
	early late mid and to between over the`)

func isTimeWord(w string) bool {
	_, month := months[w]
	return month || IsWeekday(w)
}

func isNumber(w string) bool {
	_, day := DayNumber(w)
	_, year := YearNumber(w)
	return day || year
}
