package question

import (
	"slices"
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// Kind is what kind of thing would answer a question.
type Kind int

// The kinds. Any is the kind of a question that does not say.
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

// kindOf returns the kind of a question of some folded words. The first word that asks decides,
// with the word behind it.
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

// kindAt returns the kind that a word asks for. Rest starts with that word, and next is the word
// behind it.
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

// whichKind returns the kind of a question with "which" or "what", by the noun behind that, or for
// a figure by the noun behind "what is the".
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

var (
	// howKinds are the kinds that a word behind "how" asks for.
	howKinds = kindsOf(map[Kind]string{
		Number: "many much old long far tall big high heavy deep wide cold hot warm fast often large",
		Reason: "come",
	})
	// nounKinds are the kinds that a noun behind "what" or "which" asks for.
	nounKinds = kindsOf(map[Kind]string{
		Number: "percentage percent share number age price cost toll amount rate temperature",
		Score:  "score scoreline",
		Time:   "day date year month time",
		Place:  "country city state place town region continent",
		Reason: "reason",
		Person: "person man woman actor actress singer player president celebrity politician leader",
	})
)

func kindsOf(words map[Kind]string) map[string]Kind {
	out := make(map[string]Kind)
	for kind, list := range words {
		for _, w := range strings.Fields(list) {
			out[w] = kind
		}
	}
	return out
}

// leading are words that can stand between "what" and its noun.
var leading = prose.Set("is was are were the a an")

// acting are words behind "what" that make it ask for what somebody does, which has no name.
var acting = prose.Set("do does did will would can could should shall may might has have had")
