package people

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// word is a word of a printed name.
type word struct {
	text    string // folded
	span    prose.Span
	hyphen  bool // a hyphen joins it to the word before
	initial bool // one letter, or several with points
	small   bool // printed in small letters
}

// split cuts printed into words. Initials in a row make one, so that "H. W.", "H.W." and
// "HW" meet; a possessive ending goes.
func split(printed string) []word {
	var out []word
	for _, s := range unpossessed(printed, wordSpans(printed)) {
		next := readWord(printed, s)
		if next.text == "" {
			continue
		}
		if len(out) > 0 {
			last := &out[len(out)-1]
			if last.initial && next.initial {
				last.text, last.span.End = last.text+next.text, s.End
				continue
			}
			gap := printed[last.span.End:s.Start]
			next.hyphen = gap == "-" || gap == "‐" || gap == "‑"
		}
		out = append(out, next)
	}
	return out
}

// splitIn is split of the piece s of printed, with the spans that the words have in printed.
func splitIn(printed string, s prose.Span) []word {
	words := split(s.Of(printed))
	for i := range words {
		words[i].span.Start += s.Start
		words[i].span.End += s.Start
	}
	return words
}

// wordSpans are the words of a name. A figure and the letters right behind it are one: "3M".
func wordSpans(printed string) []prose.Span {
	var out []prose.Span
	for w := prose.NewWords(printed); w.Next(); {
		s := w.Span()
		if last := len(out) - 1; last >= 0 && out[last].End == s.Start {
			out[last].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// unpossessed is the spans of words without a possessive ending of the last, which after
// the point of an initialism is a word of its own: "N.A.T.O.'s".
func unpossessed(printed string, spans []prose.Span) []prose.Span {
	if len(spans) == 0 {
		return nil
	}
	last := &spans[len(spans)-1]
	for end := 0; end != last.End; {
		end, last.End = last.End, len(prose.Unpossessed(printed[:last.End]))
	}
	if last.Len() <= 0 {
		return spans[:len(spans)-1]
	}
	return spans
}

func readWord(printed string, s prose.Span) word {
	text := prose.Fold(s.Of(printed))
	w := word{text: letters(text), span: s}
	first, _ := utf8.DecodeRuneInString(s.Of(printed))
	w.small = unicode.IsLower(first)
	w.initial = unicode.IsLetter(first) && (utf8.RuneCountInString(w.text) == 1 || strings.Contains(text, "."))
	return w
}

// letters are the letters, marks and digits of a folded word.
func letters(folded string) string {
	plain := func(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' }
	if strings.IndexFunc(folded, func(r rune) bool { return !plain(r) }) < 0 {
		return folded
	}
	var b strings.Builder
	for _, r := range folded {
		switch {
		case plain(r):
			b.WriteRune(r)
		case r >= utf8.RuneSelf && r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.N) && r != 'ʼ':
			b.WriteRune(r)
		}
	}
	return b.String()
}
