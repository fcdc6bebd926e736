package transcript

import (
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// isConversation reports whether the labels are those of people who talk: there are two people or
// somebody who asks, and a third of what they say addresses somebody. Labels that may be anything are left
// out first.
func (t *transcript) isConversation() bool {
	if len(t.labels) < 2 {
		return false
	}
	t.dropUnknown()
	keys, asks, addressing := map[string]bool{}, false, 0
	for _, l := range t.labels {
		keys[l.key] = true
		asks = asks || l.Kind == Question || askers[l.key]
		if addresses(t.wordsOf(l).Of(t.text)) {
			addressing++
		}
	}
	return len(t.labels) > 1 && (len(keys) > 1 || asks) && 3*addressing >= len(t.labels) && t.isAnswered()
}

// isAnswered reports whether somebody gives the answers, if there are any: they are in the first person, or
// the text before speaks of an interview. In other texts a newspaper answers itself.
func (t *transcript) isAnswered() bool {
	answers := false
	for _, l := range t.labels {
		answers = answers || l.Kind == Answer
		if l.Kind == Answer && hasWord(t.wordsOf(l).Of(t.text), firstPerson) {
			return true
		}
	}
	before := prose.Fold(t.text[:t.labels[0].Name.Start])
	return !answers || slices.ContainsFunc(interviews, func(s string) bool { return strings.Contains(before, s) })
}

// interviews are the words that announce one.
var interviews = prose.Phrases(`interview/transcript/conversation with/q&a with/sat down/
	spoke to/spoke with/speaks to/speaks with/talked to/talked with/talks to/talks with/answered`)

// wordsOf returns what the turn of l says: the paragraph after it where the label stands alone.
func (t *transcript) wordsOf(l label) prose.Span {
	if l.Words.Len() == 0 && l.paragraph+1 < len(t.paragraphs) {
		return t.paragraphs[l.paragraph+1]
	}
	return l.Words
}

// dropUnknown leaves out the labels that are not surely somebody's, unless the same comes again, the text has
// it elsewhere, or it stands among others.
func (t *transcript) dropUnknown() {
	count := map[string]int{}
	for _, l := range t.labels {
		count[l.key]++
	}
	folded := prose.Fold(t.text)
	isKnown := func(l label) bool {
		return l.known || count[l.key] > 1 || strings.Count(folded, l.key) > 1
	}
	for len(t.labels) > 0 && !isKnown(t.labels[0]) {
		t.labels = t.labels[1:]
	}
	for len(t.labels) > 0 && !isKnown(t.labels[len(t.labels)-1]) {
		t.labels = t.labels[:len(t.labels)-1]
	}
}

// The words by which a speaker means herself, and those she addresses.
var (
	firstPerson = prose.Set("i me my mine myself we us our ours")
	personal    = prose.Set("i me my mine myself we us our ours you your yours")
)

// addresses reports whether s asks something, or speaks of the speaker or of somebody addressed.
func addresses(s string) bool { return hasWord(s, personal) || strings.Contains(s, "?") }

// hasWord reports whether one of the words is in s; "US" is none of them.
func hasWord(s string, words map[string]bool) bool {
	for w := prose.NewWords(s); w.Next(); {
		printed := w.Span().Of(s)
		word, _, _ := strings.Cut(prose.Fold(printed), "'")
		if words[word] && printed != "US" {
			return true
		}
	}
	return false
}
