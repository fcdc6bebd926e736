package intent

import (
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// typed is a text that is read for what it asks.
type typed struct{ input.Text }

// maxTopicWords is how many words a topic has at the most besides "the", "of" and their like;
// maxTopicLength counts those too.
const (
	maxTopicWords  = 5
	maxTopicLength = 9
)

// isNounPhrase reports whether words are a noun phrase of a few words, even one that tells nothing.
func (t typed) isNounPhrase(words []int) bool {
	_, ok := t.nounPhrase(words)
	return ok
}

// nounPhrase counts the words of a noun phrase that carry it, and reports false for a clause.
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
	return content, content <= maxTopicWords && len(words) <= maxTopicLength
}

// isGivenName reports whether the word at is "Will" or "May" in front of one more word, or alone.
func (t typed) isGivenName(words []int, at int) bool {
	w := t.Words[words[at]].Norm
	return at == 0 && len(words) <= 2 && (w == "will" || w == "may")
}

// isVerb reports whether the word at is a verb in the past that makes a clause: "the call Bask
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

// hollow are words that a topic has besides those that carry it.
var hollow = prose.Set(`the a an of in on at for to and or with from by as s near over news latest update
	updates headlines headline stories story things thing everything anything something nothing everyone
	everybody anyone somebody someone people more world day today one ones yourself myself lot much
	other others new situation stuff happening happened going info
	information next first then afterwards later last`)

// withPoint is a piece of text with the point behind it that belongs to it: "U.S." and not "U.S".
func withPoint(text string, s prose.Span) string {
	piece := s.Of(text)
	if i := strings.LastIndexByte(piece, ' '); strings.HasPrefix(text[s.End:], ".") && strings.Contains(piece[i+1:], ".") {
		return text[s.Start : s.End+1]
	}
	return piece
}
