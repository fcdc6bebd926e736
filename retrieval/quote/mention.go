package quote

import (
	"strings"

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
	for i >= 0 && (isAdverbial(tokens[i]) || i > 0 && weekdays[tokens[i].word] && tokens[i-1].upper) {
		i--
	}
	if i < 0 {
		return none()
	}
	switch t := tokens[i]; {
	case t.kind == isMarked || joins[t.word]:
		return none()
	case t.word == "," && i > 0 && tokens[i-1].word == ")" && beforeBracket(tokens, i-1) >= 0:
		return x.antecedent(tokens, beforeBracket(tokens, i-1))
	case t.word == "," || t.word == "—" || t.word == "–":
		if h := headBeforeAside(tokens, i, t.word); h >= 0 {
			m, _ := x.withAside(tokens, x.phraseEnding(tokens, h), h+1)
			return m
		}
		return none()
	case t.word == ")":
		return x.phraseEnding(tokens, beforeBracket(tokens, i))
	case t.word == "who" && i > 0:
		h := i - 1
		if tokens[h].word == "," && h > 0 {
			h--
		}
		if tokens[h].word == ")" {
			h = beforeBracket(tokens, h)
		}
		return x.antecedent(tokens, h)
	case t.kind == isPoint:
		return none()
	}
	return x.phraseEnding(tokens, i)
}

