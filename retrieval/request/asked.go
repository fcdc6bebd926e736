package request

import (
	"fmt"
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/intent"
	"quoth/retrieval/search"
	"quoth/retrieval/spellcheck"
	"quoth/retrieval/topic"
)

// Kind is what a question asks for.
type Kind string

// The kinds, as in the JSON of a reply.
const (
	Topic     Kind = "topic"     // the newest stories about something
	Fact      Kind = "fact"      // the excerpt that answers
	Speech    Kind = "speech"    // what somebody said, or who said some words
	Day       Kind = "day"       // the summary of a day
	SmallTalk Kind = "smalltalk" // nothing: "hi", "thanks"
	// FollowUp is the kind of a question that was completed with the one before, where its own kind does not
	// matter.
	FollowUp Kind = "followup"
)

// Asked is a question as it was understood.
type Asked struct {
	Kind        Kind
	Text        string        // the question that is answered: completed and corrected
	FollowUp    bool          // it refers to the question before, and was completed
	More        bool          // of a FollowUp: it asks for further results of the question before
	Topic       string        // of the kind Topic: its words
	Speech      intent.Speech // of the kind Speech: the speaker, the topic or the words
	Corrections []spellcheck.Correction
	Since       time.Time // the first local day that the question names, at midnight UTC; zero: open
	Until       time.Time // the last one
	Apart       bool      // it names several times, with days between them
	Outlets     []string  // those in which the question asks to look
	// Of the kind Topic: the number of articles that mention it within WindowDays up to now, and of their
	// outlets. WindowDays is 0 for all days.
	Articles, Sources, WindowDays int
	Reasons                       []string // how this was decided, a sentence each
}

// Typed returns the words that were corrected, as they were typed, with commas between them.
func (a Asked) Typed() string {
	return a.join(func(c spellcheck.Correction) string { return c.Typed })
}

// Taken returns the words that took their place.
func (a Asked) Taken() string {
	return a.join(func(c spellcheck.Correction) string { return c.Taken })
}

func (a Asked) join(part func(spellcheck.Correction) string) string {
	var out []string
	for _, c := range a.Corrections {
		out = append(out, part(c))
	}
	return strings.Join(out, ", ")
}

// SetFact makes the kind Fact after all, and says why.
func (a *Asked) SetFact(reason string) {
	a.Kind, a.Topic, a.Articles, a.Sources, a.WindowDays = Fact, "", 0, 0, 0
	a.because("%s", reason)
}

// SetWindow sets the numbers of a topic. Those of a window that is cut are not known.
func (a *Asked) SetWindow(w topic.Window) {
	a.Articles, a.WindowDays, a.Sources = w.Articles, w.Days, w.Sources
	a.because("articles about it in the window: %d; that mention it: %d", w.About, w.Articles)
	if w.IsCut {
		a.Articles, a.WindowDays, a.Sources = 0, 0, 0
	}
}

// SetDays sets the first and the last day of the times that a question names.
func (a *Asked) SetDays(days []dates.Days) {
	if len(days) > 0 {
		a.Since, a.Until, a.Apart = search.Ends(days)
	}
}

func (a *Asked) because(format string, args ...any) {
	a.Reasons = append(a.Reasons, fmt.Sprintf(format, args...))
}
