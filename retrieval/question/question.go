// Package question reads a question: which words to look for, how much each of them matters, what kind
// of thing would answer, and which times and outlets it names. It is pure; the time of asking comes
// in.
//
//	q := question.Parse("Who said the hardest yards are still ahead?", question.Known{})
//	for _, t := range q.Terms {
//		fmt.Println(t.Text, t.Weight)
//	}
//
// Package intent reads what a text asks for besides: the news of a day, a topic, somebody's words.
// Package followup completes a question that leans on the one before it.
package question

import (
	"slices"

	"quoth/retrieval/dates"
	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// Question is a question that was read.
type Question struct {
	Text    string
	Terms   []Term       // distinct, in the order of the question; empty if it has stop words only
	Sources []string     // the outlets that it names, as they are called in Known
	Days    []dates.Days // the times that it names
	dated   []prose.Span // where it names each of Days
	Kind    Kind         // what kind of thing would answer
	Aside   []prose.Span // where it says when and by whom, rather than what
	Units   []string     // the terms that a number in the answer stands beside; may be empty
	// Impossible are the phrases in it that name a day which no calendar has: "on 30 February".
	Impossible []string
}

// Known is what helps to read a question. Without Now no time is read.
type Known = input.Known

// Term is a term to look for, as prose.Stemmer returns it.
type Term struct {
	Text   string
	Weight float64    // from 0 to 1
	Name   bool       // it has a capital inside the question
	Span   prose.Span // where it stands first, in bytes of the text
	// Synonyms are terms that may stand for it in an answer; names have none.
	Synonyms []string
	// Form is a term that counts as much as it, or empty: "how heavy" is answered by what
	// something weighs.
	Form string
	// Variants are terms that are the same word in another spelling, which the articles use.
	Variants []string
}

// Vary adds variants to a term of q. A term that q lacks is ignored.
func (q Question) Vary(term string, variants ...string) {
	for i, t := range q.Terms {
		if t.Text == term {
			q.Terms[i].Variants = append(t.Variants, variants...)
		}
	}
}

// Content returns the terms of q without small words such as "after", and without the units of a
// figure.
func (q Question) Content() []Term {
	return slices.DeleteFunc(slices.Clone(q.Terms), func(t Term) bool {
		return t.Weight < 1 || timeLeads[t.Text] || slices.Contains(q.Units, t.Text)
	})
}
