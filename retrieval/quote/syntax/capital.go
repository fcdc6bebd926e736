package syntax

import (
	"strings"

	"quoth/retrieval/names"
)

// Frame is a sentence in which each marked piece is a single token; the other tokens are the reporter's words around
// them. The end of a sentence inside a marked piece ends no frame.
type Frame struct {
	Sentence
	Runs      []names.Run // of capitalised words
	Paragraph int
	IsTurn    bool // a turn of a transcript: its label, and what is said as a single token
}

// capital is how a text prints a word inside sentences: whether with a small letter, and whether with a capital.
type capital struct{ small, upper bool }

// lowerStarts removes the capital of words that have it only because they start a sentence ("Anything Vane said"). The
// text prints them in small letters elsewhere, and nowhere inside a sentence with a capital. Other words with a capital
// may be names.
func lowerStarts(frames []Frame) {
	seen := map[string]*capital{}
	var filter wordFilter
	for _, f := range frames {
		if t := f.Sentence.At(0); mayBeCommon(t) && !f.IsTurn {
			seen[t.Text] = &capital{}
			filter.add(t.Text)
		}
	}
	for _, f := range frames {
		for i := range f.Sentence {
			t := &f.Sentence[i]
			if t.Kind != names.Word || t.Upper && i == 0 || !filter.mayHold(t.Text) {
				continue
			}
			if c := seen[t.Text]; c != nil {
				c.small, c.upper = c.small || !t.Upper, c.upper || t.Upper
			}
		}
	}
	for _, f := range frames {
		if t := f.Sentence.At(0); mayBeCommon(t) && !f.IsTurn {
			t.Common = seen[t.Text].common(f.Sentence)
			t.Upper = !t.Common
		}
	}
}

// wordFilter tells words that are not in a set, at less cost than a map: it holds the lengths, modulo 32, of the words
// that start with each byte.
type wordFilter [256]uint32

func (f *wordFilter) add(word string) {
	first, length := firstAndLength(word)
	f[first] |= length
}

// mayHold reports false only for words that were not added.
func (f *wordFilter) mayHold(word string) bool {
	first, length := firstAndLength(word)
	return f[first]&length != 0
}

func firstAndLength(word string) (first byte, length uint32) {
	if word != "" {
		first = word[0]
	}
	return first, 1 << (len(word) % 32)
}

// mayBeCommon reports whether t, which starts a sentence, may have its capital only from that.
func mayBeCommon(t *Token) bool {
	return t.Upper && !t.Capitals && !t.Is(names.Lead|names.Role|names.HeName|names.SheName)
}

// common reports whether the first word of s is no name. c says how the text prints the word elsewhere. If it does not,
// the ending of the word and the words after it decide, unless it is part of a name.
func (c capital) common(s Sentence) bool {
	if c.upper || c.small {
		return !c.upper
	}
	looksCommon := hasCommonEnding(s[0].Text) || opensAside(s) || isCommand(s)
	return standsApart(s) && !s[0].Is(names.Body|names.Place) && looksCommon
}

// isCommand reports whether s opens with a word before a determiner, as verbs stand ("Join the crew on the pier").
func isCommand(s Sentence) bool { return s.At(1).Is(names.Determiner) && !s.At(1).Upper }

// opensAside reports whether s opens with a participle or an adjective that describes its subject ("Alarmed by
// the storm, the mayor", "Nervous about it, the mayor").
func opensAside(s Sentence) bool {
	isDescription := s[0].Ends("ed") || s[0].Ends("ous") || s[0].Ends("ful") || s[0].Ends("less")
	return isDescription && s[0].ForenameSex() == 0 && s.At(1).Is(names.Preposition) && s.At(1).Text != "of"
}

// standsApart reports whether the first word of s is no part of the name after it: there is none, or
// the word is a participle before a forename ("Following Rosa Vane").
func standsApart(s Sentence) bool {
	next := s.At(1)
	return !next.Upper || s[0].Ends("ing") && next.ForenameSex() != 0
}

// commonEndings are the endings of adverbs, plurals and abstract nouns ("Notably", "Rescuers").
const commonEndings = "ly ing thing body ment tion ness ers ors ians ists ts rs ns cs ies"

func hasCommonEnding(word string) bool {
	for end := range strings.FieldsSeq(commonEndings) {
		if len(word) > len(end)+2 && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}
