package discord

import (
	"strings"
	"unicode"
)

// quotationMarks are the marks that open a quotation, each with the mark that closes it.
var quotationMarks = [...]struct{ open, close string }{
	{"“", "”"}, {`"`, `"`}, {"«", "»"}, {"„", "“"}, {"‘", "’"},
}

// quotedIn returns the longest piece of s between quotation marks or, without one, s itself. A single
// word between marks does not count: it is a name or a nickname.
func quotedIn(s string) string {
	best := ""
	for _, m := range quotationMarks {
		for rest := s; ; {
			_, after, ok := strings.Cut(rest, m.open)
			words, next, closed := strings.Cut(after, m.close)
			if !ok || !closed {
				break
			}
			words = strings.TrimSpace(words)
			if len(words) > len(best) && strings.ContainsFunc(words, unicode.IsSpace) {
				best = words
			}
			rest = next
		}
	}
	if best == "" {
		return strings.TrimSpace(s)
	}
	return best
}
