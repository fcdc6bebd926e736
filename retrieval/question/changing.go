package question

import (
	"slices"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// Present reports whether q asks in the present tense for what may have changed since an article
// was printed: "Who is the speaker?", "How much does a ticket cost?", "Who has won?".
func (q Question) Present() bool {
	for _, w := range input.FoldedWords(q.Text) {
		switch {
		case presentVerbs[w]:
			return true
		case pastAuxiliaries[w]:
			return false
		}
	}
	return false
}

// Past reports whether q has an auxiliary verb of the past: "What did …?"
func (q Question) Past() bool {
	return slices.ContainsFunc(input.FoldedWords(q.Text), func(w string) bool { return pastAuxiliaries[w] })
}

// Changes reports whether q asks for something that papers report again as it changes: a current
// figure, a toll, or who holds an office.
func (q Question) Changes() bool {
	switch q.Kind {
	case Number:
		return q.Present() || q.Grows()
	case Person:
		return q.Present()
	}
	return false
}

// Grows reports whether q asks for a figure that grows while an event is reported: a toll.
func (q Question) Grows() bool {
	return q.Kind == Number && slices.ContainsFunc(input.FoldedWords(q.Text), func(w string) bool { return tolls[w] })
}

var (
	presentVerbs = prose.Set(`is are am does do has have who's what's where's how's it's isn't aren't
		doesn't don't hasn't haven't leads lead runs run heads head chairs owns governs rules manages
		coaches captains edits holds plays serves`)
	// tolls are words of figures that grow while an event is reported.
	tolls = prose.Set(`died dead die dies deaths toll killed injured hurt wounded missing arrested
		detained evacuated displaced homeless rescued infected casualties victims survivors`)
	pastAuxiliaries = prose.Set("did was were had didn't wasn't weren't hadn't")
)
