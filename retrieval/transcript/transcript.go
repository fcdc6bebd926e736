// Package transcript finds the turns of transcripts and interviews, which are printed without
// quotation marks: each opens with a label that says who speaks.
//
//	MARA DILLOW: We will rebuild the quay by June.
//	Q: Who pays for it?
//
// Fact boxes, line-ups and lists of links are printed in the same form. Turns returns nothing for
// them: in a conversation the labels name people, and the words address somebody.
package transcript

import "quoth/retrieval/prose"

// Turn is what a paragraph of a transcript says.
type Turn struct {
	Kind  Kind
	Name  prose.Span // of Named and Role, what the label says, with a title or a role before a name
	Words prose.Span // without the label; empty where the label stands alone in its paragraph
}

// Kind is how a turn says who speaks.
type Kind uint8

// The kinds of turns.
const (
	Named     Kind = iota // "MARA DILLOW:"
	Role                  // "REPORTER:", by somebody whom it does not name
	Question              // "Q:", by somebody who is not named
	Answer                // "A:", by whoever is interviewed
	Continued             // no label: the turn before it goes on
)

// Turns returns the turns of text by their paragraphs, which are what [prose.Paragraphs] returns. There
// are none in a text that is no transcript.
func Turns(text string, paragraphs []prose.Span) map[int]Turn {
	t := &transcript{text: text, paragraphs: paragraphs}
	t.readLabels()
	if !t.isConversation() {
		return nil
	}
	turns := make(map[int]Turn, len(t.labels))
	for n, l := range t.labels {
		turns[l.paragraph] = l.Turn
		t.addContinued(turns, n)
	}
	return turns
}

// transcript is a text in which labels were found.
type transcript struct {
	text       string
	paragraphs []prose.Span
	labels     []label // in order
}

// addContinued adds the paragraphs with which the turn of label n goes on: the one after a label that stands alone, and
// those before the next label in which somebody is addressed. Other paragraphs are the narrator's.
func (t *transcript) addContinued(turns map[int]Turn, n int) {
	l, end := t.labels[n], len(t.paragraphs)
	isLast := n+1 == len(t.labels)
	if !isLast {
		end = t.labels[n+1].paragraph
	}
	for i := l.paragraph + 1; i < end; i++ {
		p := t.paragraphs[i]
		isFirst := i == l.paragraph+1 && l.Words.Len() == 0
		words := p.Of(t.text)
		if opensMarked(words) || looksLabelled(words) || !isFirst && (isLast || !addresses(words)) {
			return
		}
		turns[i] = Turn{Kind: Continued, Words: p}
	}
}
