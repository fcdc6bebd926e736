package prose

import "unicode/utf8"

// The kinds of ASCII characters that words consist of.
const (
	asciiLetter = 1 << iota
	asciiDigit
)

// isASCIIWord reports whether c is an ASCII letter or digit.
func isASCIIWord(c byte) bool { return asciiWord[c] != 0 }

// asciiWord is the kind of each byte, 0 for those that are in no word.
var asciiWord = func() (t [256]byte) {
	for c := range t {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			t[c] = asciiLetter
		case '0' <= c && c <= '9':
			t[c] = asciiDigit
		}
	}
	return t
}()

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isLowerASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}
