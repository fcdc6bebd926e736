package names

import (
	"strings"
)

// Run is a run of capitalised words in a sentence: titles, roles and bodies, and perhaps a
// name after them.
type Run struct {
	In       []Token // the sentence
	From, To int     // the run is In[From:To]
	Name     int     // where the name in it starts; To when the run names nobody
}

// RunAt is the run of capitalised words that starts at token i of a sentence.
func RunAt(in []Token, i int) Run {
	r := Run{In: in, From: i, To: i + 1}
	for r.To < len(in) && !in[r.To-1].Possessive {
		t := in[r.To]
		gap := t.Span.Start - in[r.To-1].Span.End
		switch {
		case t.Kind != Word || gap > 3 || t.Is(Weekday) && r.To-i > 1:
		case t.Upper:
			r.To++
			continue
		case t.Is(Particle) && r.To+1 < len(in) && in[r.To+1].Kind == Word && in[r.To+1].Upper:
			r.To += 2
			continue
		}
		break
	}
	if r.To+1 < len(in) && in[r.To].Text == "," && in[r.To+1].Is(Suffix) {
		r.To += 2
	}
	r.Name = r.nameStart()
	return r
}

// Runs are the runs of a sentence, in order.
func Runs(in []Token) []Run {
	var out []Run
	for i := 0; i < len(in); i++ {
		if in[i].Kind == Word && in[i].Upper {
			r := RunAt(in, i)
			out = append(out, r)
			i = r.To - 1
		}
	}
	return out
}

// Bare are the words of the name of r, and its suffix ("jr") if it has one.
func (r Run) Bare() (words []Token, suffix string) {
	if r.Name >= r.To {
		return nil, ""
	}
	words, end := CutEnd(r.In[r.Name:r.To])
	return words, end.Text
}

// Printed is the name of r as text has it, without a possessive ending and letters such as "KC".
func (r Run) Printed(text string) string {
	words, suffix := CutEnd(r.In[r.Name:r.To])
	s := SpanOf(words)
	s.End = max(s.End, suffix.Span.End)
	return withoutPossessive(s.Of(text))
}

// Title is the token before the name of r: a title or the end of a role, if it has any.
func (r Run) Title() Token {
	if r.Name == 0 {
		return Token{}
	}
	return r.In[r.Name-1]
}

// nameStart is where titles and roles end in r.
func (r Run) nameStart() int {
	name := r.From
	for name < r.To && (r.In[name].Is(Lead) || r.In[name].Is(Invitation) && name+1 < r.To) && !r.In[name].Possessive {
		name++
	}
	rest, _ := CutEnd(r.In[name:r.To])
	name += roleEnd(rest, Role, 1)
	if isOfOffice(r.In, r.From-1) && name == r.From && r.To-name > 2 { // "Secretary of State Rosa Vane"
		name++
	}
	name = pastBody(r.In, name, r.To)
	rest, _ = CutEnd(r.In[name:r.To])
	switch {
	case len(rest) == 0, endsInOffice(rest), isPartyTag(rest[0].Text):
		return r.To
	case len(rest) == 1 && r.In[name].Is(Role|Lead) && !r.In[name].Is(Suffix):
		return r.To
	}
	return name
}

// isOfOffice reports whether the word at token i is the "of" of "Secretary of State".
func isOfOffice(in []Token, i int) bool {
	return i > 0 && in[i].Text == "of" && in[i-1].Upper && (in[i-1].Text == "secretary" || in[i-1].Text == "minister")
}

// pastBody is where the person's name starts in words [from, to) that put a body before it
// ("Harbour News Rosa Vane"): at a forename right after a word of bodies, with no other after
// it.
func pastBody(in []Token, from, to int) int {
	for i := to - 1; i > from && !in[from].Is(forename); i-- {
		if in[i-1].Is(Body|Place) && in[i].Is(forename) && i+1 < to {
			return i
		}
		if in[i].Is(Body | Place) {
			break
		}
	}
	return from
}

// isPartyTag reports whether word is a member's party and seat ("D-Ellery").
func isPartyTag(word string) bool {
	return strings.HasPrefix(word, "r-") || strings.HasPrefix(word, "d-")
}

// endsInOffice reports whether a run names an office ("Prime Minister") and not its holder.
func endsInOffice(run []Token) bool {
	return len(run) > 1 && run[len(run)-1].Is(Office) && !run[len(run)-1].Is(Masthead) && !run[0].Is(forename)
}

// IsPerson reports whether the words of a run look like the full name of a person. After a
// forename the word for a place is a surname ("Ruth Hill").
func IsPerson(words []Token) bool {
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for i, w := range words {
		isSurname := i == len(words)-1 && w.Is(Place) && words[0].Is(forename) && !words[0].Is(Place)
		if w.Is(Body|Place) && !isSurname && !(i == 0 && w.Is(forename)) || w.Is(Lead) && i > 0 {
			return false
		}
	}
	return true
}