// beforeBracket is the token before the bracket that token i closes, or -1.
func beforeBracket(tokens []token, i int) int {
	for i >= 0 && tokens[i].word != "(" {
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
	for i := h; i > 1 && h-i < longestRole && tokens[i].kind == isWord; i-- {
		if tokens[i-1].word == "," && roleAfter(tokens, i-1).Len() > 0 { // "Rosa Vane, the mayor, who"
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
	for from > 0 && tokens[from].upper && tokens[from-1].upper && tokens[from-1].kind == isWord && !tokens[from-1].possessive {
		from--
	}
	if tokens[from].kind == isWord && tokens[from].upper {
		return x.phrase(tokens, from, h+1)
	}
	return x.phraseEnding(tokens, h)
}

// joins are words after which a cue shares the subject of the one before.
var joins = set(`and but or`)

// isAdverbial reports whether t may stand between a subject and its cue.
func isAdverbial(t token) bool {
	return t.kind == isWord && (auxiliaries[t.word] || strings.HasSuffix(t.word, "n't") || !t.upper && len(t.word) > 4 && t.word[len(t.word)-2:] == "ly")
}

// headBeforeAside is the last token of the phrase that an aside ending at token end
// belongs to ("Rosa Vane, the mayor, said"), or -1. The first comma after the clause's
// start counts, so that an aside may hold commas itself.
func headBeforeAside(tokens []token, end int, mark string) int {
	head := -1
	for i := end - 1; i > 0 && end-i < asideTokens; i-- {
		t := tokens[i]
		if t.kind == isMarked && head >= 0 || t.word == ";" || t.word == ":" {
			break
		}
		if t.word == mark && tokens[i-1].kind == isWord {
			if opensPhrase(tokens, i-1) {
				head = i - 1
			}
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
	if prepositions[tokens[from].word] {
		return false
	}
	t := tokens[i]
	first := tokens[from]
	if from == i && notNames[t.word] && !pronouns[t.word] || from < i && first.upper && strings.HasSuffix(first.word, "ed") && prepositions[tokens[from+1].word] {
		return false
	}
	return (t.upper || t.first && !isAdverbial(t)) && !days[t.word] || pronouns[t.word] || determiners[tokens[from].word] || from < i && tokens[from].upper && tokens[from].possessive
}

// phraseStart goes left from token i to the first word of the clause.
func phraseStart(tokens []token, i int) int {
	from := i
	for from > 0 && i-from < 25 {
		t := tokens[from-1]
		if t.kind != isWord && t.word != "&" || stoppers[t.word] || t.word == "and" && !joinsNames(tokens, from-1) || t.word == "but" ||
			cueVerbs[t.word] && !nounLike[t.word] && !t.upper || pronouns[t.word] {
			break
		}
		from--
	}
	return from
}

// joinsNames reports whether the "and" at token i stands between two names.
func joinsNames(tokens []token, i int) bool {
	return i > 0 && i+1 < len(tokens) && tokens[i+1].upper && tokens[i-1].kind == isWord && !strings.HasSuffix(tokens[i-1].word, "ed")
}

// phraseEnding is the mention whose last word is token i.
func (x *extraction) phraseEnding(tokens []token, i int) mention {
	if i < 0 || tokens[i].kind != isWord {
		return none()
	}
	if pronouns[tokens[i].word] {
		return mention{tokens[i].span, -1, "", tokens[i].word}
	}
	from := phraseStart(tokens, i)
	for from < i && conjunctions[tokens[from].word] {
		from++
	}
	if from <= i && (prepositions[tokens[from].word] || days[tokens[from].word]) { // an opening adjunct: the name or noun after it
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
	if len(tokens) == 1 && articles[first.word] {
		return false
	}
	if determiners[first.word] || first.possessive || first.first || first.upper && !notNames[first.word] {
		return true
	}
	for _, t := range tokens[:min(len(tokens), 5)] {
		if speakers[lastPart(t.word)] || speakers[t.word] {
			return true
		}
	}
	last := tokens[len(tokens)-1].word
	return len(tokens) <= 2 && strings.HasSuffix(last, "s") && !notNames[first.word] && !strings.HasSuffix(first.word, "ed")
}

// conjunctions open a clause whose subject follows at once.
var conjunctions = set(`and but as after before since until though like`)

// afterAdjunct is where the last name or determiner phrase in tokens [from, i] begins.
func afterAdjunct(tokens []token, from, i int) int {
	for j := i; j > from; j-- {
		if determiners[tokens[j].word] {
			return j
		}
		if tokens[j].upper && !tokens[j-1].upper {
			return j
		}
	}
	return i
}

// phrase is the mention in tokens [from, to).
func (x *extraction) phrase(tokens []token, from, to int) mention {
	for from < to-1 && leadIns[tokens[from].word] {
		from++
	}
	m := mention{span: prose.Span{Start: tokens[from].span.Start, End: tokens[to-1].span.End}, person: -1}
	if to-from == 1 && pronouns[tokens[from].word] {
		m.pronoun = tokens[from].word
		return m
	}
	if r, ok := officer(tokens, from, to); ok {
		if m.person = x.people.find(tokens, r); m.person >= 0 {
			return m
		}
	}
	head := headEnd(tokens, from, to)
	run, ok := lastRun(tokens, from, head)
	if !ok || joined(tokens[from:head]) {
		return m
	}
	x.name(&m, tokens, run)
	return m
}

// leadIns start a sentence before its subject.
var leadIns = set(`but and so then while when as however meanwhile still yet if because although though also even for that`)

// subjectAfter is the subject phrase that starts at token i, after a cue, and the token
// after it.
func (x *extraction) subjectAfter(tokens []token, i int) (mention, int) {
	if i >= len(tokens) || tokens[i].kind != isWord {
		return none(), i
	}
	if pronouns[tokens[i].word] {
		return mention{tokens[i].span, -1, "", tokens[i].word}, i + 1
	}
	to := i
	for to < len(tokens) && to-i < 20 {
		t := tokens[to]
		if t.kind != isWord || stoppers[t.word] || to > i && (endsInverted[t.word] || days[t.word] && !t.upper || t.word == "and" && !joinsNames(tokens, to)) ||
			to > i && days[t.word] && !auxiliaries[t.word] {
			break
		}
		to++
	}
	if to == i || prepositions[tokens[i].word] || !tokens[i].upper && !determiners[tokens[i].word] && to-i > 6 && !tokens[min(i+2, to-1)].upper {
		return none(), i
	}
	return x.withAside(tokens, x.phrase(tokens, i, to), to)
}

// endsInverted are the prepositions of time and place after an inverted subject; "of"
// and "for" belong to it.
var endsInverted = set(`in on at during after before as when while about by but to from with`)
