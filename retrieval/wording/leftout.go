package wording

import (
	"strings"

	"quoth/retrieval/prose"
)

// turning are words that can turn what is said around, or weaken it: negations, conditions and hedges.
// A claim that leaves one of them out says something else. The list is our own.
var turning = prose.Set(`not never no nor neither nobody none nothing nowhere without cannot hardly scarcely barely rarely
	seldom unlikely if unless until except only almost nearly may might could would should perhaps maybe
	possibly probably allegedly reportedly supposedly apparently fail fails failed refuse refuses refused
	deny denies denied doubt doubts doubted stop stopped against`)

// turns reports whether a token is one of the turning words, or ends in "n't".
func (t token) turns() bool { return turning[t.text] || strings.HasSuffix(t.text, "n't") }

// leftOut is what the ellipses of a claim leave out of the print.
type leftOut struct {
	inside, turned bool
	before, after  stretch // the printed words before and after the place, if they are to be shown
}

// leftOut returns what the claim leaves out: inside of the place, and, where the claim begins or ends
// with an ellipsis, in the rest of the sentence. That rest is to be shown only if it turns the sentence.
func (j judgement) leftOut() leftOut {
	var out leftOut
	for i, s := range j.steps {
		if j.skips[i] {
			out.inside = true
			out.turned = out.turned || j.text.tokens[s.printed].turns()
		}
	}
	if j.claim.opens {
		out.before = j.text.turned(j.text.sentenceBefore(j.firstPrinted()))
	}
	if j.claim.trails {
		out.after = j.text.turned(j.text.sentenceAfter(j.lastPrinted()))
	}
	out.turned = out.turned || out.before.len() > 0 || out.after.len() > 0
	return out
}

// turned returns s if it holds a turning word, else an empty stretch.
func (t *Text) turned(s stretch) stretch {
	for i := s.from; i < s.to; i++ {
		if t.tokens[i].turns() {
			return s
		}
	}
	return stretch{}
}

// sentenceBefore returns the words of the utterance before token i that are of the same sentence.
func (t *Text) sentenceBefore(i int) stretch {
	from := i
	for from > 0 && t.oneUtterance(from-1, i) && !t.ends(from) {
		from--
	}
	return stretch{from, i}
}

// sentenceAfter returns the words of the utterance after token i that are of the same sentence.
func (t *Text) sentenceAfter(i int) stretch {
	to := i + 1
	for to < len(t.tokens) && t.oneUtterance(i, to) && !t.ends(to) {
		to++
	}
	return stretch{i + 1, to}
}

// ends reports whether a sentence ends before token i, as far as the marks there say.
func (t *Text) ends(i int) bool {
	marks := t.text[t.tokens[i-1].span.End:t.tokens[i].span.Start]
	return strings.ContainsAny(marks, ".!?") && strings.ContainsAny(marks, " \n")
}
