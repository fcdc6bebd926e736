package figures

import (
	"slices"
	"strings"
)

// role returns what the things of a number did or what befell them, or "". A verb behind them with an auxiliary is
// theirs, whatever stands before: "the mayor thinks 12 people were hurt". Else it is the verb before the number, of
// which they are the object, else that behind them: "12 people hurt".
func (s sentence) role(n number, t *thing) string {
	after, isFinite := s.after(t.end)
	if after == unclear || s.isSupposed(n.start) {
		return ""
	}
	if isFinite && after != "" {
		return after
	}
	before, causes := s.ahead(n.start)
	switch {
	case causes:
		return s.caused(t.end, before)
	case before != "":
		return before
	case after != "":
		return after
	}
	return t.roleOfAdjective()
}

// unclear is the role of things of which something is only possible, or denied.
const unclear = "?"

// isSupposed reports whether a number stands behind a verb of what is only possible, in its clause.
func (s sentence) isSupposed(i int) bool {
	from, _ := s.clause(i)
	isModal := func(t token) bool { return t.word == "could" || t.word == "might" || t.raw == "may" }
	return slices.ContainsFunc(s[from:i], isModal)
}

// roleOfAdjective returns the role that an adjective gives: "1,140 evacuated people".
func (t *thing) roleOfAdjective() string {
	for i, w := range t.which {
		if role := classes[w]; role != "" {
			t.which = slices.Delete(t.which, i, i+1)
			return role
		}
	}
	return ""
}

// maxPhrase is how many words may stand between a noun and its verb.
const maxPhrase = 12

// after returns the role that the verb behind a noun gives, which ends before token i, and whether the verb has an
// auxiliary.
func (s sentence) after(i int) (role string, isFinite bool) {
	inPhrase, isRecorded := false, false
	for end := i + maxPhrase; i < end; i++ {
		t := s.at(i)
		isRecorded = isRecorded || recording[t.word] && isFinite
		switch w := t.word; {
		case w == "on" && s.at(i+1).word == "board":
			return "aboard", isFinite
		case isRecorded && (t.raw == "" || prepositions[w]):
			return "report", true
		case t.raw == "":
			return "", false
		case modals[w]:
			return unclear, false
		case auxiliaries[w]:
			isFinite, inPhrase = true, false
		case inPhrase, fillers[w], strings.HasSuffix(w, "ly"):
		case w == "without", w == "out":
			return s.verb(i), true
		case prepositions[w]:
			if isFinite {
				return "", false
			}
			inPhrase = true
		case isFinite || classes[t.term] != "" || isVerb(w):
			return s.verb(i), isFinite
		default:
			return "", false
		}
	}
	return "", false
}

// ahead returns the role that the word before a number gives, and whether it is a verb that makes others do
// something, which stands behind: "forced 12 people to leave".
func (s sentence) ahead(start int) (role string, causes bool) {
	t := s.before(start)
	if t.word == "of" {
		if t = s.before(start - 1); t.word == "total" {
			t = s.before(start - 3)
		}
		return classes[t.term], false
	}
	if power := s.before(start - 1).word; t.word == "to" && (power == "power" || power == "electricity") {
		return "without power", false
	}
	switch {
	case forcing[t.word], leaving[t.word]:
		return "", true
	case ordering[t.word]:
		return "order", true
	case telling[t.word] && !arriving[t.word] || auxiliaries[t.word]:
		return "", false
	case t.word == "off" && strings.HasPrefix(s.before(start-1).word, "la"):
		return "lose job", false
	case classes[t.term] != "":
		return s.joined(start-1, -1, classes[t.term]), false
	case isVerb(t.word):
		return s.joined(start-1, -1, t.term), false
	}
	return "", false
}

// caused returns the role of things that somebody makes do something, behind which token i stands.
func (s sentence) caused(i int, role string) string {
	switch t := s.at(i); {
	case role != "":
		return role
	case t.word == "to":
		return s.verb(i + 1)
	case t.word == "from" || t.word == "out":
		return "leave"
	case classes[t.term] != "" || t.word == "without":
		return s.verb(i)
	}
	return ""
}

// verb returns the role that the verb at token i gives.
func (s sentence) verb(i int) string {
	t, next := s.at(i), s.skipFillers(i+1)
	w := t.word
	switch {
	case t.raw == "" || t.term == "" && w != "out" && w != "without":
		return ""
	case forcing[w]:
		return s.caused(next, "")
	case ordering[w]:
		return "order"
	case leaving[w] && (states[s.at(next).word] || s.at(next).word == "without"):
		return s.verb(next)
	case w == "without":
		return "without " + s.objectOf(next)
	case w == "lost" || w == "losing" || w == "lose":
		return s.lost(next)
	case w == "vote" || w == "voted":
		return "vote " + s.at(next).word
	case (w == "laid" || w == "lay" || w == "laying") && s.at(next).word == "off":
		return "lose job"
	case w == "out":
		if s.clauseHas(i, "home", "homes", "house", "houses") {
			return "leave"
		}
		return ""
	case carrying[w] && s.clauseHas(i, "hospital", "hospitals"):
		return "hospital"
	case carrying[w] || vague[w]:
		if prepositions[s.at(next).word] && s.at(next).word != "to" {
			return t.term
		}
		return t.term + " " + s.objectOf(next)
	}
	return s.joined(i, 1, roleOf(t))
}

// lost returns the role of those who lost what stands at token i.
func (s sentence) lost(i int) string {
	switch object := s.objectOf(i); object {
	case "life", "live", "lives":
		return "die"
	case "power":
		return "without power"
	default:
		return "lose " + object
	}
}

// objectOf returns the term of the first content word from token i on in its clause.
func (s sentence) objectOf(i int) string {
	for ; s.at(i).raw != ""; i++ {
		switch {
		case s[i].word == "electricity" || s[i].word == "power":
			return "power"
		case s[i].term != "" && !fillers[s[i].word] && !possessive[s[i].word]:
			return s[i].term
		}
	}
	return ""
}

// joined adds to a role that of a second verb beside the one at token i, in direction step: "damaged or destroyed".
func (s sentence) joined(i, step int, role string) string {
	j, k := i+step, i+2*step
	if k < 0 || k >= len(s) || s[j].pause || s[max(i, k)].pause || s[j].word != "or" && s[j].word != "and" {
		return role
	}
	if second := roleOf(s[k]); classes[s[k].term] != "" && second != role {
		both := []string{role, second}
		slices.Sort(both)
		return strings.Join(both, "+")
	}
	return role
}

func (s sentence) skipFillers(i int) int {
	for fillers[s.at(i).word] || possessive[s.at(i).word] {
		i++
	}
	return i
}

// clauseHas reports whether one of some words stands in the clause behind token i.
func (s sentence) clauseHas(i int, words ...string) bool {
	_, to := s.clause(i)
	return slices.ContainsFunc(s[i:to], func(t token) bool { return slices.Contains(words, t.word) })
}

// roleOf returns the role that a word gives.
func roleOf(t token) string {
	if role := classes[t.term]; role != "" {
		return role
	}
	return t.term
}

// isVerb reports whether a folded word has the form of a verb in the past or of a participle.
func isVerb(w string) bool {
	return len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing")) || pasts[w]
}
