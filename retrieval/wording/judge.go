package wording

import "slices"

// The limits by which a place is accepted. An edit of a stretch of the claim is a word that is changed, dropped or
// added. A change to a similar word counts as half an edit, and so does a whole cue between two pieces of a quotation,
// or all that an ellipsis leaves out.
const (
	wordsPerEdit   = 5 // the whole claim may have one edit for each of this many words
	fewestEdited   = 6 // in a shorter claim edits count twice
	sentenceEdit   = 8 // a sentence of it alone may have one edit for each of this many words
	fewestSentence = 6 // such a sentence has at least this many words
	longRun        = 8 // this many words in a row that stand as asked are enough
	unbrokenWords  = 3 // words in a row that some part of a place must have
	contentWeight  = 3 // the weight of a content word, where a function word has 1
	fewestWeight   = 9 // the weight that a place must have
	fewestContent  = 2 // the content words that a claim with an ellipsis must have
)

// judgement is an alignment that is judged.
type judgement struct {
	claim *Wording
	text  *Text
	steps []step
	skips []bool // of each step: whether it is an add that the claim's ellipsis allows
	alike []bool // of each step: whether it is a change to a similar word
}

// judge returns the judgement of an alignment.
func judge(w *Wording, t *Text, steps []step) judgement {
	j := judgement{w, t, steps, make([]bool, len(steps)), make([]bool, len(steps))}
	for i, s := range steps {
		j.alike[i] = s.action == change && similar(w.tokens[s.asked].text, t.tokens[s.printed].text)
	}
	for at := 0; at < len(steps); at++ {
		end := at
		for end < len(steps) && steps[end].action == add {
			end++
		}
		if end > at && j.elided(at, end) {
			for k := at; k < end; k++ {
				j.skips[k] = true
			}
		}
		at = max(at, end-1)
	}
	return j
}

// elided reports whether the adds steps[from:to] stand where the claim has its ellipsis, and are no
// more than one may stand for.
func (j judgement) elided(from, to int) bool {
	first, last := j.steps[from], j.steps[to-1]
	return to-from <= j.gapAt(first) && j.text.oneUtterance(first.printed-1, last.printed+1)
}

// gapAt returns how many words the claim may leave out at an add.
func (j judgement) gapAt(s step) int {
	if s.asked+1 >= len(j.claim.gap) {
		return 0
	}
	return j.claim.gap[s.asked+1]
}

// oneUtterance reports whether a reader takes the tokens from first to last for pieces of one
// utterance: they are near, in one paragraph, and no quotation starts or ends between them. After
// "she said" somebody else may be speaking.
func (t *Text) oneUtterance(first, last int) bool {
	if first < 0 || last >= len(t.tokens) || last-first > longestElision {
		return false
	}
	for i := first + 1; i <= last; i++ {
		if t.quoted[i] != t.quoted[first] || t.breaks(i) {
			return false
		}
	}
	return true
}

// standsWhole reports whether every word stands there, and nothing between them but what an ellipsis
// leaves out.
func (j judgement) standsWhole() bool {
	for i, s := range j.steps {
		if s.action != keep && !j.skips[i] {
			return false
		}
	}
	return j.claim.rest == ""
}

// saysEnough reports whether a claim that leaves words out has enough content words to be looked for:
// "it is … the" stands everywhere.
func (j judgement) saysEnough() bool {
	return j.claim.contentWords() >= fewestContent || !slices.Contains(j.skips, true)
}

// restricted returns the judgement of what is accepted of the claim; ok is false when nothing is.
func (j judgement) restricted() (out judgement, ok bool) {
	if j.standsWhole() && j.saysEnough() {
		return j, true
	}
	found := j.accepted()
	return j.within(found), found.len() > 0
}

// accepted returns the stretch of the claim that stands there with few enough edits; empty when
// none does.
func (j judgement) accepted() stretch {
	whole := stretch{0, len(j.claim.tokens)}
	if j.stands(whole, wordsPerEdit) {
		return whole
	}
	found := j.runIn(whole)
	if found.len() < longRun || j.weight(found) < fewestWeight {
		found = stretch{}
	}
	for _, s := range j.claim.segments {
		if s.len() >= fewestSentence && j.stands(s, sentenceEdit) {
			found = found.with(s)
		}
	}
	return found
}

// stands reports whether s has few enough edits, and enough weight.
func (j judgement) stands(s stretch, wordsPerEdit float64) bool {
	edits, words := j.edits(s)
	if words < fewestEdited {
		edits *= 2
	}
	return edits <= float64(words)/wordsPerEdit && j.weight(s) >= fewestWeight &&
		j.runIn(s).len() >= min(unbrokenWords, s.len()-1)
}

// edits returns the sum of what was changed, dropped and added inside s, and how many words s has with
// those added.
func (j judgement) edits(s stretch) (sum float64, words int) {
	cued := false
	for i, st := range j.steps {
		if !j.inside(i, s) {
			cued = false
			continue
		}
		cue := st.action == add && (j.text.cue[st.printed] || j.gapAt(st) > 0)
		switch {
		case st.action == keep:
		case cue && !cued, j.alike[i]:
			sum += 0.5
		case !cue:
			sum++
		}
		if !cue {
			words++
		}
		cued = cue
	}
	return sum, words
}

// inside reports whether step i counts for s: an add between two of its words does.
func (j judgement) inside(i int, s stretch) bool {
	switch st := j.steps[i]; {
	case st.asked < s.from || st.asked >= s.to:
		return false
	case st.action == add:
		return st.asked < s.to-1 && !j.skips[i]
	}
	return true
}

// weight returns how much of s stands there. A content word counts more than a function word, and a similar word less
// than the same word.
func (j judgement) weight(s stretch) (sum int) {
	for i, st := range j.steps {
		same := st.action == keep
		if st.asked < s.from || st.asked >= s.to || !same && !j.alike[i] {
			continue
		}
		if j.claim.content[st.asked] {
			sum += contentWeight - 1
		}
		if same {
			sum++
		}
	}
	return sum
}

// runIn returns the longest stretch of words in s that stand there as asked.
func (j judgement) runIn(s stretch) (best stretch) {
	run := stretch{}
	for _, st := range j.steps {
		if st.action != keep || st.asked < s.from || st.asked >= s.to {
			run = stretch{}
			continue
		}
		if run.len() == 0 {
			run.from = st.asked
		}
		run.to = st.asked + 1
		if run.len() > best.len() {
			best = run
		}
	}
	return best
}

// within returns j with what is outside of s dropped: those words do not stand there.
func (j judgement) within(s stretch) judgement {
	out := judgement{claim: j.claim, text: j.text}
	for i, st := range j.steps {
		outside := st.asked < s.from || st.asked >= s.to || st.action == add && st.asked == s.to-1
		switch {
		case outside && st.action == add:
			continue
		case outside:
			st.action = drop
		}
		out.steps, out.skips = append(out.steps, st), append(out.skips, j.skips[i])
		out.alike = append(out.alike, j.alike[i] && !outside)
	}
	return out
}

// score returns the share of words that agree, of the claim and of the place; less than 1 unless every
// word stands there.
func (j judgement) score() float64 {
	if j.standsWhole() {
		return 1
	}
	agree, words := 0.0, 0
	for i, s := range j.steps {
		switch {
		case s.action == keep:
			agree++
		case j.alike[i]:
			agree += 0.5
		}
		if s.action != add || !j.skips[i] && !j.text.cue[s.printed] {
			words++
		}
	}
	return min(agree/float64(words), 0.99)
}
