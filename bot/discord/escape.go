package discord

import (
	"fmt"
	"strings"
	"unicode"
)

// markdown shows words that were written elsewhere, so that Discord prints every
// character and obeys none: no mention, link, heading, list, quote, code, spoiler,
// timestamp or emoji comes of them. Discord takes a backslash before anything but a letter,
// a digit or white space as "print this"; @discordjs/formatters, the usual escaper,
// leaves out <, @, > and the marks at the start of a line.
func markdown(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	opening, numbered := true, false // nothing printed on this line yet; only digits
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case obeyedAnywhere(r), opening && strings.ContainsRune("#-+>=", r), numbered && (r == '.' || r == ')'):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == ':' && i+1 < len(runes) && !unicode.IsSpace(runes[i+1]): // :emoji:, https:
			b.WriteString(`\:`)
		default:
			b.WriteString(visible(r))
		}
		switch {
		case r == '\n':
			opening, numbered = true, false
		case unseen(r):
		case opening && unicode.IsDigit(r) || numbered && unicode.IsDigit(r):
			opening, numbered = false, true
		default:
			opening, numbered = false, false
		}
	}
	return b.String()
}

// plain is for the places where Discord reads no markdown and shows one line: an author, a
// footer, a button.
func plain(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		b.WriteString(visible(r))
	}
	return b.String()
}

// obeyedAnywhere reports whether r starts a mark wherever it stands in a line.
func obeyedAnywhere(r rune) bool { return strings.ContainsRune("\\*_~|`[]<@", r) }

// unseen reports whether r prints nothing: what stands after it may still be the first thing
// on its line, the more so as Discord strips some of these characters.
func unseen(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == 0x3164 || r == 0x115F || r == 0xFFA0
}

// visible shows a character that changes how others are read by its picture (␛) or its
// number (‹U+202E›), as the terminal does; every other one is itself. The implicit marks
// and joiners stay: scripts and emoji need them, and they reorder nothing.
func visible(r rune) string {
	switch {
	case r == '\n' || r == '\t':
		return string(r)
	case r < 0x20:
		return string(0x2400 + r) // Unicode's control pictures stand in ASCII's order
	case r == 0x7F:
		return "␡"
	case unicode.IsControl(r), r == 0x2028, r == 0x2029, 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069:
		return fmt.Sprintf("‹U+%04X›", r)
	}
	return string(r)
}

// snowflake keeps the digits of an id: what stands between the marks of a mention is not escaped.
func snowflake(id string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, id)
}
