package quote

import (
	"maps"
	"strings"

	"quoth/retrieval/names"
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// union is a set of the words of all sets.
func union(sets ...map[string]bool) map[string]bool {
	m := make(map[string]bool)
	for _, s := range sets {
		for w := range s {
			m[w] = true
		}
	}
	return m
}

// without is a set of the words that others lack.
func without(words map[string]bool, others ...map[string]bool) map[string]bool {
	m := maps.Clone(words)
	for _, o := range others {
		maps.DeleteFunc(m, func(w string, _ bool) bool { return o[w] })
	}
	return m
}

// clippings start with an apostrophe that opens nothing.
var clippings = set(`tis twas em til till cause round bout n`)

// articles never stand alone.
var articles = set(`the a an its his their our my your no every`)

// lexicon is the words of names and, so that no role is read over them, those that report and
// those that open a sentence.
var lexicon = names.With(map[names.Class]map[string]bool{names.Break: union(cueVerbs, leadIns), names.Verb: plainlyVerbs})

// plainlyVerbs are the cue verbs in forms that are nothing else.
var plainlyVerbs = without(cueVerbs, nounLike, baseForms)
