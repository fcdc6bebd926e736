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
	unknownPerson               // somebody whom no article names
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

// forms are the ways to ask whether somebody (%[1]s) said some words (%[2]s).
var forms = []string{
	"Did %[1]s say “%[2]s”?",
	"did %[1]s really say \"%[2]s\"",
	"Has %[1]s ever said: \"%[2]s\"?",
	"did %[1]s say that %[2]s",
	"Is it true that %[1]s said %[2]s?",
	"%[1]s said “%[2]s” - true?",
	"Did %[1]s say “%[2]s",
}

// questions returns questions about quotes, and about words that the library does not print. It asks only about
// quotes whose speaker the library finds by the right full name: others say nothing about the check.
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
			n := len(out) - 1
			if n < 0 || out[n].question != "" {
				continue // these words make no claim
			}
			if name := m.whom(k.person, said, i); name != "" {
				out[n].question = m.ask(name, words)
			} else {
				out = out[:n]
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

// spoken returns the quotes of named people that the library finds, with the right speaker.
func (m *mutator) spoken(ctx context.Context, kept []article, whosaid asker) ([]spokenQuote, error) {
	var out []spokenQuote
	for _, a := range kept {
		for _, q := range a.marked() {
			if !strings.Contains(q.SpeakerName, " ") || strings.ContainsAny(q.Text, "“”\"") {
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

// whom returns the name of the person whom a question about quote i of said names. It is empty if the question is
// for another person and there is none.
func (m *mutator) whom(p person, said []spokenQuote, i int) string {
	switch p {
	case unknownPerson:
		return "Zelda Quorlby"
	case anotherPerson:
		for _, j := range m.rng.Perm(len(said)) {
			if !isSaidBy(said, said[j].SpeakerName, said[i]) {
				return said[j].SpeakerName
			}
		}
		return ""
	}
	return said[i].SpeakerName
}

// isSaidBy reports whether somebody of a name says the words of q: in q itself, or in another of said that has them.
func isSaidBy(said []spokenQuote, name string, q spokenQuote) bool {
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
