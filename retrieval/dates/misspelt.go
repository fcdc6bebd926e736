package dates

import (
	"strings"

	"quoth/retrieval/prose"
	"quoth/retrieval/spelling"
)

// readMisspelt reads the misspelt and the shortened words of time in a clause: "yesturday", "last
// wk" and, where a word beside it is one of time as well, "in febuary", "last wendesday", "the 3rd
// of agust".
func readMisspelt(tokens []token) {
	for i := range tokens {
		word, g := tokens[i].word, grammar{tokens: tokens}
		if long := shortUnits[word]; long != "" && (misspeltLeads[g.word(i-1)] || isNumber(g.word(i-1))) {
			tokens[i].word = long
		}
		if len(word) < shortestMisspelt || isTimeWord(word) || spelling.IsCommon(word) {
			continue
		}
		beside := misspeltLeads[g.word(i-1)] || isNumber(g.word(i-1)) || isNumber(g.word(i+1))
		for _, meant := range longTimeWords {
			if strings.HasPrefix(word, meant) || strings.HasPrefix(meant, word) {
				continue // "Frida", "Augusta"
			}
			alone := meant == "yesterday" || meant == "tomorrow"
			if (alone || beside) && spelling.Distance(word, meant) <= farthest {
				tokens[i].word = meant
				break
			}
		}
	}
}

const (
	shortestMisspelt = 5
	farthest         = 1.05 // one edit, or two that people make often; see spelling.Distance
)

var longTimeWords = []string{"yesterday", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday", "sunday",
	"january", "february", "august", "september", "october", "november", "december", "weekend"}

// shortUnits are written behind a number or "last".
var shortUnits = map[string]string{"wk": "week", "wks": "weeks", "mth": "month", "mths": "months", "yr": "year",
	"yrs": "years"}

var misspeltLeads = prose.Set(`on in since until till before after from during of last this next past early
	late mid and to between over the`)

func isTimeWord(w string) bool {
	_, month := months[w]
	return month || IsWeekday(w)
}

func isNumber(w string) bool {
	_, day := DayNumber(w)
	_, year := YearNumber(w)
	return day || year
}
