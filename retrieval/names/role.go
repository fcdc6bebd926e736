package names

import (
	"slices"

	"quoth/retrieval/prose"
)

// The role of a person stands before the name ("harbour master Rosa Vane"), after it
// ("Rosa Vane, the harbour master of Port Ellery,"), or before it with the name as the
// aside ("the harbour master, Rosa Vane,").

// LongestRole is how many words a role has at most; a longer one is cut after its head.
const LongestRole = 12

// Role returns what stands right before the name of r in text: the capitalised words of the run,
// and words in small letters before it that name a role ("envoy").
func (r Run) Role(text string) string {
	from := r.From
	for from < r.Name && r.In[from].Is(Lead) && r.In[from].Text != "first" {
		from++
	}
	before := r.In.At(from - 1)
	switch {
	case from == r.Name && before.Is(Role) && !before.Upper:
		from = roleStart(r.In, from-1)
	case from == r.From && from < r.Name && before.Is(OfficeJoin) && r.In.At(from-2).Upper:
		from = roleStart(r.In, from-2) // "Secretary of State"
	}
	if from >= r.Name || r.Title().Is(Half) || !r.Title().Is(Role) && !isOfOffice(r.In, r.From-1) {
		return ""
	}
	return r.In[from:r.Name].Span().Of(text)
}

// AsideRole returns the role in the aside after the name of r in text or, if the name is itself an aside, the role
// before it. It is empty where there is neither.
func (r Run) AsideRole(text string) string {
	if s := RoleAfter(r.In, r.To); s.Len() > 0 {
		return s.Of(text)
	}
	return r.roleBefore().Of(text)
}

// roleStart returns where the role that ends at token i starts. It goes left over at most two words in small letters
// ("harbour master") and then over capitalised ones ("US envoy").
func roleStart(in Sentence, i int) int {
	qualifies := func(t *Token) bool {
		return t.Kind == Word && !t.Possessive && !t.Is(Determiner|Preposition|Stopper|Auxiliary|Break)
	}
	for n := 0; n < 2 && !in.At(i-1).Upper && qualifies(in.At(i-1)); n++ {
		i--
	}
	for in.At(i-1).Upper && qualifies(in.At(i-1)) && !in[i-1].Is(Lead) {
		i--
	}
	return i
}

// RoleAfter returns the role in the aside that the comma at token i opens. An age may come first. The span is empty if
// the aside is not plainly a role.
func RoleAfter(in Sentence, i int) prose.Span {
	if in.At(i).Text == "," && startsInDigit(in.At(i+1)) {
		i += 2
	}
	if in.At(i).Text != "," {
		return prose.Span{}
	}
	from, head, end := i+1, -1, i+1
	for ; in.At(end).Kind == Word && !in[end].Is(Stopper); end++ {
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
	if head < from || !in[head].HoldsOffice() || !EndsAside(in.At(end)) || holdsVerb(in[from:end]) {
		return prose.Span{}
	}
	if end-from > LongestRole {
		end = head + 1
	}
	return in[from:end].Span()
}

// roleBefore returns the role before the name of r, which is its aside ("the harbour master, Rosa Vane,"). The span is
// empty where there is none.
func (r Run) roleBefore() prose.Span {
	comma := r.From - 1
	if r.In.At(comma).Text != "," || !EndsAside(r.In.At(r.To)) {
		return prose.Span{}
	}
	for i := comma - 1; i >= comma-LongestRole && r.In.At(i).Kind == Word; i-- {
		if r.In[i].HoldsOffice() && (i == comma-1 || r.In[i+1].Is(Preposition)) {
			if holdsVerb(r.In[i+1 : comma]) {
				break
			}
			return r.In[roleStart(r.In, i):comma].Span()
		}
	}
	return prose.Span{}
}

// EndsAside reports whether an aside may end before t: at the end of the sentence, at punctuation
// or at a relative clause.
func EndsAside(t *Token) bool {
	return t.Kind == Outside || t.Kind == Point && t.Text != "&" || t.In("who", "which")
}

// HoldsOffice reports whether t names what somebody is.
func (t *Token) HoldsOffice() bool { return !t.Possessive && t.Is(Office|Rank|Occupation) }

// holdsVerb reports whether words are more than a phrase.
func holdsVerb(words Sentence) bool {
	return slices.ContainsFunc(words, func(t Token) bool { return t.Is(Pronoun | Stopper | Verb) })
}

// IsCourtesy reports whether a role is nothing but titles that name no office ("Mr").
func IsCourtesy(role string) bool {
	return !slices.ContainsFunc(Split(role), func(t Token) bool { return !t.Is(Courtesy) })
}

// RoleHead returns the word of a role that names the office: the last before a preposition.
func RoleHead(role Sentence) *Token {
	for i := range role {
		if next := role.At(i + 1); next.Kind == Outside || next.Is(Preposition|Connector) {
			return &role[i]
		}
	}
	return &outside
}
