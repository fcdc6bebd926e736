package intent

import (
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// typed is a text that is read for what it asks.
type typed struct{ input.Text }

// The longest noun phrase, in words.
const (
	maxContentWords = 5 // without "the", "of" and their like
	maxPhraseWords  = 9 // with them
)

// isNounPhrase reports whether words are a noun phrase of a few words, even one without content.
func (t typed) isNounPhrase(words []int) bool {
	_, ok := t.nounPhrase(words)
	return ok
}

// nounPhrase returns how many words of a noun phrase are its content. It reports false for a
// clause, and for more words than a topic has.
func (t typed) nounPhrase(words []int) (content int, ok bool) {
	for at, i := range words {
		w := t.Words[i]
		name := t.IsName(i)
		switch {
		case input.ClauseWord.Has(w.Norm) && !name && !t.isGivenName(words, at):
			return 0, false
		case !name && t.isVerb(words, at):
			return 0, false
		case input.IsNumeral(w.Norm):
		case !hollow[w.Norm] || name:
			content++
		}
	}
	return content, content <= maxContentWords && len(words) <= maxPhraseWords
}

// isGivenName reports whether words[at] is the name "Will" or "May": alone, or in front of one more
// word.
func (t typed) isGivenName(words []int, at int) bool {
	w := t.Words[words[at]].Norm
	return at == 0 && len(words) <= 2 && (w == "will" || w == "may")
}

// isVerb reports whether words[at] is a verb in the past tense that makes a clause: "the call Bask
// made", "the man arrested in Quill", but not "the injured skipper", "the half built pier".
func (t typed) isVerb(words []int, at int) bool {
	w := t.Words[words[at]].Norm
	regular := len(w) > 4 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") && !input.EndsInEd.Has(w)
	if !regular && !input.PastVerb.Has(w) || at == 0 {
		return false
	}
	before := at - 1
	for before >= 0 && strings.HasSuffix(t.Words[words[before]].Norm, "ly") {
		before--
	}
	if before < 0 || input.Determiner.Has(t.Words[words[before]].Norm) {
		return false
	}
	if at+1 == len(words) {
		return true
	}
	next := t.Words[words[at+1]].Norm
	return input.Determiner.Has(next) || input.Preposition.Has(next)
}

// hollow are words that are no content of a noun phrase.
var hollow = prose.Set(`the a an of in on at for to and or with from by as s near over news latest
	update updates headlines headline stories story things thing everything anything something nothing
	everyone everybody anyone somebody someone people more world day today one ones yourself myself lot
	much other others new situation stuff happening happened going info information next first then
	afterwards later last`)

// withPoint returns the piece of text at s, with the point behind it if that is part of its last
// word: "U.S." and not "U.S".
func withPoint(text string, s prose.Span) string {
	piece := s.Of(text)
	last := piece[strings.LastIndexByte(piece, ' ')+1:]
	if strings.HasPrefix(text[s.End:], ".") && strings.Contains(last, ".") {
		return text[s.Start : s.End+1]
	}
	return piece
}
