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
// has capitals. Besides, "Harbour Courier (sample)" is named by "Harbour Courier", and by
// "the Courier" where no other outlet has that word; see [shortNames].
func sourcesIn(text string, outlets []string) (named []string, spans []prose.Span) {
	for _, o := range outletsIn(text, outlets) {
		named, spans = append(named, o.name), append(spans, o.spans...)
	}
	return named, spans
}

// namedOutlet is an outlet that a text names, and where.
type namedOutlet struct {
	name  string
	spans []prose.Span
}

// outletsIn is [sourcesIn] outlet by outlet.
func outletsIn(text string, outlets []string) (out []namedOutlet) {
	if allUpper(text) {
		return nil
	}
	at := make(map[string][]prose.Span, len(outlets))
	for _, o := range outlets {
		if o != "" {
			at[o] = phrases(text, o)
		}
	}
	short := newShortNames(text, outlets, at)
	for _, o := range outlets {
		if o == "" || strings.IndexFunc(o, unicode.IsUpper) < 0 {
			continue
		}
		if spans := append(whole(at, o), short.places(o)...); len(spans) > 0 {
			out = append(out, namedOutlet{o, spans})
		}
	}
	return out
}

// whole are the places of outlet that are not a part of the name of another outlet.
func whole(at map[string][]prose.Span, outlet string) (out []prose.Span) {
	for _, s := range at[outlet] {
		if !insideLonger(at, s) {
			out = append(out, s)
		}
	}
	return out
}

// insideLonger reports whether s is a part of a longer name that stands there.
func insideLonger(at map[string][]prose.Span, s prose.Span) bool {
	for o, spans := range at {
		if len(o) <= s.Len() {
			continue
		}
		// All spans of a name are equally long, so that the last one to start by s reaches furthest.
		i, exact := slices.BinarySearchFunc(spans, s, func(a, b prose.Span) int { return a.Start - b.Start })
		if exact {
			i++
		}
		if i > 0 && spans[i-1].Contains(s) {
			return true
		}
	}
	return false
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
