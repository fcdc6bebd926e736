package question

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// sourcesIn lists the outlets that text names, and where. A name counts where it stands as it
// is printed, capitals and all, and whole: "The Week" is named by "in The Week", not by
// "in the week". A text without lower-case letters names none, since there every word
// has capitals.
func sourcesIn(text string, outlets []string) (named []string, spans []prose.Span) {
	if allUpper(text) {
		return nil, nil
	}
	for _, o := range outlets {
		if o == "" || strings.IndexFunc(o, unicode.IsUpper) < 0 {
			continue
		}
		if places := places(text, o, outlets); len(places) > 0 {
			named, spans = append(named, o), append(spans, places...)
		}
	}
	return named, spans
}

// places are where outlet stands in text: between two places that are not inside a word,
// and not as a part of the name of another one of outlets.
func places(text, outlet string, outlets []string) (out []prose.Span) {
	for _, s := range phrases(text, outlet) {
		inside := func(o string) bool {
			return len(o) > len(outlet) && slices.ContainsFunc(phrases(text, o), func(p prose.Span) bool { return p.Contains(s) })
		}
		if !slices.ContainsFunc(outlets, inside) {
			out = append(out, s)
		}
	}
	return out
}

// phrases are where phrase stands in text between two places that are not inside a word.
func phrases(text, phrase string) (out []prose.Span) {
	for from := 0; ; {
		i := strings.Index(text[from:], phrase)
		if i < 0 {
			return out
		}
		s := prose.Span{Start: from + i, End: from + i + len(phrase)}
		before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
		after, _ := utf8.DecodeRuneInString(text[s.End:])
		if !isWordRune(before) && !isWordRune(after) {
			out = append(out, s)
		}
		from = s.Start + 1
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
