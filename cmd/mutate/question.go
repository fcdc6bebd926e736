package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// A person is whom a question asks about.
type person int

const (
	rightPerson   person = iota // who said the words
	anotherPerson               // somebody else who speaks in the articles
	unknownPerson               // somebody of whom no article knows
)

// questionKind is a kind of question whether somebody said some words.
type questionKind struct {
	kind   kind
	person person
	want   verdict
	make   func(m *mutator, s string) string // makes the words of those of a quote; nil: they stay
}

var questionKinds = []questionKind{
	{"did X say: X did", rightPerson, verbatim, nil},
	{"did X say: X did, a word changed", rightPerson, differs, (*mutator).changed},
	{"did X say: X did, an ellipsis", rightPerson, cut, (*mutator).elided},
	{"did X say: another did", anotherPerson, otherSpeaker, nil},
	{"did X say: X is unknown", unknownPerson, otherSpeaker, nil},
}

// forms are ways to ask whether somebody (%[1]s) said some words (%[2]s).
var forms = []string{
	"Did %[1]s say “%[2]s”?",
	"did %[1]s really say \"%[2]s\"",
	"Has %[1]s ever said: \"%[2]s\"?",
	"did %[1]s say that %[2]s",
	"Is it true that %[1]s said %[2]s?",
	"%[1]s said “%[2]s” - true?",
	"Did %[1]s say “%[2]s",
}

// everyNth is how many quotes there are to one that is asked about: a question takes longer than words alone.
const everyNth = 1

// questions returns the questions about quotes of whose speaker the library has the right full name, since
// another one says nothing about the check, and about words that it does not print.
func (m *mutator) questions(ctx context.Context, kept, held []article, whosaid asker) ([]claim, error) {
	said, err := m.spoken(ctx, kept, whosaid)
	if err != nil {
		return nil, err
	}
	var out []claim
	for _, k := range questionKinds {
		for i, s := range said {
			words := bare(s.Text)
			if k.make != nil {
				words = k.make(m, words)
			}
			out = m.append(out, k.kind, k.want, words, s.gold, s.home)
			if n := len(out) - 1; n >= 0 && out[n].question == "" {
				out[n].question = m.ask(m.whom(k.person, said, i), words)
			}
		}
	}
	for i, c := range m.heldOut(held) {
		if c.kind == heldQuote && len(said) > 0 {
			c.kind, c.question = "did X say: nobody did", m.ask(said[i%len(said)].SpeakerName, c.words)
			out = append(out, c)
		}
	}
	return out, nil
}

// spokenQuote is a quote with its article.
type spokenQuote struct {
	gold
	home string
}

// spoken returns quotes of named people whom the library finds as the speakers.
func (m *mutator) spoken(ctx context.Context, kept []article, whosaid asker) ([]spokenQuote, error) {
	var out []spokenQuote
	n := 0
	for _, a := range kept {
		for _, q := range a.marked() {
			if n++; n%everyNth != 0 || !strings.Contains(q.SpeakerName, " ") || strings.ContainsAny(q.Text, "“”\"") {
				continue
			}
			got, err := whosaid(ctx, bare(q.Text))
			if err != nil {
				return nil, fmt.Errorf("ask who said a quote: %w", err)
			}
			if got.verdict == verbatim && got.article == a.ID && sameFullName(q.SpeakerName, got.speaker) {
				out = append(out, spokenQuote{q, a.ID})
			}
		}
	}
	return out, nil
}

// sameFullName reports whether two names have the same forename and surname, with middle names or without.
func sameFullName(a, b string) bool {
	x, y := strings.Fields(prose.Fold(a)), strings.Fields(prose.Fold(b))
	return len(x) > 1 && len(y) > 1 && x[0] == y[0] && x[len(x)-1] == y[len(y)-1]
}

// whom returns the name of the person that a question about one of some quotes is for.
func (m *mutator) whom(p person, said []spokenQuote, i int) string {
	switch p {
	case unknownPerson:
		return "Zelda Quorlby"
	case anotherPerson:
		for _, j := range m.rng.Perm(len(said)) {
			if !m.saysToo(said, said[j].SpeakerName, said[i]) {
				return said[j].SpeakerName
			}
		}
	}
	return said[i].SpeakerName
}

// saysToo reports whether a name may be that of somebody who says the words of a quote: its speaker, or the
// speaker of a quote with the same words.
func (m *mutator) saysToo(said []spokenQuote, name string, q spokenQuote) bool {
	return slices.ContainsFunc(said, func(s spokenQuote) bool {
		return sameName(s.SpeakerName, name) && strings.Contains(normal(s.Text), strings.TrimSpace(normal(q.Text)))
	})
}

// ask returns a question, in one of the forms.
func (m *mutator) ask(name, words string) string {
	form := forms[m.rng.IntN(len(forms))]
	if !strings.ContainsAny(form, "“\"") {
		words = strings.TrimRight(words, ".?!,")
	}
	question := fmt.Sprintf(form, name, words)
	if m.rng.IntN(4) == 0 {
		question = strings.ToLower(question)
	}
	return question
}
