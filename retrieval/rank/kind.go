package rank

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// How much a line holds of the kind that a question asks for.
const (
	exactly = 1.0 // just that: a number beside what is counted, a score, a full name
	perhaps = 0.5 // something of the kind
)

// findMeasures looks for the measure or the score asked for in the lines that hold a term, and in
// the lines beside them.
func (r *Ranker) findMeasures(p *page) {
	p.measured = make([]bool, len(p.lines))
	if !r.measures() {
		return
	}
	for i := range p.lines {
		near := p.sets[i] != 0 || i > 0 && p.sets[i-1] != 0 || i+1 < len(p.sets) && p.sets[i+1] != 0
		p.measured[i] = near && p.kind(r, i, false).level == exactly
	}
}

// measures reports whether what is asked for is a number that shows itself to be the right
// one: by its unit, or as a score.
func (r *Ranker) measures() bool {
	return r.question.Kind == question.Score || r.question.Kind == question.Number && len(r.question.Units) > 0
}

// kindred tells how much of a kind a line holds.
type kindred struct {
	level float64 // exactly, perhaps, or 0
	words int     // that are of the kind
	read  bool    // whether the line was read for it
}

// kind tells how much line i of a page holds of the kind that the question asks for and
// does not name itself. It need not count once it knows the level.
func (p *page) kind(r *Ranker, i int, count bool) (k kindred) {
	if r.question.Kind == question.Any {
		return k
	}
	text := p.lines[i].Of(p.Article.Text)
	words := prose.NewWords(text)
	last, at := -10, prose.Span{} // the place of the latest word of the kind
	for n := 0; (count || k.level < exactly) && words.Next(); n++ {
		word := words.Span().Of(text)
		if n == 0 && r.opensName(word) {
			last = n
			continue
		}
		if r.question.Kind == question.Number && n-last <= r.nearNumber() && r.counts(word) {
			k.level = exactly
		}
		if ofKind(r.question.Kind, word, n == 0) && !r.matcher.asked(word) {
			k.words++
			k.level = max(k.level, perhaps)
			if last == n-1 && r.pair(text, at, words.Span()) || r.marked(text, words.Span()) {
				k.level = exactly
			}
			last, at = n, words.Span()
		}
	}
	return k
}

// opensName reports whether the first word of a sentence can be that of a person's full name.
func (r *Ranker) opensName(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return r.question.Kind == question.Person && unicode.IsUpper(first) && len(word) > 2 && r.matcher.stemmer.Term(word) != "" && !r.matcher.asked(word)
}

// nearNumber is how many words after a number what is counted may stand: "3,440 more people".
// A measure stands right after it: "140 litres a second" are no seconds.
func (r *Ranker) nearNumber() int {
	if len(r.question.Units) > 1 {
		return 1
	}
	return 3
}

// pair reports whether two words of the kind, side by side, are just what is asked for: a
// full name, or the two numbers of a score, which are no years ("3-2", "102 – 98").
func (r *Ranker) pair(text string, a, b prose.Span) bool {
	switch r.question.Kind {
	case question.Person:
		return true
	case question.Score:
		between := strings.TrimSpace(text[a.End:b.Start])
		return (between == "-" || between == "–") && a.Len() <= 3 && b.Len() <= 3
	}
	return false
}

// marked reports whether the number at s shows by what stands around it that it is the measure
// asked for, though its unit is no word: "$400", or an age, "Odile Farrant, 41, said".
func (r *Ranker) marked(text string, s prose.Span) bool {
	if !r.measures() {
		return false
	}
	before, after := text[:s.Start], text[s.End:]
	switch {
	case r.counts("dollars"): // "how much"
		sign, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
		return unicode.Is(unicode.Sc, sign) || strings.HasPrefix(after, "%")
	case r.counts("aged"): // "how old"
		return s.Len() <= 3 && unicode.IsDigit(rune(text[s.Start])) && isAge(before, after)
	}
	return false
}

// isAge reports whether the number between is told as an age: "Odile Farrant, 41, said", "aged
// 41", "at age 41", "who is 41."
func isAge(before, after string) bool {
	switch {
	case strings.HasSuffix(before, ", "):
		return strings.HasPrefix(after, ",")
	case strings.HasSuffix(before, "who is "), strings.HasSuffix(before, "who was "), strings.HasSuffix(before, " turned "):
		return after != "" && strings.ContainsRune(".,;)", rune(after[0]))
	}
	return strings.HasSuffix(before, " aged ") || strings.HasSuffix(before, " age ")
}

// counts reports whether word is what the question asks the number of.
func (r *Ranker) counts(word string) bool {
	return len(r.question.Units) > 0 && slices.Contains(r.question.Units, r.matcher.stemmer.Term(word))
}

// ofKind reports whether a word can be of a kind; opening tells that its capital may be
// that of the sentence.
func ofKind(k question.Kind, word string, opening bool) bool {
	r, _ := utf8.DecodeRuneInString(word)
	name := unicode.IsUpper(r) && !opening && len(word) > 2
	switch k {
	case question.Person, question.Name, question.Place:
		return name
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
	numberWords = words(`one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds
		thousand thousands million billion trillion half third quarter percent twice once`)
	timeWords = words(`january february march april may june july august september october november december jan feb mar
		apr jun jul aug sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
		tonight week weekend month year`)
	reasonWords = words(`because due after caused over following amid blamed citing cited reason since so`)
)

func words(list string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}
