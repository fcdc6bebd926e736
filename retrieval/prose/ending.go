package prose

import (
	"strings"
	"unicode/utf8"
)

// fullStops end a sentence of running text, closingMarks may follow them.
const (
	fullStops    = ".!?…"
	closingMarks = "\"'”’)]»"
)

// EndsSentence reports whether s ends as a sentence of running text does. A crosshead, a by-line or a
// caption seldom does.
func EndsSentence(s string) bool {
	bare := strings.TrimRight(strings.TrimSpace(s), closingMarks)
	last, _ := utf8.DecodeLastRuneInString(bare)
	return strings.ContainsRune(fullStops, last)
}
