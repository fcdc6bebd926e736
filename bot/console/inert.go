package console

import (
	"fmt"
	"strings"
	"unicode"
)

// Inert shows in one line what a terminal would obey, line feeds too: the names of files
// may have any character.
func Inert(s string) string { return strings.ReplaceAll(inert(s), "\n", "␊") }

// inert shows what a terminal would obey: control characters as their pictures (␛),
// and those that turn the direction of reading as their number (‹U+202E›). A tab is a
// space; line feeds stay. Everything else is as it was.
func inert(s string) string {
	if strings.IndexFunc(s, isObeyed) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case !isObeyed(r):
			b.WriteRune(r)
		case r == '\t':
			b.WriteByte(' ')
		case r < 0x20:
			b.WriteRune(0x2400 + r) // Unicode's control pictures stand in ASCII's order
		case r == 0x7F:
			b.WriteRune('␡')
		default:
			fmt.Fprintf(&b, "‹U+%04X›", r)
		}
	}
	return b.String()
}

// isObeyed reports whether a terminal acts on r: controls (C0, C1, DEL), line and
// paragraph separators, and the bidirectional embeddings, overrides and isolates of
// UAX #9. The implicit marks U+200E, U+200F and U+061C cannot reorder other words.
func isObeyed(r rune) bool {
	switch {
	case r == '\n':
		return false
	case unicode.IsControl(r), r == 0x2028, r == 0x2029:
		return true
	}
	return 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069
}
