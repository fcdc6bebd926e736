package topic

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/index"
	"quoth/retrieval/prose"
	"quoth/retrieval/spelling"
	"quoth/retrieval/vocabulary"
)

// phrase is a run of words to find in running text. Case, accents and possessives make no difference,
// except that a common word that was typed with a capital must have one: "May" is not "may".
type phrase struct {
	words   []string
	capital []bool // whether each word must have a capital
	terms   []index.Term
	stems   *prose.Stemmer
	isName  bool      // each word is a name
	noName  bool      // no word is a name, and none was typed with a capital: "jets" are not the Jets
	first   [256]bool // the bytes that the words start with, in lower case
}

func newPhrase(words string, terms []index.Term) phrase {
	p := phrase{terms: terms, stems: new(prose.Stemmer)}
	for w := prose.NewWords(words); w.Next(); {
		word := w.Span().Of(words)
		p.words = append(p.words, plainWord(word))
		p.capital = append(p.capital, prose.Capitalized(word) && spelling.IsCommon(plainWord(word)))
		p.first[p.words[len(p.words)-1][0]|0x20] = true
	}
	for _, t := range terms {
		for _, form := range append([]string{t.Text}, t.Variants...) {
			p.first[form[0]|0x20] = true
		}
	}
	mayBeName := func(t index.Term) bool { return t.Name != "" || len(t.Variants) > 0 }
	p.noName = strings.IndexFunc(words, unicode.IsUpper) < 0 && !slices.ContainsFunc(terms, mayBeName)
	p.isName = len(terms) > 0 && !slices.ContainsFunc(terms, func(t index.Term) bool { return t.Name == "" })
	return p
}

// plainWord returns a word as phrases are compared.
func plainWord(word string) string {
	if w := vocabulary.Word(word); w != "" {
		return w
	}
	return prose.Fold(word) // of a number
}

// in reports whether text has the words side by side.
func (p phrase) in(text string) bool {
	if len(p.words) == 0 {
		return false
	}
	matched := 0
	for w := prose.NewWords(text); w.Next(); {
		word := w.Span().Of(text)
		if p.isOtherName(word, w.Span().Start) {
			matched = 0
			continue
		}
		n := p.match(word, matched)
		if n == 0 {
			matched, n = 0, p.match(word, 0)
		}
		if matched += n; matched == len(p.words) {
			return true
		}
	}
	return false
}

// match returns the number of words of the phrase, from number i on, that a word stands for: 1 if it is the
// same word or a variant of it, 2 if it is two of them joined, as "TikTok" is "Tik Tok", and else 0.
func (p phrase) match(word string, i int) int {
	if p.starts(word) && plainWord(word) == p.words[i] && (!p.capital[i] || prose.Capitalized(word)) {
		return 1
	}
	n := 0
	for i+n < len(p.words) && p.varies(word, p.words[i+n]) {
		n++
	}
	return n
}

// isOtherName reports whether a word at a byte offset of a text is a name and the phrase is none. The first
// word of a text may have a capital without being a name.
func (p phrase) isOtherName(word string, at int) bool {
	return p.noName && at > 0 && prose.Capitalized(word)
}

// starts reports whether a word of the phrase has the first letter of word. It saves folding nearly all words.
func (p phrase) starts(word string) bool {
	return word[0] >= utf8.RuneSelf || p.first[word[0]|0x20]
}

// varies reports whether a word is a variant of another one, which is of the phrase.
func (p phrase) varies(word, of string) bool {
	for _, t := range p.terms {
		if len(t.Variants) > 0 && t.Text == p.stems.Term(of) && slices.Contains(t.Variants, p.stems.Term(word)) {
			return true
		}
	}
	return false
}

// share returns the part, from 0 to 1, of the phrase's terms that text has in any place.
func (p phrase) share(text string) float64 {
	found := make([]bool, len(p.terms))
	n := 0
	for w := prose.NewWords(text); w.Next() && n < len(p.terms); {
		word := w.Span().Of(text)
		if !p.starts(word) || p.isOtherName(word, w.Span().Start) {
			continue
		}
		term := p.stems.Term(word)
		for i, t := range p.terms {
			if !found[i] && (term == t.Text || slices.Contains(t.Variants, term)) {
				found[i] = true
				n++
			}
		}
	}
	return float64(n) / float64(max(1, len(p.terms)))
}
