package rank

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// holds reports whether line i of a page holds something of the kind that the question
// asks for and does not name itself.
func (p *page) holds(r *Ranker, i int) bool {
	if r.question.Kind == question.Any {
		return false
	}
	l := p.lines[i]
	words := prose.NewWords(l.Of(p.Article.Text))
	for n := 0; words.Next(); n++ {
		word := words.Span().Of(l.Of(p.Article.Text))
		if ofKind(r.question.Kind, word, n == 0) && r.matcher.term(word) < 0 {
			return true
		}
	}
	return false
}

// ofKind reports whether a word can be of a kind; opening tells that its capital may be
// that of the sentence.
func ofKind(k question.Kind, word string, opening bool) bool {
	r, _ := utf8.DecodeRuneInString(word)
	name := unicode.IsUpper(r) && !opening && len(word) > 2
	switch k {
	case question.Person, question.Name, question.Place:
		return name
	case question.Number:
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
		thousand thousands million billion trillion half third quarter percent twice once first second`)
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
