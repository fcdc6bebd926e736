package wording

import (
	"strings"

	"quoth/retrieval/prose"
)

// turning are words that reverse or weaken what is said: negations, conditions and hedges. A claim that
// leaves one of them out says something else. The list is our own.
var turning = prose.Set(`
	not never no nor neither nobody none nothing nowhere without cannot hardly scarcely barely rarely
	seldom unlikely unable impossible if unless until except only almost nearly may might could would
	should perhaps maybe possibly probably allegedly reportedly supposedly apparently fail fails failed
	failing refuse refuses refused refusing deny denies denied denying doubt doubts doubted doubting
	stop stops stopped stopping against`)

// turns reports whether a token is one of the turning words, or ends in "n't".
func (t token) turns() bool { return turning[t.text] || strings.HasSuffix(t.text, "n't") }

// leftOut is what the ellipses of a claim leave out of the print.
type leftOut struct {
	inside, turned bool
	before, after  stretch // the rest of the sentence before and after the place, if it is to be shown
}

// leftOut returns what the claim leaves out inside of the place and, where the claim begins or ends with
// an ellipsis, in the rest of the sentence. That rest is to be shown only if it holds a turning word.
func (j judgement) leftOut() leftOut {
	var out leftOut
	for i, s := range j.steps {
		if j.skips[i] {
			out.inside = true
			out.turned = out.turned || j.text.tokens[s.printed].turns()
		}
	}
	if first := j.firstPrinted(); j.claim.opens {
		out.before = j.text.turned(stretch{j.text.sentence(first).from, first})
	}
	if last := j.lastPrinted(); j.claim.trails {
		out.after = j.text.turned(stretch{last + 1, j.text.sentence(last).to})
	}
	out.turned = out.turned || out.before.len() > 0 || out.after.len() > 0
	return out
}

// turned reports whether a word that is asked and not printed, or printed and not asked, is a turning word.
func (j judgement) turned() bool {
	for _, s := range j.steps {
		isAsked, isPrinted := s.action == change || s.action == drop, s.action == change || s.action == add
		if isAsked && j.claim.tokens[s.asked].turns() || isPrinted && j.text.tokens[s.printed].turns() {
			return true
		}
	}
	return false
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

// sentence returns the words of the utterance of token i that are of the same sentence.
func (t *Text) sentence(i int) stretch {
	said := stretch{i, i + 1}
	for said.from > 0 && t.oneUtterance(said.from-1, i) {
		said.from--
	}
	for said.to < len(t.tokens) && t.oneUtterance(i, said.to) {
		said.to++
	}
	tokens := t.tokens[said.from:said.to]
	span := prose.Span{Start: tokens[0].span.Start, End: tokens[len(tokens)-1].span.End}
	for _, s := range stretches(prose.SentencesIn(t.text, span), tokens) {
		if i < said.from+s.to {
			return stretch{said.from + s.from, said.from + s.to}
		}
	}
	return said
}
