package suggest

import (
	"cmp"
	"strings"

	"quoth/bot"
)

// Feeds suggests the addresses of feeds, found by name or address.
func Feeds(all []bot.Feed, typed string) []bot.Suggestion {
	var out []bot.Suggestion
	for _, f := range Best(all, typed, func(f bot.Feed) []string { return []string{f.Name, f.URL} }, Most) {
		out = append(out, bot.Suggestion{Label: labelOf(f), Value: f.URL})
	}
	return out
}

// labelOf returns a feed's name with its state.
func labelOf(f bot.Feed) string {
	return cmp.Or(f.Name, f.URL) + ": " + strings.ToLower(f.State().String())
}
