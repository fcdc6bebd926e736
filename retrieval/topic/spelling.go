package topic

import (
	"unicode/utf8"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/spellcheck"
)

// Spelling is another spelling of a name.
type Spelling struct {
	Term    string // as prose.Stemmer makes it
	Printed string // as most articles print it
}

// Where other spellings of a name are looked for.
const (
	shortestNamed = 6  // runes of the name
	mostSpellings = 10 // words near the name that are considered
)

// Vary adds the other spellings of words that are a single name to a question of these words.
func (f Finder) Vary(words string, q question.Question) {
	t := Topic{Words: words, Terms: termsOf(words, q, f.view)}
	for _, s := range f.Spellings(t) {
		q.Vary(t.Terms[0].Text, s.Term)
	}
}

// Spellings returns the other spellings in which the articles print a topic that is a single name:
// "Zelenskyy" for "Zelensky".
func (f Finder) Spellings(t Topic) []Spelling {
	if len(t.Terms) != 1 || t.Terms[0].Name == "" || utf8.RuneCountInString(t.Words) < shortestNamed {
		return nil
	}
	words := f.view.Words()
	near, err := words.Near(t.Terms[0].Name, mostSpellings)
	if err != nil {
		return nil // the words are being counted again
	}
	var stemmer prose.Stemmer
	var out []Spelling
	for _, n := range near {
		term := stemmer.Term(n.Word)
		isName := n.Articles > spellcheck.Rare && words.Capitals(n.Word) >= plainName
		if isName && n.Distance <= spellcheck.Slip && term != t.Terms[0].Text {
			out = append(out, Spelling{term, words.Printed(n.Word)})
		}
	}
	return out
}
