// Package followup completes a question that leans on the one before it, as people ask in a
// conversation: "and in December?", "what about Plover?", "what did he say?", "how many died?",
// "why?", "more". It is pure; what the archive knows comes in with a [Context].
//
//	c := followup.Complete("What did Crake say on Monday?", "and in December?", followup.Context{Now: now})
//	fmt.Println(c.Text) // What did Crake say in December?
package followup

import (
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/input"
)

// Context is what helps to complete a question. Its zero value works.
type Context struct {
	Now time.Time // when the question is asked
	// Answer returns the answer to the previous question. It is called only if it is needed.
	Answer func() Answer
	// Speaks reports whether the articles quote somebody of that name.
	Speaks func(name string) bool
	// Suits reports whether a pronoun ("she", "his", "it") may stand for a name.
	Suits func(name, pronoun string) bool
}

// Answer is the part of an answer that the next question can lean on.
type Answer struct {
	Names []string // the names in the sentence that answers, the likeliest first
	Words string   // what somebody says in that sentence, else the sentence
}

// Completed is a question that can be understood without the previous one.
type Completed struct {
	Text  string
	More  bool // Text is the previous question: further results of it are asked for
	Story bool // the story that answered the previous question is asked about
}

// followUp is the work on one question.
type followUp struct {
	Context
	previous string
	text     string
	subject  subject // of the previous question
}

// answer returns the answer to the previous question, or none.
func (f followUp) answer() Answer {
	if f.Answer == nil {
		return Answer{}
	}
	return f.Answer()
}

// untimed returns the previous question without the first time that it names.
func (f followUp) untimed() string {
	previous := strings.Trim(f.previous, marks)
	times := dates.Read(previous, f.Now, nil).Spans
	if len(times) == 0 {
		return previous
	}
	return strings.Join(strings.Fields(input.Without(previous, times[:1])), " ")
}

// time returns the first time that the previous question names, with a blank before it, or "".
func (f followUp) time() string {
	previous := strings.Trim(f.previous, marks)
	if times := dates.Read(previous, f.Now, nil).Spans; len(times) > 0 {
		return " " + times[0].Of(previous)
	}
	return ""
}
