package suggest

import (
	"slices"
	"strings"

	"quoth/bot"
	"quoth/bot/outlet"
	"quoth/retrieval"
	"quoth/retrieval/prose"
)

// Sources suggests outlets that have a name, and labels, those of the most articles first.
func Sources(all []retrieval.Source, labels []outlet.Label, typed string) []bot.Suggestion {
	c := newChoice(all, labels)
	return c.suggest(nil, Names(c.names, typed, Most))
}

// choice is what can be named where an outlet is wanted.
type choice struct {
	names  []string       // of outlets and labels, those of the most articles first
	labels map[string]int // the names among them that are labels, with the numbers of their outlets
}

func newChoice(all []retrieval.Source, labels []outlet.Label) choice {
	c := choice{labels: make(map[string]int)}
	var known outlet.Known
	articles := make(map[string]int)
	for _, s := range all {
		if s.Name != "" {
			known.Names, articles[s.Name] = append(known.Names, s.Name), s.Articles
		}
	}
	c.names, known.Labels = known.Names, labels
	for _, l := range known.Distinct() {
		for _, name := range l.Outlets {
			articles[l.Name] += articles[name]
		}
		c.names, c.labels[l.Name] = append(c.names, l.Name), len(l.Outlets)
	}
	c.names = byArticles(c.names, func(name string) int { return articles[name] })
	return c
}

// suggest suggests lists that start with the names before and end with one of the others each. A label is shown with
// the number of its outlets.
func (c choice) suggest(before, others []string) []bot.Suggestion {
	out := make([]bot.Suggestion, len(others))
	for i, name := range others {
		value := strings.Join(append(slices.Clone(before), name), ", ")
		out[i] = bot.Suggestion{Label: value, Value: value}
		if n := c.labels[name]; n > 0 {
			out[i].Label += " (" + bot.Count(n, "outlet") + ")"
		}
	}
	return out
}

// SourceList suggests how a list of outlets and labels with commas between may go on: with one that is not in it
// yet. Because a name may itself have commas, the last name of the list starts behind the first comma from
// which some name continues.
func SourceList(all []retrieval.Source, labels []outlet.Label, typed string) []bot.Suggestion {
	var before []string
	c := newChoice(all, labels)
	names := c.names
	for last := typed; ; {
		if found := continuing(names, last); len(found) > 0 {
			return c.suggest(before, found)
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
