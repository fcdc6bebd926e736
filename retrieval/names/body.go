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
		isComma := t.Kind != Word && !(i+1 < to && in[i+1].Is(Suffix))
		if i > from && (isComma || t.Is(Preposition) && !t.Upper || t.Text == "who") {
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
		before, last := tokens[i-1], tokens[len(tokens)-1]
		if tokens[i].Text == "and" && before.Upper && !before.Is(Body|Place) && !last.Is(Body|Place) {
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
	if r.In[r.Name].Is(Quantity) {
		return ""
	}
	return withoutPossessive(SpanOf(r.In[r.bodyStart(in.Start):r.bodyEnd(in.End)]).Of(text))
}

// bodyStart goes left from the name of r over joined capitals from byte start on, or over an
// owner in the plural ("Oyster Growers’ Association").
func (r Run) bodyStart(start int) int {
	i := r.Name
	for i > 1 && r.In[i-1].Is(BodyJoin) {
		t := r.In[i-2]
		if t.Span.Start < start || !t.Upper || t.Is(Lead|Quantity) {
			break
		}
		i -= 2
	}
	if i == 0 || !r.In[i].Is(Body|Place) {
		return i
	}
	if owner := r.In[i-1]; owner.Upper && owner.Possessive && strings.HasSuffix(owner.Text, "s") {
		for i--; i > 0 && r.In[i-1].Upper && !r.In[i-1].Possessive && !r.In[i-1].Is(Lead); i-- {
		}
	}
	return i
}

// bodyEnd goes right from r over joined capitals that end by byte end.
func (r Run) bodyEnd(end int) int {
	to := r.To
	for to < len(r.In) && r.In[to].Is(BodyJoin) && !r.In[to-1].Possessive {
		next := to + 1
		if next < len(r.In) && r.In[next].Text == "the" {
			next++
		}
		if next >= len(r.In) || r.In[next].Span.End > end || !r.In[next].Upper || r.In[next].Is(Day) {
			break
		}
		for to = next; to < len(r.In) && r.In[to].Upper && r.In[to].Span.End <= end; to++ {
		}
	}
	return to
}

// BodyEnd is where a name that goes on at token i after "of" or its like ends before limit
// ("Bank of Westren"); i for any other.
func BodyEnd(in []Token, i, limit int) int {
	if i+1 < limit && in[i-1].Upper && in[i].Is(BodyJoin) && in[i+1].Upper && !in[i+1].Is(Day) {
		return min(limit, RunAt(in, i+1).To)
	}
	return i
}
