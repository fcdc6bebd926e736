package vocabulary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/spelling"
)

// longest is the longest word that is kept, in bytes; longer ones are addresses and the like.
const longest = 40

// Word returns word, as prose.Words cuts it, in the form in which the vocabulary keeps it:
// folded, without a possessive. It is empty for what is no word: numbers, and what is too long.
func Word(word string) string {
	w := prose.Fold(word)
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
	if strings.IndexByte(w, '.') >= 0 {
		w = strings.ReplaceAll(w, ".", "") // "U.S."
	}
	if first, _ := utf8.DecodeRuneInString(w); len(w) > longest || !unicode.IsLetter(first) {
		return ""
	}
	return w
}

// seen is how one article prints a word: with a capital inside a sentence, or empty.
type seen map[string]string

// wordsOf returns the words of an article's headline and text, each once.
func wordsOf(a *news.Article) seen {
	s := make(seen)
	s.read(a.Title, false) // where every word may have a capital
	s.read(a.Text, true)
	return s
}

func (s seen) read(text string, capitals bool) {
	for words := prose.NewWords(text); words.Next(); {
		span := words.Span()
		printed := span.Of(text)
		w := Word(printed)
		if w == "" {
			continue
		}
		have, ok := s[w]
		if ok && have != "" && !inCapitals(have) {
			continue
		}
		if !capitals || !prose.Capitalized(printed) || opensSentence(text, span.Start) && spelling.IsCommon(w) {
			if !ok {
				s[w] = ""
			}
			continue
		}
		if form := prose.Unpossessed(printed); have == "" || !inCapitals(form) {
			s[w] = form
		}
	}
}

// Names returns the words that an article prints as names: with a capital inside a sentence or,
// when they are no common English words, at its start.
func Names(a *news.Article) []string {
	var out []string
	s := make(seen)
	s.read(a.Text, true)
	for w, form := range s {
		if form != "" {
			out = append(out, w)
		}
	}
	return out
}

// inCapitals reports whether a word is printed in capitals as headings are, and abbreviations are
// not when they are longer than "UNESCO".
func inCapitals(form string) bool {
	return len(form) > 6 && strings.IndexFunc(form, unicode.IsLower) < 0
}

// opensSentence reports whether the word at i may have its capital from its place: after a
// point, a mark, a line break or an opening quotation mark.
func opensSentence(text string, i int) bool {
	piece := text[max(0, i-8):i]
	before := strings.TrimRight(piece, " \"'“”‘’(—–-")
	if before == "" || strings.HasSuffix(piece, "“") || strings.HasSuffix(piece, "\"") {
		return true
	}
	return strings.IndexByte(".!?:;\n", before[len(before)-1]) >= 0
}
