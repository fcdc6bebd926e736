package suggest

import (
	"fmt"
	"slices"
	"strings"

	"quoth/bot"
	"quoth/retrieval"
)

// Topics suggests names, the first of names first. The names in own, of which a speaker has spoken, come before
// the others.
func Topics(own, names []retrieval.Name, typed string) []bot.Suggestion {
	var out []bot.Suggestion
	for _, n := range bestNames(own, typed) {
		out = append(out, bot.Suggestion{Label: n.Printed + " (spoke of it)", Value: n.Printed})
	}
	for _, n := range bestNames(names, typed) {
		label := fmt.Sprintf("%s (in %d of the newest articles)", n.Printed, n.Texts)
		out = addNew(out, bot.Suggestion{Label: label, Value: n.Printed})
	}
	return out[:min(Most, len(out))]
}

func bestNames(names []retrieval.Name, typed string) []retrieval.Name {
	return Best(names, typed, func(n retrieval.Name) []string { return []string{n.Printed} }, Most)
}

// WithNames returns suggestions with those of names that are not among them.
func WithNames(out []bot.Suggestion, names []string) []bot.Suggestion {
	for _, s := range bot.Suggest(names) {
		out = addNew(out, s)
	}
	return out[:min(Most, len(out))]
}

// addNew adds a suggestion, unless its value is suggested already.
func addNew(out []bot.Suggestion, s bot.Suggestion) []bot.Suggestion {
	isSame := func(o bot.Suggestion) bool { return strings.EqualFold(o.Value, s.Value) }
	if slices.ContainsFunc(out, isSame) {
		return out
	}
	return append(out, s)
}
