package suggest

import (
	"slices"
	"strings"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/prose"
)

// Sources suggests outlets that have a name, those of the most articles first.
func Sources(all []retrieval.Source, typed string) []bot.Suggestion {
	return bot.Suggest(Names(namesOf(all), typed, Most))
}

func namesOf(all []retrieval.Source) (names []string) {
	for _, s := range byArticles(all, func(s retrieval.Source) int { return s.Articles }) {
		if s.Name != "" {
			names = append(names, s.Name)
		}
	}
	return names
}

// SourceList suggests how a list of outlets with commas between may go on: with an outlet that is not in it
// yet. Because a name may itself have commas, the last name of the list starts behind the first comma from
// which some outlet's name continues.
func SourceList(all []retrieval.Source, typed string) []bot.Suggestion {
	var before []string
	names := namesOf(all)
	for last := typed; ; {
		if found := continuing(names, last); len(found) > 0 {
			return bot.Suggest(joined(before, found))
		}
		head, tail, more := strings.Cut(last, ",")
		if !more {
			return nil
		}
		head = strings.TrimSpace(head)
		before, last = append(before, head), tail
		names = slices.DeleteFunc(names, func(name string) bool { return strings.EqualFold(name, head) })
	}
}

// continuing returns the names that the end of a list may become. An end with a comma may be two names, so that
// only a name that starts with it counts.
func continuing(names []string, last string) []string {
	if !strings.Contains(last, ",") {
		return Names(names, last, Most)
	}
	start := prose.Fold(strings.TrimLeft(last, " "))
	starts := func(name string) bool { return strings.HasPrefix(prose.Fold(name), start) }
	out := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !starts(name) })
	return out[:min(Most, len(out))]
}

// joined returns lists that start with the names before and end with one of the others each.
func joined(before, others []string) []string {
	out := make([]string, len(others))
	for i, name := range others {
		out[i] = strings.Join(append(slices.Clone(before), name), ", ")
	}
	return out
}
