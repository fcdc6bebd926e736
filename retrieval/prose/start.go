package prose

import (
	"strings"
	"unicode/utf8"
)

// StartsNearly reports whether text starts with start, but for one letter that is wrong, missing, too many or
// swapped with its neighbour. Letters are code points. The time grows with the length of start.
func StartsNearly(text, start string) bool {
	i := 0
	for i < len(start) && i < len(text) && text[i] == start[i] {
		i++
	}
	for i > 0 && i < len(start) && !utf8.RuneStart(start[i]) {
		i--
	}
	if i >= len(start) {
		return true
	}
	rest, typed := text[i:], start[i:]
	printed, n := utf8.DecodeRuneInString(rest)
	wrong, m := utf8.DecodeRuneInString(typed)
	if strings.HasPrefix(rest, typed[m:]) { // too many
		return true
	}
	if n == 0 {
		return false
	}
	if strings.HasPrefix(rest[n:], typed[m:]) || strings.HasPrefix(rest[n:], typed) { // wrong, or missing
		return true
	}
	after, ok := strings.CutPrefix(rest[n:], string(wrong))
	if !ok {
		return false
	}
	behind, ok := strings.CutPrefix(typed[m:], string(printed))
	return ok && strings.HasPrefix(after, behind) // swapped
}
