package main

import "quoth/retrieval/rank"

// fitShown fits the weights of what is shown, so that a right one of each story's choices is shown.
// Each set counts the same. It leaves out the row of the name without.
func fitShown(sets []*set, without string) rank.Model[rank.ShownFeatures] {
	lists := storyLists(sets)
	if len(lists) == 0 {
		return rank.ShownModel
	}
	spread := standardise(lists, named(rank.ShownModel, without))
	b := climb(len(spread), func(b, gradient []float64) {
		for _, l := range lists {
			l.ascend(gradient, b)
		}
	})
	for j := range b {
		b[j] /= spread[j]
	}
	return rank.ShownModel.With(b)
}

// storyLists returns the stories that have both right and wrong choices.
func storyLists(sets []*set) (all []list) {
	for _, s := range sets {
		var lists []list
		for _, q := range s.questions {
			for _, story := range q.stories {
				if l := story.list(q.hasEvidence); l.isMixed() {
					lists = append(lists, l)
				}
			}
		}
		for i := range lists {
			lists[i].weight = 1 / float64(len(lists)*len(sets))
		}
		all = append(all, lists...)
	}
	return all
}

// list describes the choices of a story. A right one holds the evidence, or the answer of a question
// without evidence.
func (s story) list(hasEvidence bool) (l list) {
	for i, c := range s.choices {
		l.inputs = append(l.inputs, inputs(rank.ShownModel, c.Features))
		l.right = append(l.right, hasEvidence && s.marks[i].evidence || !hasEvidence && s.marks[i].answer)
	}
	return l
}
