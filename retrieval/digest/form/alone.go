// Package form tells by its form whether a sentence of a report can be shown for its news: whether it can be read
// without those around it, and whether it tells something new and is no scene, memory or habit. It is pure.
//
//	form.ReadsAlone("The harbour board of Quenby closed the old lock on Tuesday.") // true
//	form.ReadsAlone("He said that it was old.") // false
//
// Its lists of words and its rules are our own; they know forms and no subjects.
package form

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/boilerplate"
	"quoth/retrieval/prose"
)

// The length of a sentence that is shown for a story: shorter ones say too little, longer ones are no
// quick reading.
const (
	minWords = 8
	maxWords = 60
	maxRunes = 340
)

// ReadsAlone reports whether a sentence can be shown without those around it: running text of a
// fair length that points back to nothing.
func ReadsAlone(s string) bool { return Fits(s) && StandsAlone(s) }

// Fits reports whether a sentence can be shown at all: running text of a fair length that ends, asks nothing, neither
// opens nor closes a quotation that it does not hold, and is neither an anecdote nor always true.
func Fits(s string) bool {
	n := len(strings.Fields(s))
	return minWords <= n && n <= maxWords && utf8.RuneCountInString(s) <= maxRunes && !boilerplate.Is(s) &&
		!AddressesReader(s) && IsBalanced(s) && !IsAnecdote(s) && !IsTimeless(s)
}

// AddressesReader reports whether a sentence asks, exclaims or invites and does not report.
func AddressesReader(s string) bool {
	end := strings.TrimRight(s, "\"”’)")
	isCry := strings.HasSuffix(s, "!") || afterDigit.MatchString(s)
	return strings.HasSuffix(end, "?") || isCry || IsInvitation(s)
}

// IsInvitation reports whether a sentence invites readers to something else of its outlet.
func IsInvitation(s string) bool { return startsWith(s, invitations) }

// afterDigit finds a cry inside a sentence: "Seventy-one points – 71! – by one player". "Yahoo!" is a name.
var afterDigit = regexp.MustCompile(`\d!`)

// startsWith reports whether a sentence opens with one of some folded phrases.
func startsWith(s string, phrases []string) bool {
	line := prose.Fold(s[:min(len(s), longestPhrase)])
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.HasPrefix(line, p+" ") })
}

// longestPhrase is the length in bytes of the part of a sentence in which a phrase that opens it stands.
const longestPhrase = 60

// IsBalanced reports whether quotation marks and brackets come in pairs.
func IsBalanced(s string) bool {
	return strings.Count(s, "“") == strings.Count(s, "”") && strings.Count(s, "\"")%2 == 0 &&
		strings.Count(s, "(") == strings.Count(s, ")")
}

// StandsAlone reports whether a sentence can be read without the one before, and as news: it does
// not open with a quotation, speaks of nobody as "we" or "you", and no word near its start points
// back.
func StandsAlone(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) {
		return false
	}
	return !PointsBack(s) && !slices.ContainsFunc(OpeningWords(s), func(w string) bool { return firstPerson[w] })
}

// PointsBack reports whether the opening of a sentence, quoted or not, needs the sentence before it.
func PointsBack(s string) bool {
	w := OpeningWords(s)
	if len(w) == 0 {
		return true
	}
	line := strings.Join(w, " ") + " "
	for _, p := range leaningPhrases {
		if strings.HasPrefix(line, p+" ") {
			return true
		}
	}
	if countsFromBefore(w) {
		return true
	}
	for i := range w {
		if leans(w, i) {
			return true
		}
	}
	return subordinate[w[0]] && pointsBehindPause(s)
}

// pointsBehindPause reports whether the clause behind a short opening starts with a word that points back: "In the
// years since, these boats …".
func pointsBehindPause(s string) bool {
	_, rest, ok := strings.Cut(s[:min(len(s), longestPhrase)], ", ")
	w := OpeningWords(rest)
	return ok && len(w) > 1 && pointing[w[0]] && !thisDate(w, 0)
}

