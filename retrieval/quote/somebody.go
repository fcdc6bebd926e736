package quote

import "quoth/retrieval/names"

import "quoth/retrieval/prose"

// somebody is the person whom phrase, one human being without a name, stands for: the only
// one of the text with that office ("the minister"), or -1 ("a spokesman for the council",
// "her husband"). It is false for anything else.
func (x *extraction) somebody(phrase []token) (person int, s names.Class, ok bool) {
	for i, t := range phrase {
		if i+1 < len(phrase) && !phrase[i+1].Is(names.Preposition) {
			continue
		}
		if !t.Is(names.Kin) && !names.HoldsOffice(t) {
			return -1, 0, false
		}
		if phrase[0].Text == "the" {
			if p, ok := x.people.holders[t.Text]; ok && p >= 0 {
				return p, x.people.all[p].sex, true
			}
		}
		return -1, t.Sex(), true
	}
	return -1, 0, false
}

// longestSubject is how many tokens a subject without a name has at most.
const longestSubject = 6

// somebodyFirst is somebody whose phrase opens tokens.
func (x *extraction) somebodyFirst(tokens []token) (person int, s names.Class, ok bool) {
	if len(tokens) == 0 || !tokens[0].Is(names.Determiner) && !tokens[0].Possessive {
		return -1, 0, false
	}
	for to := 2; to <= min(len(tokens), longestSubject) && tokens[to-1].Kind == names.Word; to++ {
		if p, s, ok := x.somebody(tokens[:to]); ok &&
			(to == len(tokens) || !names.HoldsOffice(tokens[to]) && !tokens[to].Upper) {
			return p, s, ok
		}
	}
	return -1, 0, false
}

// tokensOf are the tokens in span.
func tokensOf(tokens []token, span prose.Span) []token {
	return tokens[tokenAt(tokens, span.Start):tokenAt(tokens, span.End)]
}
