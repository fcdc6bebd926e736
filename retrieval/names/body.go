package names

import (
	"strings"

	"quoth/retrieval/prose"
)

// HeadEnd is where the head of the phrase in tokens [from, to) of a sentence ends: at its first
// preposition or comma.
func HeadEnd(in []Token, from, to int) int {
	for i := from; i < to; i++ {
		t := in[i]
		if isOfOffice(in, i) && i+3 < to && in[i+2].Upper && in[i+3].Upper {
			continue
		}
		if i > from && (t.Kind != Word && !(i+1 < to && in[i+1].Is(Suffix)) || t.Is(Preposition) && !t.Upper || t.Text == "who") {
			return i
		}
	}
	return to
}

// LastRun is the run that ends tokens [from, to), the head of a phrase, if one does that is
// the only speaker in them.
func LastRun(in []Token, from, to int) (Run, bool) {
	for i := from; i < to; i++ {
		if in[i].Kind != Word || !in[i].Upper {
			continue
		}
		r := RunAt(in, i)
		if r.To >= to {
			r.To = to
			return r, r.Name < r.To && !in[r.To-1].Possessive && !joined(in[from:to])
		}
		i = r.To - 1
	}
	return Run{}, false
}

// joined reports whether tokens name two speakers ("Vane and Ash"): neither is the one.
func joined(tokens []Token) bool {
	for i := 1; i+1 < len(tokens); i++ {
		if tokens[i].Text == "and" && tokens[i-1].Upper && !tokens[i-1].Is(Body|Place) && !tokens[len(tokens)-1].Is(Body|Place) {
			return true
		}
	}
	return false
}

// Officer is the run that ends [from, to) when it holds an office of the body before it
// and a name ("University of Ellery President Rosa Vane").
func Officer(in []Token, from, to int) (Run, bool) {
	for i := from + 1; i+1 < to; i++ {
		if in[i].Is(OfficeJoin) && in[i-1].Upper && in[i+1].Upper && !in[i+1].Is(Role) {
			if r := RunAt(in, i+1); r.To == to && r.Name > r.From && r.Name < r.To {
				return r, true
			}
		}
	}
	return Run{}, false
}

// Body is the name of a body that r is a part of, in the piece in of text: the capitals around
// it with the small words that join them ("Ministry of Ferries and Tides"). It is empty when r
// names nothing ("Hundreds of").
func (r Run) Body(text string, in prose.Span) string {
	tokens, from, to := r.In, r.Name, r.To
	if tokens[from].Is(Quantity) {
		return ""
	}
	for from-2 >= 0 && tokens[from-2].Span.Start >= in.Start && tokens[from-1].Is(BodyJoin) && tokens[from-2].Upper && !tokens[from-2].Is(Lead|Quantity) {
		from -= 2
	}
	if t := tokens[max(0, from-1)]; from > 0 && tokens[from].Is(Body|Place) && t.Upper && t.Possessive && strings.HasSuffix(t.Text, "s") { // "Oyster Growers’ Association"
		for from--; from > 0 && tokens[from-1].Upper && !tokens[from-1].Possessive && !tokens[from-1].Is(Lead); from-- {
		}
	}
	for to < len(tokens) && tokens[to].Is(BodyJoin) && !tokens[to-1].Possessive {
		next := to + 1
		if next < len(tokens) && tokens[next].Text == "the" {
			next++
		}
		if next >= len(tokens) || tokens[next].Span.End > in.End || !tokens[next].Upper || tokens[next].Is(Day) {
			break
		}
		for to = next; to < len(tokens) && tokens[to].Upper && tokens[to].Span.End <= in.End; to++ {
		}
	}
	return Unpossessed(SpanOf(tokens[from:to]).Of(text))
}

// BodyEnd is where a name that goes on at token i after "of" or its like ends before limit
// ("Bank of Westren"); i for any other.
func BodyEnd(in []Token, i, limit int) int {
	if i+1 < limit && in[i-1].Upper && in[i].Is(BodyJoin) && in[i+1].Upper && !in[i+1].Is(Day) {
		return min(limit, RunAt(in, i+1).To)
	}
	return i
}
