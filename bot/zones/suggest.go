package zones

import (
	"quoth/bot"
	"quoth/bot/suggest"
)

// Suggest returns at most n zones that typed may be a part of, by the names of their places or by their own.
func Suggest(typed string, n int) []bot.Suggestion {
	var out []bot.Suggestion
	seen := make(map[string]bool)
	for _, p := range suggest.Best(suggested(), typed, place.names, len(suggested())) {
		if seen[p.zone] || len(out) == n {
			continue
		}
		seen[p.zone] = true
		out = append(out, bot.Suggestion{Label: p.label(), Value: p.zone})
	}
	return out
}

// names returns the names under which people look for a place.
func (p place) names() []string { return []string{p.name, p.zone} }

// label returns "Berlin (Europe/Berlin)", and "UTC" where the zone has no other name.
func (p place) label() string {
	if p.name == p.zone {
		return p.zone
	}
	return p.name + " (" + p.zone + ")"
}
