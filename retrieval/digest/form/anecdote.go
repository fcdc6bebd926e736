package form

import (
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// IsAnecdote reports whether a sentence is the opening of a feature: a scene, a portrait or a moment in one person's
// life, and no news. A sentence that names a weekday or a source is a report.
func IsAnecdote(s string) bool {
	w := OpeningWords(s)
	if len(w) == 0 || NamesWeekday(s) && !recurs(w) {
		return false
	}
	line := strings.Join(w, " ") + " "
	opens := func(p string) bool { return strings.HasPrefix(line, p+" ") }
	return slices.ContainsFunc(sceneOpenings, opens) || recurs(w) || isMemory(s) || isInterrupted(s) ||
		isPersonsMoment(s, w)
}

var (
	// sceneOpenings open a scene, a portrait or a tale. The list is our own.
	sceneOpenings = prose.Phrases(`imagine/picture this/once upon a time/growing up/like most/like many/like so many
		for as long as/for most people/as a child/as a boy/as a girl/as a teenager/as a young/in the beginning
		one of the most common
		standing in/standing at/standing on/sitting in/sitting at/sitting on/walking through/walking along/walking into
		looking out/looking back/gazing/tears ran/tears rolled/tears streamed/nestled/tucked away
		it was a/it is a/it began/it started/there is a/there was a time/there are few/few things/not every
		not long ago/long before/years ago/if you/if there is/if there's/whether you`)
	memories = prose.Phrases(` still remembers / remembers the / can still / vividly / will never forget
		/ never thought / never imagined / never dreamed / always dreamed / always wanted / grew up / fell in love `)
	interruptions = prose.Phrases(` when a / when the / when his / when her / when their / when he / when she
		/ when they / when it `)
	doing     = prose.Set(`was were`)
	recurring = prose.Phrases(`every monday/every tuesday/every wednesday/every thursday/every friday/every saturday
		/every sunday/every morning/every evening/every night/every afternoon/each morning/each evening/most mornings
		/every day/each day/every weekend`)
	timeClauses = prose.Set(`when as while before after`)
	ofOne       = prose.Set(`he she his her him`)
	reporting   = prose.Phrases(` said/ says/ announced/ according to/ police/ court/ officials/ government`)
)

// recurs reports whether a sentence opens with what somebody does again and again.
func recurs(w []string) bool {
	return len(w) > 1 && slices.Contains(recurring, w[0]+" "+w[1])
}

// isMemory reports whether a sentence tells what somebody remembers or dreamed of.
func isMemory(s string) bool {
	folded := " " + prose.Fold(s) + " "
	has := func(p string) bool { return strings.Contains(folded, p) }
	return slices.ContainsFunc(memories, has) && !slices.ContainsFunc(reporting, has)
}

// isInterrupted reports whether a sentence tells what somebody was doing when something happened: "Rafe Undry was
// having breakfast when the wall fell".
func isInterrupted(s string) bool {
	w := OpeningWords(s)
	folded := prose.Fold(s)
	if slices.ContainsFunc(reporting, func(p string) bool { return strings.Contains(folded, p) }) {
		return false
	}
	for i, word := range w[:max(0, len(w)-1)] {
		if doing[word] && strings.HasSuffix(w[i+1], "ing") {
			return slices.ContainsFunc(interruptions, func(p string) bool { return strings.Contains(folded, p) })
		}
	}
	return false
}

// isPersonsMoment reports whether a sentence opens with a moment in one person's life: "When Odo Brack was nine, his
// father gave him a boat".
func isPersonsMoment(s string, w []string) bool {
	if !timeClauses[w[0]] {
		return false
	}
	clause, rest, ok := strings.Cut(prose.Fold(s), ", ")
	if !ok || slices.ContainsFunc(reporting, func(p string) bool { return strings.Contains(clause+" "+rest, p) }) {
		return false
	}
	first, _, _ := strings.Cut(rest, " ")
	return ofOne[first]
}
