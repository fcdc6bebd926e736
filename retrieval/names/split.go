package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// Split returns the words of a name that is printed alone, folded to plain letters. Initials in a row make one word, so
// that "H. W.", "H.W." and "HW" are equal. Hyphens separate words. A possessive ending is left out.
func Split(printed string) Sentence {
	return split(printed, prose.Span{End: len(printed)})
}

// split is Split for a piece of printed.
func split(printed string, in prose.Span) Sentence {
	var out Sentence
	for _, s := range unpossessed(printed, wordSpans(printed, in)) {
		next := readWord(printed, s)
		if next.Text == "" {
			continue
		}
		if len(out) > 0 {
			last := &out[len(out)-1]
			if last.Initial && next.Initial {
				last.Text, last.Span.End = last.Text+next.Text, s.End
				last.Class = Of(last.Text)
				continue
			}
			gap := printed[last.Span.End:s.Start]
			next.Hyphen = gap == "-" || gap == "‐" || gap == "‑"
		}
		out = append(out, next)
	}
	return out
}

// wordSpans returns the words of a name. A figure and the letters right after it are one ("3M").
func wordSpans(printed string, in prose.Span) []prose.Span {
	var out []prose.Span
	for w := prose.NewWords(in.Of(printed)); w.Next(); {
		s := prose.Span{Start: in.Start + w.Span().Start, End: in.Start + w.Span().End}
		if last := len(out) - 1; last >= 0 && out[last].End == s.Start {
			out[last].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// unpossessed returns the spans of words without the possessive ending of the last. After the point
// of an initialism ("N.W.T.O.'s") the ending is a word of its own.
func unpossessed(printed string, spans []prose.Span) []prose.Span {
	if len(spans) == 0 {
		return nil
	}
	last := &spans[len(spans)-1]
	for end := 0; end != last.End; {
		end, last.End = last.End, len(prose.Unpossessed(printed[:last.End]))
	}
	if last.Len() <= 0 {
		return unpossessed(printed, spans[:len(spans)-1])
	}
	return spans
}

func readWord(printed string, s prose.Span) Token {
	folded := prose.Fold(s.Of(printed))
	w := Token{Text: letters(folded), Span: s, Kind: Word}
	w.Class = Of(w.Text)
	first, _ := utf8.DecodeRuneInString(s.Of(printed))
	w.Upper = unicode.IsUpper(first)
	w.Initial = unicode.IsLetter(first) && (utf8.RuneCountInString(w.Text) == 1 || strings.Contains(folded, "."))
	return w
}

// letters returns the letters, marks and digits of a folded word.
func letters(folded string) string {
	return strings.Map(func(r rune) rune {
		plain := 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
		if plain || r >= utf8.RuneSelf && r != 'ʼ' && unicode.In(r, unicode.L, unicode.M, unicode.N) {
			return r
		}
		return -1
	}, folded)
}

// withoutPossessive returns a printed name without a possessive ending, ’s or a bare apostrophe.
func withoutPossessive(name string) string {
	if bare := prose.Unpossessed(name); bare != name {
		return bare
	}
	return strings.TrimSuffix(strings.TrimSuffix(name, "'"), "’")
}
