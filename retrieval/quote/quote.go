// Package quote finds what was said and by whom: speech inside quotation marks, speech
// reported without them, and the speaker of each as the text names them.
//
// Package syntax reads the sentences of a text. Then the marked pieces are linked to their speakers (link.go,
// signature.go, carry.go, pronoun.go), as are the turns of transcripts, which have no marks (turn.go); the quotes
// are put together (assemble.go); and what the text shows for and against each speaker is weighed (evidence.go,
// doubt.go, package confidence). Where the speaker is not sure, Speaker.Name is empty: nothing is guessed.
//
//	for _, q := range quote.Extract(article) {
//		fmt.Println(q.Speaker.Name, q.How, q.Span.Of(article.Text))
//	}
package quote

import (
	"quoth/retrieval/prose"
	"quoth/retrieval/quote/confidence"
)

// Type is how much of a quote stands inside quotation marks.
type Type string

// The types of speech.
const (
	Direct   Type = "direct"   // all of it
	Mixed    Type = "mixed"    // a part
	Indirect Type = "indirect" // nothing
)

// How is how the speaker of a quote is known.
type How string

// The ways a speaker is known.
const (
	Named        How = "named"        // by the sentence itself
	Carried      How = "carried"      // by a sentence nearby
	Pronoun      How = "pronoun"      // by a pronoun
	Uncertain    How = "uncertain"    // a mention is there, and it is not sure that it is the speaker
	Unattributed How = "unattributed" // not at all
)

// Speaker is who said something, as the text names them. A field that the text does not give is empty.
type Speaker struct {
	Name      string     // the fullest form printed in the text, without title
	Role      string     // as printed before or after the name, without its article
	AsPrinted string     // the mention
	Mention   prose.Span // where it stands, in bytes
}

// Quote is one unbroken piece of speech, within a line. Its spans are bytes of the text in which it was found.
type Quote struct {
	Span       prose.Span
	Marked     []prose.Span // the words in Span inside quotation marks, without the marks; all words of a turn
	Type       Type
	Speaker    Speaker
	How        How
	Cue        prose.Span          // "said"; empty when there is none
	Confidence float64             // that the speaker is right, 0 to 1, to three digits
	Evidence   confidence.Evidence // on which Confidence rests; none in a quote that was read from a record
	Group      int                 // pieces of one utterance share it; counts from 1
}

// weighed returns q with its confidence. It removes the name if there is a doubt about it, or if the confidence is too
// low for words between marks.
func (q Quote) weighed() Quote {
	if q.How == Unattributed {
		return q
	}
	model := confidence.Marked
	if q.Type == Indirect {
		model = confidence.Reported
	}
	q.Confidence = model.Of(q.Evidence)
	isUnsure := q.Type != Indirect && q.Speaker.Name != "" && q.Confidence < confidence.SureMarked
	if isUnsure || q.Evidence.Is(confidence.Doubts) {
		q.How, q.Speaker.Name, q.Speaker.Role = Uncertain, "", ""
	}
	return q
}

// Shown reports whether q may be shown as its speaker's words. A reply may show another quote as words whose speaker is
// not certain, but not if it has no marks.
func (q Quote) Shown() bool {
	switch {
	case q.How == Unattributed || q.How == Uncertain:
		return false
	case q.Type == Indirect:
		return q.Confidence >= confidence.SureReported
	}
	return true
}
