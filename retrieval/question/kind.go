package question

import (
	"slices"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// Kind is what kind of thing would answer a question.
type Kind int

// The kinds. Any stands for a question that does not tell.
const (
	Any    Kind = iota
	Person      // who
	Name        // which team, what company
	Place       // where, which country
	Number      // how many, how much, what share
	Time        // when, what day
	Reason      // why
	YesNo       // did, is, will
	Words       // what did … say
	Score       // what was the score
)

// kindOf reads the words of a question from the left: the first word that asks decides,
// with the word after it.
func kindOf(words []string) Kind {
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		if k := kindAt(w, next, words[i:]); k != Any {
			return k
		}
		if i == 0 && input.Auxiliary.Has(w) {
			return YesNo
		}
	}
	return Any
}

func kindAt(w, next string, rest []string) Kind {
	switch w {
	case "who", "whom", "whose", "who's":
		return Person
	case "when":
		return Time
	case "where":
		return Place
	case "why":
		return Reason
	case "how":
		return howKinds[next]
	case "which", "what":
		return whichKind(next, rest)
	}
	return Any
}

// whichKind looks at the noun after "which" or "what", and for a number after "what is the".
func whichKind(next string, rest []string) Kind {
	if k, ok := nounKinds[next]; ok {
		return k
	}
	noun := slices.IndexFunc(rest[1:], func(w string) bool { return !leading[w] })
	if noun >= 0 {
		if k := nounKinds[rest[1+noun]]; k == Number || k == Score {
			return k
		}
	}
	for _, w := range rest[1:] {
		if input.Saying.Has(w) {
			return Words
		}
	}
	if next == "caused" || next == "led" {
		return Reason
	}
	if acting[next] {
		return Any
	}
	return Name
}

var howKinds = map[string]Kind{"many": Number, "much": Number, "old": Number, "long": Number, "far": Number, "tall": Number,
	"big": Number, "high": Number, "heavy": Number, "deep": Number, "wide": Number, "cold": Number, "hot": Number, "warm": Number, "fast": Number, "often": Number, "large": Number, "come": Reason}

var nounKinds = map[string]Kind{"percentage": Number, "percent": Number, "share": Number, "number": Number, "age": Number, "score": Score, "scoreline": Score,
	"price": Number, "cost": Number, "toll": Number, "amount": Number, "rate": Number, "temperature": Number,
	"day": Time, "date": Time, "year": Time, "month": Time, "time": Time, "country": Place, "city": Place, "state": Place,
	"place": Place, "town": Place, "region": Place, "continent": Place, "reason": Reason, "person": Person, "man": Person,
	"woman": Person, "actor": Person, "actress": Person, "singer": Person, "player": Person, "president": Person,
	"celebrity": Person, "politician": Person, "leader": Person}

// leading are words between "what" and its noun.
var leading = prose.Set("is was are were the a an")

// acting are words after "what" that make it ask for what somebody does, which has no name.
var acting = prose.Set("do does did will would can could should shall may might has have had")
