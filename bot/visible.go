package bot

import (
	"fmt"
	"unicode"
)

// Visible returns r as it can be shown anywhere without being obeyed: a control character as its
// picture (␛), and a character that changes the order in which others are read as its number
// (‹U+202E›). It returns every other character as it is, line feeds and tabs too. The implicit marks
// and joiners, such as U+200F, stay: scripts and emoji need them, and they reorder nothing.
func Visible(r rune) string {
	switch {
	case !IsObeyed(r) || r == '\t':
		return string(r)
	case r < 0x20:
		return string(0x2400 + r) // Unicode's control pictures stand in ASCII's order
	case r == 0x7F:
		return "␡"
	}
	return fmt.Sprintf("‹U+%04X›", r)
}

// IsObeyed reports whether a terminal or a reader acts on r instead of showing it: controls (C0, C1,
// DEL) except the line feed, line and paragraph separators, and the bidirectional embeddings,
// overrides and isolates of UAX #9.
func IsObeyed(r rune) bool {
	switch {
	case r == '\n':
		return false
	case unicode.IsControl(r), r == 0x2028, r == 0x2029:
		return true
	}
	return 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069
}
