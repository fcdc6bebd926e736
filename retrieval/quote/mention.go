package quote

import (
	"slices"
	"strings"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// mention is the phrase that names a speaker.
type mention struct {
	span    prose.Span
	person  int    // index into people.all, or -1
	name    string // of a body, or a surname borne by several
	pronoun string // folded, or ""
}

// none is the mention of nobody.
func none() mention { return mention{person: -1} }

func (m mention) found() bool { return m.span.Len() > 0 }

// subjectBefore is the subject phrase that ends before token v, a cue, in tokens.
func (x *extraction) subjectBefore(tokens []token, v int) mention {
	i := v - 1
	for i >= 0 && (isAdverbial(tokens[i]) || i > 0 && tokens[i].Is(names.Weekday) && tokens[i-1].Upper) {
		i--
	}
	if i < 0 {
		return none()
	}
	switch t := tokens[i]; {
	case t.Kind == names.Folded || t.Is(join):
		return none()
	case t.Text == "," && i > 0 && tokens[i-1].Text == ")" && beforeBracket(tokens, i-1) >= 0:
		return x.antecedent(tokens, beforeBracket(tokens, i-1))
	case t.Text == "," || t.Text == "—" || t.Text == "–":
		if h := headBeforeAside(tokens, i, t.Text); h >= 0 {
			m, _ := x.withAside(tokens, x.phraseEnding(tokens, h), h+1)
			return m
		}
		return none()
	case t.Text == ")":
		return x.phraseEnding(tokens, beforeBracket(tokens, i))
	case t.Text == "who" && i > 0:
		h := i - 1
		if tokens[h].Text == "," && h > 0 {
			h--
		}
		if tokens[h].Text == ")" {
			h = beforeBracket(tokens, h)
		}
		return x.antecedent(tokens, h)
	case t.Kind == names.Point:
		return none()
	}
	return x.phraseEnding(tokens, i)
}

// beforeBracket is the token before the bracket that token i closes, or -1.
func beforeBracket(tokens []token, i int) int {
	for i >= 0 && tokens[i].Text != "(" {
		i--
	}
	return i - 1
}

// antecedent is whom "who" after token h stands for: the name that ends there, else the
// phrase.
func (x *extraction) antecedent(tokens []token, h int) mention {
	if h < 0 {
		return none()
	}
	m := x.runEnding(tokens, h)
	if m.person < 0 {
		if head := x.phraseEnding(tokens, h); head.person >= 0 {
			return head
		}
	}
	if m.person >= 0 || m.name != "" {
		return m
	}
	for i := h; i > 1 && h-i < names.LongestRole && tokens[i].Kind == names.Word; i-- {
		if tokens[i-1].Text == "," && names.RoleAfter(tokens, i-1).Len() > 0 { // "Rosa Vane, the mayor, who"
			if named := x.runEnding(tokens, i-2); named.person >= 0 {
				return named
			}
		}
	}
	return m
}

// runEnding is the name whose last word is token h, else the phrase.
func (x *extraction) runEnding(tokens []token, h int) mention {
	from := h
	for from > 0 && tokens[from].Upper && tokens[from-1].Upper && tokens[from-1].Kind == names.Word &&
		!tokens[from-1].Possessive {
		from--
	}
	if tokens[from].Kind == names.Word && tokens[from].Upper {
		return x.phrase(tokens, from, h+1)
	}
	return x.phraseEnding(tokens, h)
}

// isAdverbial reports whether t may stand between a subject and its cue.
func isAdverbial(t token) bool {
	return t.Kind == names.Word && (t.Is(names.Auxiliary) || strings.HasSuffix(t.Text, "n't") || !t.Upper &&
		len(t.Text) > 4 && t.Text[len(t.Text)-2:] == "ly")
}

// headBeforeAside is the last token of the phrase that an aside ending at token end
// belongs to ("Rosa Vane, the mayor, said"), or -1. The first comma after the clause's
// start counts, so that an aside may hold commas itself.
func headBeforeAside(tokens []token, end int, mark string) int {
	head := -1
	for i := end - 1; i > 0 && end-i < asideTokens; i-- {
		t := tokens[i]
		if t.Kind == names.Folded && head >= 0 || t.Text == ";" || t.Text == ":" {
			break
		}
		if t.Text == mark && tokens[i-1].Kind == names.Word && opensPhrase(tokens, i-1) {
			head = i - 1
		}
	}
	return head
}

// asideTokens bounds an aside.
const asideTokens = 40

// opensPhrase reports whether the phrase ending at token i can be a subject: it is a
// name, or begins with a determiner.
func opensPhrase(tokens []token, i int) bool {
	from := phraseStart(tokens, i)
	if tokens[from].Is(names.Preposition) {
		return false
	}
	t := tokens[i]
	first := tokens[from]
	if from == i && t.Is(names.Lead) && !t.Is(names.Pronoun) || from < i && first.Upper &&
		strings.HasSuffix(first.Text, "ed") && tokens[from+1].Is(names.Preposition) {
		return false
	}
	return (t.Upper || t.Common && !isAdverbial(t)) && !t.Is(names.Day) || t.Is(names.Pronoun) ||
		tokens[from].Is(names.Determiner) || from < i && tokens[from].Upper && tokens[from].Possessive
}

// phraseStart goes left from token i to the first word of the clause.
func phraseStart(tokens []token, i int) int {
	from := i
	for from > 0 && i-from < 25 {
		t := tokens[from-1]
		if t.Kind != names.Word && t.Text != "&" || t.Is(names.Stopper) || t.Text == "and" &&
			!joinsNames(tokens, from-1) || t.Text == "but" ||
			t.Is(cueVerb) && !t.Is(nounLike) && !t.Upper || t.Is(names.Pronoun) {
			break
		}
		from--
	}
	return from
}

// joinsNames reports whether the "and" at token i stands between two names.
func joinsNames(tokens []token, i int) bool {
	return i > 0 && i+1 < len(tokens) && tokens[i+1].Upper && tokens[i-1].Kind == names.Word &&
		!strings.HasSuffix(tokens[i-1].Text, "ed")
}

// phraseEnding is the mention whose last word is token i.
func (x *extraction) phraseEnding(tokens []token, i int) mention {
	if i < 0 || tokens[i].Kind != names.Word {
		return none()
	}
	if tokens[i].Is(names.Pronoun) {
		return mention{tokens[i].Span, -1, "", tokens[i].Text}
	}
	from := phraseStart(tokens, i)
	for from < i && tokens[from].Is(conjunction) {
		from++
	}
	// An opening adjunct: the name or noun after it.
	if from <= i && (tokens[from].Is(names.Preposition) || tokens[from].Is(names.Day)) {
		from = afterAdjunct(tokens, from, i)
	}
	if from > i {
		return none()
	}
	m := x.phrase(tokens, from, i+1)
	if m.person < 0 && m.name == "" && !isNounPhrase(tokens[tokenAt(tokens, m.span.Start):i+1]) {
		return none()
	}
	return m
}

// isNounPhrase reports whether tokens, which hold no name that speaks, look like people
// or a body all the same: a determiner or a possessive first, or a noun that speaks.
func isNounPhrase(tokens []token) bool {
	first := tokens[0]
	if len(tokens) == 1 && first.Is(article) {
		return false
	}
	if first.Is(names.Determiner) || first.Possessive || first.Common || first.Upper && !first.Is(names.Lead) {
		return true
	}
	if slices.ContainsFunc(tokens[:min(len(tokens), 5)],
		func(t token) bool { return t.Is(names.Role | names.Speaker) }) {
		return true
	}
	last := tokens[len(tokens)-1].Text
	return len(tokens) <= 2 && strings.HasSuffix(last, "s") && !first.Is(names.Lead) &&
		!strings.HasSuffix(first.Text, "ed")
}

// afterAdjunct is where the last name or determiner phrase in tokens [from, i] begins.
func afterAdjunct(tokens []token, from, i int) int {
	for j := i; j > from; j-- {
		if tokens[j].Is(names.Determiner) || tokens[j].Upper && !tokens[j-1].Upper {
			return j
		}
	}
	return i
}

// phrase is the mention in tokens [from, to).
func (x *extraction) phrase(tokens []token, from, to int) mention {
	for from < to-1 && tokens[from].Is(leadIn) {
		from++
	}
	m := mention{span: names.SpanOf(tokens[from:to]), person: -1}
	if to-from == 1 && tokens[from].Is(names.Pronoun) {
		m.pronoun = tokens[from].Text
		return m
	}
	if r, ok := names.Officer(tokens, from, to); ok {
		if m.person = x.people.find(r); m.person >= 0 {
			return m
		}
	}
	run, ok := names.LastRun(tokens, from, names.HeadEnd(tokens, from, to))
	if !ok {
		return m
	}
	if m.person = x.people.find(run); m.person < 0 {
		m.name = run.Body(x.text, m.span)
	}
	return m
}

// withAside is m, which has no name of its own, by the name in the aside that opens at
// token i ("its chairwoman, Perpetua Vane,"), and the token after it.
func (x *extraction) withAside(tokens []token, m mention, i int) (mention, int) {
	from := names.AsideAt(tokens, i)
	if !m.found() || m.person >= 0 || m.name != "" || m.pronoun != "" || from == len(tokens) || !tokens[from].Upper {
		return m, i
	}
	r := names.RunAt(tokens, from)
	if r.Name == r.To || r.To < len(tokens) && !names.EndsAside(tokens[r.To]) {
		return m, i
	}
	if p := x.people.find(r); p >= 0 {
		m.person, m.span.End = p, tokens[r.To-1].Span.End
		return m, r.To
	}
	return m, i
}

// subjectAfter is the subject phrase that starts at token i, after a cue, and the token
// after it.
func (x *extraction) subjectAfter(tokens []token, i int) (mention, int) {
	if i >= len(tokens) || tokens[i].Kind != names.Word {
		return none(), i
	}
	if tokens[i].Is(names.Pronoun) {
		return mention{tokens[i].Span, -1, "", tokens[i].Text}, i + 1
	}
	to := i
	for to < len(tokens) && to-i < 20 {
		t := tokens[to]
		if t.Kind != names.Word || t.Is(names.Stopper) || to > i &&
			(t.Is(endsInverted) || t.Is(names.Day) && !t.Upper || t.Text == "and" && !joinsNames(tokens, to)) ||
			to > i && t.Is(names.Day) && !t.Is(names.Auxiliary) {
			break
		}
		to++
	}
	if to == i || tokens[i].Is(names.Preposition) || !tokens[i].Upper && !tokens[i].Is(names.Determiner) &&
		to-i > 6 && !tokens[min(i+2, to-1)].Upper {
		return none(), i
	}
	return x.withAside(tokens, x.phrase(tokens, i, to), to)
}
