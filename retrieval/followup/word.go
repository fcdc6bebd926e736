package followup

import (
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// The words of short questions, beside the classes of retrieval/input. Read off conversations by hand,
// 2026-11.
var (
	// pronouns stand for somebody or something that was named before.
	pronouns = prose.Set("he she they him hers her them his their its it that this there those these")
	// persons are the pronouns that stand for somebody.
	persons     = prose.Set("he she they him hers her them his their")
	possessives = prose.Set("his their its")
	// doing are the auxiliaries that a subject and a verb follow.
	doing = prose.Set("did do does will would can could should")
	// adverbs end a noun phrase.
	adverbs = prose.Set(`again now soon ever never yet already still exactly next then once twice first
		away together back home`)
	// places are prepositions that say where.
	places = prose.Set("in at near on off under behind outside inside around across from during after along")
	// leaning are nouns that name nothing without what they belong to, or that name anybody.
	leaning = prose.Set(`people person persons men women man woman children child passengers passenger
		victims victim survivors survivor others dead death deaths homes houses buildings jobs workers
		employees staff residents families injured missing wounded suspects suspect casualties injuries
		reason cause result outcome score winner loser cost damage price toll next then afterwards later
		exactly else ago far long time place point there responsible charge involved affected safe alive
		true name fault culprit blame`)
	// relational are nouns of what something has: "the cause of".
	relational = prose.Set(`cause reason result outcome score winner loser cost damage price toll point
		name place culprit`)
	// verbs are verbs of short questions, in the present or with an irregular past.
	verbs = prose.Set(`die win lose survive escape happen happens change pay start stop begin end resign
		vote attend lead leave hurt fell fall fled led ran hit said knew paid began burnt sank rose left
		got cost costs beat shut won survives dies live lives work works arrive organise organize pays
		runs owns leads reopen open close closes opens starts ends help helps last lasts`)
	// takesObject are verbs that may end a short question for who, and need an object in a whole one.
	takesObject = prose.Set(`win wins lose loses beat attend attends join joins joined visit visited
		visits won lost built made wrote bought sold caused started ordered leads led designed found
		owns owned runs ran opened closed organised organized approved opposed attended holds held
		hosted hosts called owned supports opposes backed`)
)

// isPastForm reports whether a folded word is a verb in the past tense, or one with which a short
// question is asked.
func isPastForm(w string) bool {
	isRegular := len(w) > 3 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") && !input.EndsInEd.Has(w)
	return isRegular || input.PastVerb.Has(w) || verbs[w]
}

// isLeaning reports whether word i names nothing without the previous question.
func (t typed) isLeaning(i int) bool {
	w := t.Words[i].Norm
	switch {
	case strings.Contains(w, " "), !question.Carries(w), leaning[w], isPastForm(w), input.IsNumeral(w),
		input.Preposition.Has(w):
		return true
	}
	isDoing := len(w) > 5 && strings.HasSuffix(w, "ing") && i > 0 && !input.Determiner.Has(t.Words[i-1].Norm)
	return isDoing || t.Is(i-1, "how")
}

// namesAfter returns which words behind word i are names.
func (t typed) namesAfter(i int) (out []int) {
	for k := i + 1; k < len(t.Words); k++ {
		if w := t.Words[k]; t.IsName(k) && !input.Asking.Has(w.Norm) && w.Part != input.TimePart {
			out = append(out, k)
		}
	}
	return out
}
