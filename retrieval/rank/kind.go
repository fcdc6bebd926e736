package rank

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// kindMatch says how much a line holds of the kind of thing that the question asks for.
type kindMatch struct {
	level float64 // exactly, perhaps, or 0
	words int     // how many words are of the kind
	read  bool    // whether the line was read for it
}

// The levels of a kindMatch.
const (
	exactly = 1.0 // just what is asked for: a number beside what is counted, a score, a full name
	perhaps = 0.5 // something of the kind
)

// kind returns how much a line holds of the kind that the question asks for and does not name
// itself. Unless it is to count the words, it stops as soon as it knows the level.
func (q *query) kind(line string, count bool) (k kindMatch) {
	if q.question.Kind == question.Any {
		return k
	}
	words := prose.NewWords(line)
	last, at := -10, prose.Span{} // the place of the latest word of the kind
	for n := 0; (count || k.level < exactly) && words.Next(); n++ {
		word := words.Span().Of(line)
		if n == 0 && q.opensName(word) {
			last = n
			continue
		}
		if q.question.Kind == question.Number && n-last <= q.unitDistance() && q.counts(word) {
			k.level = exactly
		}
		if ofKind(q.question.Kind, word, n == 0) && !q.matcher.Asked(word) {
			k.words++
			k.level = max(k.level, perhaps)
			if last == n-1 && q.isPair(line, at, words.Span()) || q.isMarked(line, words.Span()) {
				k.level = exactly
			}
			last, at = n, words.Span()
		}
	}
	return k
}

// asksMeasure reports whether the question asks for a number that shows itself to be the right
// one: by its unit, or as a score.
func (q *query) asksMeasure() bool {
	return q.question.Kind == question.Score || q.question.Kind == question.Number && len(q.question.Units) > 0
}

// opensName reports whether the first word of a sentence can begin the full name of a person.
func (q *query) opensName(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return q.question.Kind == question.Person && unicode.IsUpper(first) && len(word) > 2 &&
		q.matcher.Stem(word) != "" && !q.matcher.Asked(word)
}

// unitDistance returns how many words after a number what is counted may stand: "3,440 more
// people". A measure stands right after it: "140 litres a second" are no seconds.
func (q *query) unitDistance() int {
	if len(q.question.Units) > 1 {
		return 1
	}
	return 3
}

// isPair reports whether two words of the kind, side by side, are just what is asked for: a full
// name, or the two numbers of a score, which are no years ("3-2", "102 – 98").
func (q *query) isPair(line string, a, b prose.Span) bool {
	switch q.question.Kind {
	case question.Person:
		return true
	case question.Score:
		between := strings.TrimSpace(line[a.End:b.Start])
		return (between == "-" || between == "–") && a.Len() <= 3 && b.Len() <= 3
	}
	return false
}

// isMarked reports whether what stands around the number at s shows that it is the measure asked
// for, though its unit is no word: "$400", or an age, "Odile Farrant, 41, said".
func (q *query) isMarked(line string, s prose.Span) bool {
	if !q.asksMeasure() {
		return false
	}
	before, after := line[:s.Start], line[s.End:]
	switch {
	case q.counts("dollars"): // "how much"
		sign, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
		return unicode.Is(unicode.Sc, sign) || strings.HasPrefix(after, "%")
	case q.counts("aged"): // "how old"
		return s.Len() <= 3 && unicode.IsDigit(rune(line[s.Start])) && isAge(before, after)
	}
	return false
}

// isAge reports whether the number between before and after is given as an age: "Odile Farrant,
// 41, said", "aged 41", "at age 41", "who is 41."
func isAge(before, after string) bool {
	switch {
	case strings.HasSuffix(before, ", "):
		return strings.HasPrefix(after, ",")
	case strings.HasSuffix(before, "who is "), strings.HasSuffix(before, "who was "),
		strings.HasSuffix(before, " turned "):
		return after != "" && strings.ContainsRune(".,;)", rune(after[0]))
	}
	return strings.HasSuffix(before, " aged ") || strings.HasSuffix(before, " age ")
}

// counts reports whether word is what the question asks the number of.
func (q *query) counts(word string) bool {
	return len(q.question.Units) > 0 && slices.Contains(q.question.Units, q.matcher.Stem(word))
}

// ofKind reports whether a word can be of a kind. The capital of a word that opens a sentence says
// nothing.
func ofKind(k question.Kind, word string, opening bool) bool {
	r, _ := utf8.DecodeRuneInString(word)
	switch k {
	case question.Person, question.Name, question.Place:
		return unicode.IsUpper(r) && !opening && len(word) > 2
	case question.Number, question.Score:
		return unicode.IsDigit(r) || numberWords[prose.Fold(word)]
	case question.Time:
		return timeWords[prose.Fold(word)] || len(word) == 4 && unicode.IsDigit(r)
	case question.Reason:
		return reasonWords[prose.Fold(word)]
	}
	return false
}

var (
	numberWords = prose.Set(`one two three four five six seven eight nine ten eleven twelve dozen dozens hundred
		hundreds thousand thousands million billion trillion half third quarter percent twice once`)
	timeWords = prose.Set(`january february march april may june july august september october november december jan feb
		mar apr jun jul aug sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday
		tomorrow tonight week weekend month year`)
	reasonWords = prose.Set(`because due after caused over following amid blamed citing cited reason since so`)
)