// countsFromBefore reports whether an opening counts a time from one that is not named: "Ten years later, …".
func countsFromBefore(w []string) bool {
	i := slices.Index(w[:min(4, len(w))], "later")
	return i > 0 && isUnit(w[i-1]) && (i+1 == len(w) || w[i+1] != "than")
}

// isUnit reports whether a folded word is a unit of time: "years".
func isUnit(w string) bool { return units[strings.TrimSuffix(w, "s")] }

// leans reports whether word i of an opening points back.
func leans(w []string, i int) bool {
	switch {
	case i == 0:
		return leaning[w[0]] && !thisDate(w, 0)
	case connecting[w[i]]:
		return true
	case i > 3:
		return false
	case personal[w[i]]:
		return subordinate[w[0]] // "After he left, …", "In her letter …"
	case w[i] == "that":
		return subordinate[w[i-1]] // "Despite that, …", and not "The board said that …"
	}
	return pointing[w[i]] && !thisDate(w, i)
}

// thisDate reports whether "this week", "earlier this year" starts at word i.
func thisDate(w []string, i int) bool {
	if w[i] == "earlier" || w[i] == "later" {
		i++
	}
	return i+1 < len(w) && w[i] == "this" && stretchOfTime[w[i+1]]
}

// maxOpening is the number of words in the opening of a sentence.
const maxOpening = 9

// IsVague reports whether a folded word stands for somebody or something that only the sentences around it name.
func IsVague(word string) bool { return personal[word] && !firstPerson[word] || pointing[word] }

// OpeningWords returns the first words of s, folded, without possessive endings and contracted verbs.
func OpeningWords(s string) []string {
	var out []string
	for w := prose.NewWords(s); len(out) < maxOpening && w.Next(); {
		folded := prose.Fold(w.Span().Of(s))
		if bare, _, cut := strings.Cut(folded, "'"); cut {
			folded = bare // "he's", "that'll"
		}
		out = append(out, folded)
	}
	return out
}

// NamesWeekday reports whether a sentence names a day of the week.
func NamesWeekday(s string) bool {
	for _, d := range weekdays {
		if strings.Contains(s, d) {
			return true
		}
	}
	return false
}

var weekdays = prose.Phrases(`Monday/Tuesday/Wednesday/Thursday/Friday/Saturday/Sunday`)

var (
	leaning = prose.Set(`he she it they him her hers his its them their theirs this that these those
		such and but or nor so yet still however meanwhile also then thus hence therefore moreover
		furthermore instead nevertheless nonetheless besides otherwise similarly likewise elsewhere
		afterwards afterward later earlier now here there another others both neither either
		additionally consequently conversely indeed rather again eventually finally yes well plus`)
	// firstPerson are pronouns of the first and second person. They fit in a quote, whose speaker
	// is shown.
	firstPerson = prose.Set("i we you my our your me us let")
	connecting  = prose.Set(`also meanwhile however`)
	invitations = prose.Phrases(`explore the/explore our/discover the/discover our/subscribe/subscribe to/sign up/sign in
		join us/join our/tune in/click/click here/download/browse our/visit our/follow our/follow us/find out/stay up to
		stay informed/catch up/keep up with/get the/get our/get your/check out/take our/take a look`)
	leaningPhrases = prose.Phrases(`for example/for instance/in addition/in fact/in other words
		as a result/at the same time/on the other hand/after that/before that/by contrast/in contrast
		even so/of course/in turn/in response/among them/on top of/not only/to that end/at that/the same
		the other/the two/the three/the pair/the couple/the former/the latter/the move/the decision
		the news comes/in the end/in return/so far/as well/by then/since then/until then/the statement
		the comments/the remarks/the announcement/the incident/none of/some of/most of/all of
		one of them/two of them/the following/as such/more than that/what is more/even then/to be sure
		that is/with that/because of`)
	personal      = prose.Set(`he she him her his they them their it its i we my our you your`)
	pointing      = prose.Set(`this these those such`)
	units         = prose.Set(`minute hour day week month year decade century`)
	stretchOfTime = prose.Set(`morning afternoon evening week weekend month year spring summer autumn
		fall winter season century decade`)
	subordinate = prose.Set(`after before when while as if since because in on at with for of to from
		although though despite during by until once like unlike under among along through even`)
)
