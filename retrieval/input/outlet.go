package input

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// NamedOutlet is an outlet that a text names.
type NamedOutlet struct {
	Name  string       // as the outlet is called among the known ones
	Spans []prose.Span // where the text names it
}

// OutletsIn returns those of some outlets that text names. A name counts where it stands whole and as
// it is printed, capitals and all: "The Week" is named by "in The Week", not by "in the week".
// Besides, "Harbour Courier (sample)" is named by "Harbour Courier", and by "the Courier" where no
// other outlet has that word; see [shortNames]. A text without lower-case letters names none, since
// every word of it has capitals.
func OutletsIn(text string, outlets []string) (out []NamedOutlet) {
	if IsUpper(text) {
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
			out = append(out, NamedOutlet{o, spans})
		}
	}
	return out
}

// whole returns the places of outlet that are no part of the name of another outlet.
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

// phrases returns where phrase stands in text without starting or ending inside a word.
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

// readOutlets finds the outlets that are named as a place to look in: behind "in" or "from", or right
// before a word such as "news".
func (t *Text) readOutlets() {
	for _, o := range OutletsIn(t.Raw, t.Known.Sources) {
		found := false
		for _, s := range o.Spans {
			found = t.markOutlet(s) || found
		}
		if found {
			t.Outlets = append(t.Outlets, o.Name)
		}
	}
}

// markOutlet marks the words of the outlet at s, with those that lead to it, if it is a place to look
// in, and reports whether it is.
func (t *Text) markOutlet(s prose.Span) bool {
	first := slices.IndexFunc(t.Words, func(w Word) bool { return w.Span.Overlaps(s) })
	if first < 0 {
		return false
	}
	end := first
	for end < len(t.Words) && t.Words[end].Span.Overlaps(s) {
		end++
	}
	from, ok := t.startOfPlace(first, end)
	if !ok {
		return false
	}
	for i := from; i < end; i++ {
		t.Words[i].Part = OutletPart
	}
	return true
}

// startOfPlace returns where the words start by which the outlet from first to end is a place to look
// in. It reports false where it is none.
func (t *Text) startOfPlace(first, end int) (from int, ok bool) {
	from = first
	if t.Is(from-1, "the") {
		from--
	}
	switch {
	case t.Is(from-1, "in", "from", "via", "per"):
		return from - 1, true
	case t.Is(from-1, "to") && t.Is(from-2, "according"):
		return from - 2, true
	case t.Is(from-1, "by", "of") && from >= 2 && News.Has(t.Words[from-2].Norm):
		return from - 1, true
	case end < len(t.Words) && News.Has(t.Words[end].Norm) && !(from > 0 && LeadsTopic.Has(t.Words[from-1].Norm)):
		return from, true
	}
	return 0, false
}
