package vocabulary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/spelling"
)

// longest is the length of the longest word that is counted, in bytes. Longer ones are addresses and
// the like.
const longest = 40

// Word returns a word of prose.Words as the vocabulary counts it: folded, without full stops and without a
// possessive ending. It returns "" for a number and the like, and for a word that is too long.
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

// Names returns the words that an article prints as names: with a capital inside a sentence or, if they
// are no common English words, with one anywhere.
func Names(a *news.Article) []string {
	var out []string
	f := make(forms)
	f.read(a.Text, true)
	for w, form := range f {
		if form != "" {
			out = append(out, w)
		}
	}
	return out
}

// forms maps each word of an article to the form in which it prints the word as a name; "" if it never does.
type forms map[string]string

// formsIn returns the words of an article's headline and text.
func formsIn(a *news.Article) forms {
	f := make(forms)
	f.read(a.Title, false) // every word of a headline may have a capital
	f.read(a.Text, true)
	return f
}

// read adds the words of text. Without capitals, none of them is printed as a name.
func (f forms) read(text string, capitals bool) {
	for words := prose.NewWords(text); words.Next(); {
		span := words.Span()
		printed := span.Of(text)
		w := Word(printed)
		if w == "" {
			continue
		}
		form, ok := f[w]
		if ok && form != "" && !isHeading(form) {
			continue
		}
		isName := capitals && prose.Capitalized(printed) &&
			!(opensSentence(text, span.Start) && spelling.IsCommon(w))
		if !isName {
			if !ok {
				f[w] = ""
			}
			continue
		}
		if name := prose.Unpossessed(printed); form == "" || !isHeading(name) {
			f[w] = name
		}
	}
}

// isHeading reports whether a word is all capitals because it stands in a heading. An abbreviation is at most
// as long as "UNESCO".
func isHeading(form string) bool {
	return len(form) > 6 && strings.IndexFunc(form, unicode.IsLower) < 0
}

// opensSentence reports whether a word that starts at byte i may owe its capital to its place: it comes
// after a full stop or a similar mark, a line break or an opening quotation mark.
func opensSentence(text string, i int) bool {
	piece := text[max(0, i-8):i]
	before := strings.TrimRight(piece, " \"'“”‘’(—–-")
	if before == "" || strings.HasSuffix(piece, "“") || strings.HasSuffix(piece, "\"") {
		return true
	}
	return strings.IndexByte(".!?:;\n", before[len(before)-1]) >= 0
}
