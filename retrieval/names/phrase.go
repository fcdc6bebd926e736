package names

import "strings"

// A noun phrase that names a speaker has a head, which ends before its first preposition ("a spokesman | for Rosa
// Vane"). The speaker is named in the head.

// HeadRun returns the run that names the speaker in the head of the phrase in tokens [from, to). It reports false if
// the head does not end in a name, or names two speakers.
func HeadRun(in Sentence, from, to int) (Run, bool) {
	to = headEnd(in, from, to)
	for i := from; i < to; i++ {
		if !in[i].Upper {
			continue
		}
		r := RunAt(in, i)
		if r.To >= to {
			r.To = to
			return r, r.Named() && !in[r.To-1].Possessive && !namesTwo(in[from:to])
		}
		i = r.To - 1
	}
	return Run{}, false
}

// headEnd returns where the head of the phrase in tokens [from, to) ends: at its first
// preposition or comma.
func headEnd(in Sentence, from, to int) int {
	for i := from + 1; i < to; i++ {
		t := in[i]
		isComma := t.Kind != Word && !in.At(i+1).Is(Suffix)
		if isComma || t.Text == "who" || t.Is(Preposition) && !t.Upper && !joinsOffice(in, i) {
			return i
		}
	}
	return to
}

// joinsOffice reports whether the preposition at token i stands inside a role that a name follows
// ("University of Ellery President Rosa Vane").
func joinsOffice(in Sentence, i int) bool {
	if !in[i].Is(OfficeJoin) || !in.At(i-1).Upper || !in.At(i+1).Upper || in[i+1].Is(Role) {
		return false
	}
	r := RunAt(in, i+1)
	return r.Name > r.From && r.Named()
}

// namesTwo reports whether tokens name two speakers ("Vane and Ash").
func namesTwo(tokens Sentence) bool {
	last := tokens[len(tokens)-1]
	for i := 1; i+1 < len(tokens); i++ {
		before := tokens[i-1]
		if tokens[i].Text == "and" && before.Upper && !before.Is(Body|Place) && !last.Is(Body|Place) {
			return true
		}
	}
	return false
}

// Body returns the name of the body of which r is a part in the phrase of tokens [from, to): the capitalised words
// around r with the small words that join them ("Ministry of Ferries and Tides"). It is empty when r names nothing
// ("Hundreds of", "Officials").
func (r Run) Body(text string, from, to int) string {
	body := r.In[r.bodyStart(from):BodyEnd(r.In, r.To, to)]
	if r.In[r.Name].Is(Quantity) || len(body) == 1 && isAnybody(&body[0]) {
		return ""
	}
	return withoutPossessive(body.Span().Of(text))
}

// isAnybody reports whether t is a common noun for people who speak, and not the name of a party.
func isAnybody(t *Token) bool {
	return t.Is(Speaker) && !t.Is(Role) && !t.In("democrats", "republicans")
}

// bodyStart returns where the name of a body starts, at token from at the earliest. It goes left from the name of r
// over capitalised words that are joined to it, and over an owner: one in the plural ("Oyster Growers’ Association"),
// or any owner of a body called by a single word ("Ellery County Sheriff’s Office").
func (r Run) bodyStart(from int) int {
	i := r.Name
	for i-2 >= from && r.In[i-1].Is(BodyJoin) && r.In[i-2].Upper && !r.In[i-2].Is(Lead|Quantity) {
		i -= 2
	}
	owner := r.In.At(i - 1)
	isOne := r.To == i+1 && r.In[i].Is(Body) && !r.In[i].Is(Speaker) && !owner.Is(Lead)
	if r.In[i].Is(Body|Place) && owner.Upper && owner.Possessive && (isOne || strings.HasSuffix(owner.Text, "s")) {
		for i--; r.In.At(i-1).Upper && !r.In[i-1].Possessive && !r.In[i-1].Is(Lead); i-- {
		}
	}
	return i
}

// BodyEnd returns where the name before token i ends, at token limit at the latest. It may go on after "of" or a word
// like it ("Bank | of Westren").
func BodyEnd(in Sentence, i, limit int) int {
	for i < limit && in[i].Is(BodyJoin) && in.At(i-1).Upper && !in[i-1].Possessive {
		next := i + 1
		if in.At(next).Text == "the" {
			next++
		}
		if next >= limit || !in[next].Upper || in[next].Is(Day) {
			break
		}
		for i = next; i < limit && in[i].Upper; i++ {
		}
	}
	return i
}
