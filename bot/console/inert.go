package console

import (
	"strings"

	"quoth/bot"
)

// Inert returns s in one line, with every character made visible that a terminal would obey. The
// name of a file, for example, may have any character.
func Inert(s string) string { return strings.ReplaceAll(inert(s), "\n", "␊") }

// inert returns s with every character made visible that a terminal would obey. A tab becomes a
// space; line feeds stay.
func inert(s string) string {
	if strings.IndexFunc(s, bot.IsObeyed) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r == '\t' {
			b.WriteByte(' ')
			continue
		}
		b.WriteString(bot.Visible(r))
	}
	return b.String()
}
