package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns s as it is stored: invalid UTF-8 becomes U+FFFD, CRLF becomes LF, and control
// characters other than tab and LF are removed, and so are blanks at the end of a line. Nothing
// else changes. Clean(Clean(s)) == Clean(s).
func Clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	if strings.IndexFunc(s, isControl) >= 0 {
		s = strings.Map(func(r rune) rune {
			if isControl(r) {
				return -1
			}
			return r
		}, s)
	}
	if !strings.Contains(s, " \n") && !strings.Contains(s, "\t\n") && strings.TrimRight(s, " \t") == s {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t")
	}
	return strings.Join(lines, "\n")
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// Repairs returns the number of runs of invalid UTF-8 that Clean replaces in s.
func Repairs(s string) int {
	n, bad := 0, false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		invalid := r == utf8.RuneError && size == 1
		if invalid && !bad {
			n++
		}
		bad = invalid
		i += size
	}
	return n
}

// Visible returns s without invisible characters: soft hyphens, zero-width spaces and byte order
// marks, which would hide a word from a search, and control characters that are not white space.
func Visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00AD', r == '\u200B', r == '\u2060', r == '\uFEFF', unicode.IsControl(r) && !unicode.IsSpace(r):
			return -1
		}
		return r
	}, s)
}
