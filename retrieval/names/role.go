package names

import (
	"slices"

	"quoth/retrieval/prose"
)

// The role of a person stands before the name ("harbour master Rosa Vane"), after it
// ("Rosa Vane, the harbour master of Port Ellery,"), or before it with the name as the
// aside ("the harbour master, Rosa Vane,").

// LongestRole is how many words a role has at most; of a longer one only its head is read.
const LongestRole = 12

// Role is what stands right before the name of r in text: capitalised words of the run and
// words in small letters that name a role ("envoy").
func (r Run) Role(text string) string {
	from := r.From
	for from < r.Name && r.In[from].Is(Lead) && r.In[from].Text != "first" {
		from++
	}
	if from == r.Name && from > 0 && !r.In[from-1].Upper && r.In[from-1].Is(Role) {
		from = roleStart(r.In, from-1)
	}
	if from == r.From && 1 < from && from < r.Name && r.In[from-1].Is(OfficeJoin) && r.In[from-2].Upper {
		from = roleStart(r.In, from-2) // "Secretary of State"
	}
	if from >= r.Name || r.Title().Is(Half) || !r.Title().Is(Role) && !isOfOffice(r.In, r.From-1) {
		return ""
	}
	return SpanOf(r.In[from:r.Name]).Of(text)
}

// AsideRole is the role in the aside after the name of r in text, or the one that the name is
// the aside of. It is empty where there is none.
func (r Run) AsideRole(text string) string {
	if s := RoleAfter(r.In, r.To); s.Len() > 0 {
		return s.Of(text)
	}
	return r.roleBefore().Of(text)
}

// MayHaveRole reports whether a role or an aside may stand beside the name of r.
func (r Run) MayHaveRole() bool {
	before, after := r.In[max(0, r.From-1)], r.In[min(r.To, len(r.In)-1)]
	return r.Name > r.From || before.Text == "," || after.Text == "," || before.Is(Role)
}

// roleStart goes left from the role word at token i over what qualifies it: two words in
// small letters at most ("harbour master"), then capitals ("US envoy").
func roleStart(in []Token, i int) int {
	joins := func(t Token) bool {
		return t.Kind == Word && !t.Possessive && !t.Is(Determiner|Preposition|Stopper|Auxiliary|Break)
	}
	for n := 0; n < 2 && i > 0 && !in[i-1].Upper && joins(in[i-1]); n++ {
		i--
	}
	for i > 0 && in[i-1].Upper && joins(in[i-1]) && !in[i-1].Is(Lead) {
		i--
	}
	return i
}

// RoleAfter is the role in the aside that opens at token i, past an age; empty where the
// aside is not plainly one.
func RoleAfter(in []Token, i int) prose.Span {
	from := AsideAt(in, i)
	if from < len(in) && startsInDigit(in[from]) {
		from = AsideAt(in, from+1)
	}
	head, end := -1, from
	for ; end < len(in) && in[end].Kind == Word && !in[end].Is(Stopper); end++ {
		switch {
		case head >= 0:
		case in[end].Is(Preposition):
			head = end - 1
		case in[end].Possessive:
			from = end + 1
		}
	}
	if head < 0 {
		head = end - 1
	}
	for from < head && in[from].Is(Determiner) {
		from++
	}
	if head < from || !HoldsOffice(in[head]) || end < len(in) && !EndsAside(in[end]) || holdsVerb(in[from:end]) {
		return prose.Span{}
	}
	if end-from > LongestRole {
		end = head + 1
	}
	return SpanOf(in[from:end])
}

// roleBefore is the role that the name of r is the aside of; empty where there is none.
func (r Run) roleBefore() prose.Span {
	comma := r.From - 1
	if comma < 1 || r.In[comma].Text != "," || r.To < len(r.In) && !EndsAside(r.In[r.To]) {
		return prose.Span{}
	}
	for i := comma - 1; i >= 0 && i >= comma-LongestRole && r.In[i].Kind == Word; i-- {
		if HoldsOffice(r.In[i]) && (i == comma-1 || r.In[i+1].Is(Preposition)) {
			if holdsVerb(r.In[i+1 : comma]) {
				break
			}
			return SpanOf(r.In[roleStart(r.In, i):comma])
		}
	}
	return prose.Span{}
}

// AsideAt is the token after the comma at i, or the end.
func AsideAt(in []Token, i int) int {
	if i+1 < len(in) && in[i].Text == "," {
		return i + 1
	}
	return len(in)
}

// EndsAside reports whether t closes an aside or opens a relative clause in it.
func EndsAside(t Token) bool {
	return t.Kind == Point && t.Text != "&" || t.Text == "who" || t.Text == "which"
}

// HoldsOffice reports whether t names what somebody is.
func HoldsOffice(t Token) bool { return !t.Possessive && t.Is(Office|Rank|Occupation) }

// holdsVerb reports whether words are more than a phrase.
func holdsVerb(words []Token) bool {
	return slices.ContainsFunc(words, func(t Token) bool { return t.Is(Pronoun | Stopper | Verb) })
}

// IsCourtesy reports whether a role is a title that tells no office.
func IsCourtesy(role string) bool {
	for w := prose.NewWords(role); w.Next(); {
		if !Of(prose.Fold(w.Span().Of(role))).Is(Courtesy) {
			return false
		}
	}
	return true
}

// RoleHead is the word of a role that names the office: the last before a preposition.
func RoleHead(role []Token) Token {
	for i, t := range role {
		if i+1 == len(role) || role[i+1].Is(Preposition|Connector) {
			return t
		}
	}
	return Token{}
}
