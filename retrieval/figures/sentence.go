package figures

import (
	"strings"

	"quoth/retrieval/prose"
)

// token is a word of a sentence.
type token struct {
	span      prose.Span // in the text
	raw, word string     // as printed; folded and without a possessive ending
	term      string     // empty for a function word
	pause     bool       // a comma, a bracket or the like stands before it
	spaced    bool       // white space alone stands before it
	owns      bool       // "people's"
}

func (t token) isFigure() bool { return '0' <= t.raw[0] && t.raw[0] <= '9' }

type sentence []token

// sentence returns the tokens of a sentence.
func (r *reader) sentence(span prose.Span) sentence {
	text := span.Of(r.text)
	var out sentence
	end := 0
	for w := prose.NewWords(text); w.Next(); {
		at := w.Span()
		raw, gap := at.Of(text), text[end:at.Start]
		folded := prose.Fold(raw)
		t := token{
			span: prose.Span{Start: span.Start + at.Start, End: span.Start + at.End}, raw: raw,
			word: prose.Unpossessed(folded), term: r.stemmer.Term(raw),
			pause: strings.ContainsAny(gap, ",;:—–()[]\"“”…./"), spaced: gap == "" && end == 0 || isBlank(gap),
		}
		t.owns = t.word != folded || strings.HasPrefix(text[at.End:], "’ ") || strings.HasPrefix(text[at.End:], "' ")
		out = append(out, t)
		end = at.End
	}
	return out
}

func isBlank(gap string) bool { return gap != "" && strings.TrimSpace(gap) == "" }

// at returns token i, or none if a pause or the end comes before it.
func (s sentence) at(i int) token {
	if i < 0 || i >= len(s) || s[i].pause {
		return token{}
	}
	return s[i]
}

// before returns the token before token i, or none if a pause or the start lies between.
func (s sentence) before(i int) token {
	if i <= 0 || i > len(s) || i < len(s) && s[i].pause {
		return token{}
	}
	return s[i-1]
}

// span returns the bytes of the tokens from one to before another.
func (s sentence) span(from, to int) prose.Span {
	return prose.Span{Start: s[from].span.Start, End: s[to-1].span.End}
}

// clause returns the range of tokens around token i without a pause.
func (s sentence) clause(i int) (from, to int) {
	for from = i; from > 0 && !s[from].pause; from-- {
	}
	for to = i + 1; to < len(s) && !s[to].pause; to++ {
	}
	return from, to
}

// isOfOtherTimes reports whether a sentence compares with other times, gives a rate or supposes something. Its
// numbers are not of the day's event.
func (s sentence) isOfOtherTimes() bool {
	for i, t := range s {
		switch next := s.at(i + 1); {
		case otherTimes[t.word], isYear(t.raw), whichTime[t.word] && longTimes[next.word]:
			return true
		case t.word == "in" && monthNames[next.word] && prose.Capitalized(next.raw):
			return true
		}
	}
	return false
}

// isYear reports whether a figure may be a year.
func isYear(raw string) bool { return len(raw) == 4 && "1900" <= raw && raw <= "2100" }
