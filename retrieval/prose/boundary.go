package prose

import (
	"iter"
	"strings"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// boundaries yields where a sentence of s may end by Unicode's rules (UAX #29, section 5), its end included. They put
// boundaries only behind terminators and separators of paragraphs, so the segmenter reads from the word before one on.
func boundaries(s string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := 0; at < len(s); {
			stop := nextStop(s, at)
			if stop == len(s) {
				yield(len(s))
				return
			}
			at += strings.LastIndexByte(s[at:stop], ' ') + 1
			it := sentences.FromString(s[at:])
			it.Next()
			if at += it.End(); !yield(at) {
				return
			}
		}
	}
}

// nextStop returns where the first character from i on stands that may be a terminator or a separator, or len(s).
func nextStop(s string, i int) int {
	for i < len(s) {
		switch c := s[i]; {
		case c == '.' || c == '!' || c == '?' || c == '\r' || c == '\n':
			return i
		case c < 0xC0, 0xC3 <= c && c <= 0xCA: // ASCII, and letters of Latin alphabets
			i++
		case strings.HasPrefix(s[i:], "\xE2\x80") && i+2 < len(s) && isPlainMark[s[i+2]]:
			i += 3
		default:
			return i
		}
	}
	return len(s)
}

// isPlainMark holds the last bytes of the dashes, quotation marks and points of U+2000 to U+203F that end no sentence.
var isPlainMark = func() (t [256]bool) {
	for _, mark := range []string{"–", "—", "‘", "’", "“", "”", "…"} {
		t[mark[2]] = true
	}
	return t
}()
