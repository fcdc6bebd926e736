// Package syntax finds in the sentences of a text what is needed to read speech: the persons that the text names, the
// verbs that report something, who reports with each, and which clause is reported. It has no parser, but ordered lists
// of rules, each with an example, which look at neighbouring words.
//
// A Reader splits a text into frames, which are sentences with each marked piece as a single token (document.go,
// capital.go, namesake.go), and finds its persons (persons.go). CuesIn finds the cues of a frame with their
// subjects (cue.go, subject.go, phrase.go, question.go), and ClausesIn what they report (clause.go,
// parenthesis.go).
package syntax

import (
	"slices"
	"strings"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// Every rule that needs a speaker reads a noun phrase here: between two tokens (Phrase), back from its
// last word (phraseEnding), or up to a limit (phraseEnd). names.HeadRun finds the name in it.

// Reader reads the sentences of a text, whose persons it knows.
type Reader struct {
	*Document
	Persons *Persons
}

// NewReader returns a Reader of a text.
func NewReader(l *prose.Layout) *Reader {
	d := newDocument(l)
	return &Reader{d, findPersons(d)}
}

// Mention is the phrase that names a speaker. The zero mention names nobody.
type Mention struct {
	From, To int // tokens [From, To) of the frame
	Span     prose.Span
	Person   *Person // nil when the text does not name the person
	Name     string  // of a body, or a surname that several people have
	Pronoun  string  // folded
}

// Found reports whether there is a phrase at all.
func (m Mention) Found() bool { return m.Span.Len() > 0 }

// Known reports whether m has a name.
func (m Mention) Known() bool { return m.Person != nil || m.Name != "" }

// Phrase returns the mention in tokens [from, to).
func (x *Reader) Phrase(s Sentence, from, to int) Mention {
	for from < to-1 && s[from].Is(LeadIn|conjunction) {
		from++
	}
	m := Mention{From: from, To: to, Span: s[from:to].Span()}
	if to-from == 1 && s[from].Is(names.Pronoun) {
		m.Pronoun = s[from].Text
	} else if run, ok := names.HeadRun(s, from, to); ok {
		if m.Person = x.Persons.Find(run); m.Person == nil {
			m.Name = run.Body(x.Text, from, to)
		}
	} else if to-from == 1 && s[from].Upper && !s[from].Possessive {
		m.Person = x.Persons.surnamed(s[from].Text) // "Pope", after "Tom Pope"
	}
	return m
}

// phraseEnding returns the mention whose last word is token i.
func (x *Reader) phraseEnding(s Sentence, i int) Mention {
	if s.At(i).Kind != names.Word {
		return Mention{}
	}
	m := x.Phrase(s, phraseStart(s, i), i+1)
	if !m.isSubject(s) {
		return Mention{}
	}
	return m
}

// isSubject reports whether m can be the subject of a cue in s.
func (m Mention) isSubject(s Sentence) bool {
	return m.Known() || m.Pronoun != "" || isNounPhrase(s[m.From:m.To])
}

// longestPhrase is how many words a phrase has at most.
const longestPhrase = 25

// phraseStart goes left from token i to the first word of its phrase.
func phraseStart(s Sentence, i int) int {
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
func phraseEnd(s Sentence, i, limit int, stops names.Class) int {
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
func joinsNames(s Sentence, i int) bool {
	next := i + 1
	for next < i+4 && s.At(i-1).Upper && !s.At(next).Upper &&
		(s.At(next).Is(names.Half|names.Modifier|names.Role) || strings.Contains(s.At(next).Text, "-")) {
		next++
	}
	return s.At(i-1).Kind == names.Word && s.At(next).Upper
}

// isNounPhrase reports whether s, which names nobody, may still be people or a body: it starts with a determiner or an
// owner, holds a noun for speakers, or is a short plural.
func isNounPhrase(s Sentence) bool {
	first, last := s[0], s[len(s)-1]
	switch {
	case len(s) == 1 && (first.Is(article) || first.In("this", "that")):
		return false
	case first.Is(names.Determiner), first.Possessive, first.Common, first.Upper && !first.Is(names.Lead):
		return true
	}
	speaks := func(t Token) bool { return t.Is(names.Role | names.Speaker) }
	return slices.ContainsFunc(s, speaks) ||
		len(s) <= 2 && last.Ends("s") && !first.Is(names.Lead) && !first.Ends("ed")
}

// withAside returns m and the token after it. If m has no name, it gets the one in the aside that the comma at token i
// opens ("its chairwoman, Perpetua Vane,").
func (x *Reader) withAside(s Sentence, m Mention, i int) (Mention, int) {
	if !m.Found() || m.Known() || m.Pronoun != "" || s.At(i).Text != "," || !s.At(i+1).Upper {
		return m, i
	}
	r := names.RunAt(s, i+1)
	if !r.Named() || !names.EndsAside(s.At(r.To)) {
		return m, i
	}
	if p := x.Persons.Find(r); p != nil {
		m.Person, m.To = p, r.To
		m.Span = s[m.From:m.To].Span()
		return m, r.To
	}
	return m, i
}

// Somebody reads a phrase that means one human being without naming them. It returns the only person of the text with
// that office ("the minister"), or nil and what is known of the sex ("a spokesman for the council", "her husband"). ok
// is false for any other phrase.
func (x *Reader) Somebody(phrase Sentence) (p *Person, sex names.Class, ok bool) {
	head := names.RoleHead(phrase)
	if !head.Is(names.Kin) && !head.HoldsOffice() {
		return nil, 0, false
	}
	if p := x.Persons.holders[head.Text]; p != nil && phrase[0].Text == "the" {
		return p, p.Sex, true
	}
	return nil, head.Sex(), true
}

// longestSubject is how many tokens a subject without a name has at most.
const longestSubject = 6

// SomebodyFirst returns what Somebody does, for the phrase that opens s.
func (x *Reader) SomebodyFirst(s Sentence) (p *Person, sex names.Class, ok bool) {
	opens := s.At(0).Is(names.Determiner) || s.At(0).Possessive
	for to := 2; opens && to <= min(len(s), longestSubject) && s[to-1].Kind == names.Word; to++ {
		p, sex, ok := x.Somebody(s[:to])
		if next := s.At(to); ok && !next.HoldsOffice() && !next.Upper {
			return p, sex, ok
		}
	}
	return nil, 0, false
}
