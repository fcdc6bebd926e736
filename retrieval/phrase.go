package retrieval

import (
	"slices"

	"quoth/retrieval/index"
	"quoth/retrieval/prose"
	"quoth/retrieval/vocabulary"
)

// phrase is a run of words to find in running text, case, accents and possessives aside.
type phrase struct {
	words []string
	terms []index.Term
	stems *prose.Stemmer
}

func newPhrase(words string, terms []index.Term) phrase {
	p := phrase{terms: terms, stems: new(prose.Stemmer)}
	for w := prose.NewWords(words); w.Next(); {
		p.words = append(p.words, plainWord(w.Span().Of(words)))
	}
	return p
}

// plainWord is a word as phrases compare it.
func plainWord(word string) string {
	if w := vocabulary.Word(word); w != "" {
		return w
	}
	return prose.Fold(word) // a number
}

// in reports whether text has the words side by side.
func (p phrase) in(text string) bool {
	if len(p.words) == 0 {
		return false
	}
	matched := 0
	for w := prose.NewWords(text); w.Next(); {
		word := w.Span().Of(text)
		switch {
		case p.is(word, matched):
			matched++
		case p.is(word, 0):
			matched = 1
		default:
			matched = 0
		}
		if matched == len(p.words) {
			return true
		}
	}
	return false
}

// is reports whether word is the one at i of the phrase, or a variant of it.
func (p phrase) is(word string, i int) bool {
	if plainWord(word) == p.words[i] {
		return true
	}
	term := ""
	for _, t := range p.terms {
		for _, v := range t.Variants {
			if term == "" {
				term = p.stems.Term(word)
			}
			if term == v && p.stems.Term(p.words[i]) == t.Text {
				return true
			}
		}
	}
	return false
}

// allIn reports whether text has all terms of the phrase, wherever they stand.
func (p phrase) allIn(text string) bool {
	found := make([]bool, len(p.terms))
	left := len(p.terms)
	for w := prose.NewWords(text); w.Next() && left > 0; {
		term := p.stems.Term(w.Span().Of(text))
		for i, t := range p.terms {
			if found[i] || term != t.Text && !slices.Contains(t.Variants, term) {
				continue
			}
			found[i] = true
			left--
		}
	}
	return left == 0
}
