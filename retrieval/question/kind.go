package question

import (
	"slices"
	"strings"

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

// unitsOf are the words that a number in the answer stands beside: what "how many" counts,
// or what "how heavy" and its like are measured in. They are folded; nil when the question
// does not tell.
func unitsOf(words []string) []string {
	for i, w := range words {
		if w != "how" || i+1 >= len(words) {
			continue
		}
		if next := words[i+1]; next == "long" && i+2 < len(words) && lasting[words[i+2]] {
			return strings.Fields(durations)
		} else if next != "many" && next != "much" {
			return strings.Fields(units[next])
		}
		if i+2 < len(words) && !asking[words[i+2]] {
			return []string{words[i+2]}
		}
		return strings.Fields(units[words[i+1]])
	}
	return nil
}

// lasting are words after "how long" that ask for a time; "how long is" can ask for a length.
var lasting = prose.Set("did do does will would can could should has have had ago until before after")

const (
	lengths   = "metre metres meter meters km kilometre kilometres kilometer kilometers mile miles foot feet inch inches centimetres centimeters millimetres yards"
	durations = "second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries"
	money     = "dollar dollars euro euros pound pounds yen yuan rupees crowns florins franc francs cent cents million billion trillion percent per"
)

// units are the words that measures are told in.
var units = map[string]string{
	"heavy": "gram grams kg kilo kilos kilogram kilograms tonne tonnes ton tons pound pounds lb stone weigh weighs weighed weighing",
	"tall":  lengths + " high tall height", "high": lengths + " high height", "deep": lengths + " deep depth", "wide": lengths + " wide width",
	"far": lengths, "long": durations + " " + lengths + " long length", "old": "year years month months aged age old",
	"cold": "degree degrees c f celsius fahrenheit", "hot": "degree degrees c f celsius fahrenheit", "warm": "degree degrees c f celsius fahrenheit",
	"fast": "kmh mph knots kilometres kilometers miles km hour", "often": "times once twice daily weekly monthly yearly", "much": money,
}

// dimensions are what "how" asks the measure of, with the word that is printed where it is told.
var dimensions = map[string]string{"heavy": "weigh", "tall": "height", "high": "height", "long": "length", "deep": "depth", "wide": "width"}

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
		if i == 0 && auxiliaries[w] {
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
		if saying[w] {
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

var auxiliaries = prose.Set("did does do is are was were will would can could has have had should")

// acting are words after "what" that make it ask for what somebody does, which has no name.
var acting = prose.Set("do does did will would can could should shall may might has have had")

var saying = prose.Set("say said says tell told call called describe")

// foldedWords are the words of text, folded.
func foldedWords(text string) []string {
	var out []string
	w := prose.NewWords(text)
	for w.Next() {
		out = append(out, prose.Fold(w.Span().Of(text)))
	}
	return out
}
