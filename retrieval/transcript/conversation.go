package transcript

import (
	"slices"
	"strings"
	"sync"

	"quoth/retrieval/prose"
)

// isConversation reports whether the labels are those of people who talk to each other: there are at least two people
// or only questions, half of the turns end as sentences do, and a third of them address somebody. It first drops the
// labels that may be anything.
func (t *transcript) isConversation() bool {
	if len(t.labels) < 2 {
		return false
	}
	t.dropUnknown()
	keys, questions, speaking, ended := map[string]bool{}, 0, 0, 0
	for _, l := range t.labels {
		keys[l.key] = true
		words := t.wordsOf(l).Of(t.text)
		speaking += count(t.speaks(l))
		ended += count(strings.ContainsAny(words[max(0, len(words)-6):], ".?!…—"))
		questions += count(l.Kind == Question || askers[l.key] || strings.HasSuffix(words, "?"))
	}
	n := len(t.labels)
	isTalk := len(keys) > 1 || questions == n
	return n > 1 && isTalk && 3*speaking >= n && 2*ended >= n && t.isAnswered()
}

// count returns 1 for true.
func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// isAnswered reports whether the answers, if there are any, are somebody's: one of them is in the first person, or the
// text before them speaks of an interview. Otherwise the newspaper answers its own questions.
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

// wordsOf returns what is said in the turn of l. If the label stands alone, that is the paragraph after it.
func (t *transcript) wordsOf(l label) prose.Span {
	if l.Words.Len() == 0 && l.paragraph+1 < len(t.paragraphs) {
		return t.paragraphs[l.paragraph+1]
	}
	return l.Words
}

// dropUnknown drops the labels at both ends that may not be somebody's: a dateline in capitals looks like a name.
func (t *transcript) dropUnknown() {
	times, folded := map[string]int{}, sync.OnceValue(func() string { return prose.Fold(t.text) })
	for _, l := range t.labels {
		times[l.key]++
	}
	isPrinted := func(l label) bool { // in several words, or elsewhere in the text
		name := prose.Fold(l.Name.Of(t.text))
		return strings.Contains(name, " ") || strings.Count(folded(), name) > 1
	}
	isKnown := func(n, beside int) bool {
		l := t.labels[n]
		return l.known || times[l.key] > 1 || t.speaks(l) && l.isLike(t.labels[beside]) && isPrinted(l)
	}
	for len(t.labels) > 1 && !isKnown(0, 1) {
		t.labels = t.labels[1:]
	}
	for last := len(t.labels) - 1; last > 0 && !isKnown(last, last-1); last-- {
		t.labels = t.labels[:last]
	}
}

// speaks reports whether the turn of l can only be what somebody says: it addresses somebody and holds no quotation
// marks.
func (t *transcript) speaks(l label) bool {
	words := t.wordsOf(l).Of(t.text)
	return addresses(words) && !strings.ContainsAny(words, "“\"")
}

// isLike reports whether two labels are names in the same letters.
func (l label) isLike(m label) bool { return l.Kind == m.Kind && l.capitals == m.capitals }

// The words by which speakers mean themselves, and those with the words for whom they address.
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
