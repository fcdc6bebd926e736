package quote

import (
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// The role of a person stands before the name ("harbour master Rosa Vane"), after it
// ("Rosa Vane, the harbour master of Port Ellery,"), or before it with the name as the
// aside ("the harbour master, Rosa Vane,").

// longestRole is how many words a role has at most; of a longer one its head is told.
const longestRole = 12

// learnRole reads the role of a person who has none, or only a courtesy, from run r and
// what stands beside it.
func (p *people) learnRole(text string, tokens []token, r nameRun) {
	before, after := tokens[max(0, r.from-1)], tokens[min(r.to, len(tokens)-1)]
	if r.name >= r.to || r.name == r.from && before.word != "," && after.word != "," && !roleWords[lastPart(before.word)] {
		return
	}
	i := p.find(tokens, r)
	if i < 0 {
		return
	}
	q := &p.all[i]
	if q.role == "" {
		q.role = printedRole(text, tokens, r)
	}
	if q.role != "" && !isCourtesy(q.role) {
		return
	}
	for _, s := range []prose.Span{roleAfter(tokens, r.to), roleBefore(tokens, r)} {
		if s.Len() > 0 {
			q.role = s.Of(text)
			return
		}
	}
}

// isCourtesy reports whether role is a title that tells no office.
func isCourtesy(role string) bool {
	for w := prose.NewWords(role); w.Next(); {
		if !courtesies[prose.Fold(w.Span().Of(role))] {
			return false
		}
	}
	return true
}

// roleAfter is the role in the aside that opens at token i, past an age; empty where the
// aside is not plainly one.
func roleAfter(tokens []token, i int) prose.Span {
	from := asideAt(tokens, i)
	if from < len(tokens) && isNumber(tokens[from]) {
		from = asideAt(tokens, from+1)
	}
	head, end := -1, from
	for ; end < len(tokens) && tokens[end].kind == isWord && !stoppers[tokens[end].word]; end++ {
		t := tokens[end]
		if head < 0 && prepositions[t.word] {
			head = end - 1
		}
		if t.possessive && head < 0 {
			from = end + 1
		}
	}
	if head < 0 {
		head = end - 1
	}
	for from < head && determiners[tokens[from].word] {
		from++
	}
	if head < from || !holdsOffice(tokens[head]) || end < len(tokens) && !endsAside(tokens[end]) || holdsVerb(tokens[from:end]) {
		return prose.Span{}
	}
	if end-from > longestRole {
		end = head + 1
	}
	return spanOf(tokens[from:end])
}

// roleBefore is the role that the name r is the aside of; empty where there is none.
func roleBefore(tokens []token, r nameRun) prose.Span {
	comma := r.from - 1
	if comma < 1 || tokens[comma].word != "," || r.to < len(tokens) && !endsAside(tokens[r.to]) {
		return prose.Span{}
	}
	for i := comma - 1; i >= 0 && i >= comma-longestRole && tokens[i].kind == isWord; i-- {
		if holdsOffice(tokens[i]) && (i == comma-1 || prepositions[tokens[i+1].word]) {
			if holdsVerb(tokens[i+1 : comma]) {
				break
			}
			return spanOf(tokens[roleStart(tokens, i):comma])
		}
	}
	return prose.Span{}
}

// asideAt is the token after the comma at i, or the end.
func asideAt(tokens []token, i int) int {
	if i+1 < len(tokens) && tokens[i].word == "," {
		return i + 1
	}
	return len(tokens)
}

// endsAside reports whether t closes an aside or opens a relative clause in it.
func endsAside(t token) bool {
	return t.kind == isPoint && t.word != "&" || t.word == "who" || t.word == "which"
}

// holdsOffice reports whether t names what somebody is.
func holdsOffice(t token) bool {
	return !t.possessive && (offices[lastPart(t.word)] || occupations[lastPart(t.word)])
}

// holdsVerb reports whether tokens are more than a phrase.
func holdsVerb(tokens []token) bool {
	for _, t := range tokens {
		if pronouns[t.word] || stoppers[t.word] || cueVerbs[t.word] && !nounLike[t.word] && !baseForms[t.word] {
			return true
		}
	}
	return false
}

func isNumber(t token) bool {
	r, _ := utf8.DecodeRuneInString(t.word)
	return unicode.IsDigit(r)
}

// withAside is m, which has no name of its own, by the name in the aside that opens at
// token i ("its chairwoman, Perpetua Vane,"), and the token after it.
func (x *extraction) withAside(tokens []token, m mention, i int) (mention, int) {
	from := asideAt(tokens, i)
	if !m.found() || m.person >= 0 || m.name != "" || m.pronoun != "" || from == len(tokens) || !tokens[from].upper {
		return m, i
	}
	r := runFrom(tokens, from)
	if r.name == r.to || r.to < len(tokens) && !endsAside(tokens[r.to]) {
		return m, i
	}
	if p := x.people.find(tokens, r); p >= 0 {
		m.person, m.span.End = p, tokens[r.to-1].span.End
		return m, r.to
	}
	return m, i
}
