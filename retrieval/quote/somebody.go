package quote

import "quoth/retrieval/prose"

// somebody is the person whom phrase, one human being without a name, stands for: the only
// one of the text with that office ("the minister"), or -1 ("a spokesman for the council",
// "her husband"). It is false for anything else.
func (x *extraction) somebody(phrase []token) (person int, s sex, ok bool) {
	for i, t := range phrase {
		if i+1 < len(phrase) && !prepositions[phrase[i+1].word] {
			continue
		}
		if !kin[t.word] && !holdsOffice(t) {
			return -1, unknown, false
		}
		if phrase[0].word == "the" {
			if p, ok := x.people.holders[t.word]; ok && p >= 0 {
				return p, x.people.all[p].sex, true
			}
		}
		return -1, sexOfTitle(t.word), true
	}
	return -1, unknown, false
}

// learnHolders notes who holds each office of the text; -1 where several do.
func (p *people) learnHolders() {
	for i, q := range p.all {
		office := roleHead(q.role)
		if _, ok := p.holders[office]; ok {
			i = -1
		}
		p.holders[office] = i
	}
}

// roleHead is the folded word of a printed role that names the office: the last before a
// preposition.
func roleHead(role string) string {
	head := ""
	for w := prose.NewWords(role); w.Next(); {
		word := prose.Fold(w.Span().Of(role))
		if prepositions[word] {
			break
		}
		head = word
	}
	return head
}

// longestSubject is how many tokens a subject without a name has at most.
const longestSubject = 6

// somebodyFirst is somebody whose phrase opens tokens.
func (x *extraction) somebodyFirst(tokens []token) (person int, s sex, ok bool) {
	if len(tokens) == 0 || !determiners[tokens[0].word] && !tokens[0].possessive {
		return -1, unknown, false
	}
	for to := 2; to <= min(len(tokens), longestSubject) && tokens[to-1].kind == isWord; to++ {
		if p, s, ok := x.somebody(tokens[:to]); ok && (to == len(tokens) || !holdsOffice(tokens[to]) && !tokens[to].upper) {
			return p, s, ok
		}
	}
	return -1, unknown, false
}

// tokensOf are the tokens in span.
func tokensOf(tokens []token, span prose.Span) []token {
	return tokens[tokenAt(tokens, span.Start):tokenAt(tokens, span.End)]
}
