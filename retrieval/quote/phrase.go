package quote

import (
	"slices"
	"strings"

	"quoth/retrieval/names"
)

// Every rule that needs a speaker reads a noun phrase here: between two tokens (phrase), back from its
// last word (phraseEnding), or up to a limit (phraseEnd). Who is named in it is for names.HeadRun.

// phrase returns the mention in tokens [from, to).
func (x *extraction) phrase(s sentence, from, to int) mention {
	for from < to-1 && s[from].Is(leadIn|conjunction) {
		from++
	}
	m := mention{from: from, to: to, span: s[from:to].Span()}
	if to-from == 1 && s[from].Is(names.Pronoun) {
		m.pronoun = s[from].Text
	} else if run, ok := names.HeadRun(s, from, to); ok {
		if m.person = x.persons.find(run); m.person == nil {
			m.name = run.Body(x.text, from, to)
		}
	} else if to-from == 1 && s[from].Upper && !s[from].Possessive {
		m.person = x.persons.surnamed(s[from].Text) // "Pope", after "Tom Pope"
	}
	return m
}

// phraseEnding returns the mention whose last word is token i.
func (x *extraction) phraseEnding(s sentence, i int) mention {
	if s.At(i).Kind != names.Word {
		return mention{}
	}
	m := x.phrase(s, phraseStart(s, i), i+1)
	if !m.isSubject(s) {
		return mention{}
	}
	return m
}

// isSubject reports whether m can be the subject of a cue in s.
func (m mention) isSubject(s sentence) bool {
	return m.known() || m.pronoun != "" || isNounPhrase(s[m.from:m.to])
}

// longestPhrase is how many words a phrase has at most.
const longestPhrase = 25

// phraseStart goes left from token i to the first word of its phrase.
func phraseStart(s sentence, i int) int {
	from := i
	for ; i-from < longestPhrase && !s[from].Is(names.Pronoun); from-- {
		t := s.At(from - 1)
		if t.Kind != names.Word && t.Text != "&" || t.Is(names.Stopper|names.Pronoun) ||
			t.Text == "and" && !joinsNames(s, from-1) || t.Is(conjunction) && !t.In("and", "like") && s[from].Upper {
			break
		}
	}
	return from
}

// phraseEnd goes right from token i to the end of its phrase: to the first word of a class of stops
// or to a participle, and not past token limit.
func phraseEnd(s sentence, i, limit int, stops names.Class) int {
	to := i + 1
	for limit = min(limit, i+longestPhrase); to < limit && !s[i].Is(names.Pronoun); to++ {
		t := s[to]
		if t.Kind != names.Word || t.Is(names.Stopper|stops) || t.Text == "and" && !joinsNames(s, to) ||
			t.Ends("ed") && !s[to-1].Is(names.Determiner) {
			break
		}
	}
	return to
}

// joinsNames reports whether the "and" at token i stands between two names, the second of which may have a role or
// an age before it.
func joinsNames(s sentence, i int) bool {
	next := i + 1
	for next < i+4 && s.At(i-1).Upper && !s.At(next).Upper &&
		(s.At(next).Is(names.Half|names.Modifier|names.Role) || strings.Contains(s.At(next).Text, "-")) {
		next++
	}
	return s.At(i-1).Kind == names.Word && s.At(next).Upper
}

// isNounPhrase reports whether s, which names nobody, looks like people or a body all the same: a
// determiner or an owner first, a noun for speakers, or a short plural.
func isNounPhrase(s sentence) bool {
	first, last := s[0], s[len(s)-1]
	switch {
	case len(s) == 1 && (first.Is(article) || first.In("this", "that")):
		return false
	case first.Is(names.Determiner), first.Possessive, first.Common, first.Upper && !first.Is(names.Lead):
		return true
	}
	speaks := func(t token) bool { return t.Is(names.Role | names.Speaker) }
	return slices.ContainsFunc(s, speaks) ||
		len(s) <= 2 && last.Ends("s") && !first.Is(names.Lead) && !first.Ends("ed")
}

// withAside returns m and the token after it. If m has no name of its own, it takes the one in the
// aside that the comma at token i opens ("its chairwoman, Perpetua Vane,").
func (x *extraction) withAside(s sentence, m mention, i int) (mention, int) {
	if !m.found() || m.known() || m.pronoun != "" || s.At(i).Text != "," || !s.At(i+1).Upper {
		return m, i
	}
	r := names.RunAt(s, i+1)
	if !r.Named() || !names.EndsAside(s.At(r.To)) {
		return m, i
	}
	if p := x.persons.find(r); p != nil {
		m.person, m.to = p, r.To
		m.span = s[m.from:m.to].Span()
		return m, r.To
	}
	return m, i
}

// somebody returns the person that phrase, one human being without a name, stands for: the only one
// of the text with that office ("the minister"), or nil ("a spokesman for the council", "her
// husband"). The last result is false for any other phrase.
func (x *extraction) somebody(phrase sentence) (p *person, sex names.Class, ok bool) {
	head := names.RoleHead(phrase)
	if !head.Is(names.Kin) && !head.HoldsOffice() {
		return nil, 0, false
	}
	if p := x.persons.holders[head.Text]; p != nil && phrase[0].Text == "the" {
		return p, p.sex, true
	}
	return nil, head.Sex(), true
}

// longestSubject is how many tokens a subject without a name has at most.
const longestSubject = 6

// somebodyFirst does what somebody does for the phrase that opens s.
func (x *extraction) somebodyFirst(s sentence) (p *person, sex names.Class, ok bool) {
	opens := s.At(0).Is(names.Determiner) || s.At(0).Possessive
	for to := 2; opens && to <= min(len(s), longestSubject) && s[to-1].Kind == names.Word; to++ {
		p, sex, ok := x.somebody(s[:to])
		if next := s.At(to); ok && !next.HoldsOffice() && !next.Upper {
			return p, sex, ok
		}
	}
	return nil, 0, false
}
