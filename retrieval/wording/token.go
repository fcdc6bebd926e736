package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// token is a word, or a sign that is read aloud ("$", "%").
type token struct {
	text string     // folded, so that all printings of one word are equal
	span prose.Span // bytes
}

// tokens returns the tokens of a text. It leaves out punctuation and quotation marks, but keeps signs: without them
// "£5" would confirm "$5".
func tokens(text string) []token {
	out := make([]token, 0, len(text)/5)
	end := 0
	for w := prose.NewWords(text); w.Next(); {
		s := w.Span()
		if n := len(out); n > 0 && out[n-1].span.End == end && joins(text[end:s.Start]) {
			out[n-1] = joined(text, prose.Span{Start: out[n-1].span.Start, End: s.End})
			end = s.End
			continue
		}
		out = appendSigns(out, text, prose.Span{Start: end, End: s.Start})
		end = s.End
		if t := number(text, s); t.text != "" {
			out = append(out, t)
		} else if folded := fold(s.Of(text)); folded != "" {
			out = append(out, token{folded, s})
		}
	}
	return appendSigns(out, text, prose.Span{Start: end, End: len(text)})
}

// joins reports whether marks stand inside of a word: what keyboards and old systems have for an
// apostrophe ("don‘t", "don`t"), and soft hyphens.
func joins(marks string) bool {
	switch marks {
	case "‘", "`", "´", "′", softHyphen:
		return true
	}
	return false
}

const softHyphen = "\u00ad"

// joined returns the token of a word with such marks in it.
func joined(text string, s prose.Span) token {
	plain := strings.NewReplacer("‘", "'", "`", "'", "´", "'", "′", "'", softHyphen, "").Replace(s.Of(text))
	return token{fold(plain), s}
}

// fold returns the form that all spellings of one word have: without case, accents and the shape of
// apostrophes, "U.S" as "US", "1,200" as "1200". The apostrophe itself stays, since "we're" is not
// "were", and so does the decimal point.
func fold(word string) string {
	w := prose.Fold(word)
	switch {
	case !strings.ContainsAny(w, ".,"):
		return w
	case unicode.IsDigit(rune(w[0])):
		return grouped(w)
	}
	return strings.ReplaceAll(w, ".", "")
}

// grouped returns a figure without the commas between groups of three digits.
func grouped(w string) string {
	parts := strings.Split(w, ",")
	for _, p := range parts[1:] {
		if digits := strings.IndexFunc(p+" ", func(r rune) bool { return !unicode.IsDigit(r) }); digits != 3 {
			return w
		}
	}
	return strings.Join(parts, "")
}

// number returns the token of a figure with a sign or a bare decimal point before it ("-5", ".5" for
// "0.5"), or none.
func number(text string, s prose.Span) token {
	if s.Start == 0 || !unicode.IsDigit(rune(text[s.Start])) {
		return token{}
	}
	r, n := utf8.DecodeLastRuneInString(text[:s.Start])
	if before, _ := utf8.DecodeLastRuneInString(text[:s.Start-n]); s.Start > n && !startsFigure(before) {
		return token{}
	}
	from := prose.Span{Start: s.Start - n, End: s.End}
	switch r {
	case '-', '−':
		return token{"-" + fold(s.Of(text)), from}
	case '.':
		return token{"0." + fold(s.Of(text)), from}
	}
	return token{}
}

// startsFigure reports whether a sign or point after r belongs to the figure that follows.
func startsFigure(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Sc, r) || strings.ContainsRune("(“‘\"'—–", r)
}

// appendSigns appends the tokens of the signs in a gap between words.
func appendSigns(out []token, text string, gap prose.Span) []token {
	if gap.Len() == 1 && text[gap.Start] == ' ' {
		return out
	}
	for i, r := range gap.Of(text) {
		if isSign(r) {
			at := gap.Start + i
			out = append(out, token{string(r), prose.Span{Start: at, End: at + utf8.RuneLen(r)}})
		}
	}
	return out
}

// isSign reports whether a sign is a word to a reader: money, per cent, degrees, fractions.
func isSign(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '$' || r == '%' || r == '&' || r == '+' || r == '='
	}
	return unicode.Is(unicode.Sc, r) || unicode.Is(unicode.No, r) || strings.ContainsRune("‰°±×÷", r)
}

// Pairs returns the pairs of adjacent words of a printed text, folded, with a blank between them, in
// order and repeated where they repeat. Words on both sides of a line break are adjacent too.
func Pairs(text string) []string {
	ts := tokens(text)
	out := make([]string, 0, len(ts))
	for i := 1; i < len(ts); i++ {
		out = append(out, ts[i-1].text+" "+ts[i].text)
	}
	return out
}
