// Package prose knows running text and nothing of news: spans, paragraphs,
// sentences, words and their index terms.
//
// All offsets are bytes into a UTF-8 string; a Span is half open.
//
//	text := "Talks resumed. “We are close,” she said."
//	for _, s := range prose.Sentences(text) {
//		fmt.Println(s.Of(text))
//	}
package prose

import "unicode/utf8"

// Span is the half-open byte range [Start, End) of a text.
type Span struct{ Start, End int }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Of returns the piece of text at s. It panics if s does not lie in text.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// In returns the part of s that lies in t.
func (s Span) In(t Span) Span {
	start := min(max(s.Start, t.Start), t.End)
	return Span{start, max(start, min(s.End, t.End))}
}

// Valid reports whether s is a non-empty piece of text that starts and ends
// between two characters.
func (s Span) Valid(text string) bool {
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		return false
	}
	return utf8.RuneStart(text[s.Start]) && (s.End == len(text) || utf8.RuneStart(text[s.End]))
}

// Trim shortens s until it neither starts nor ends with white space.
func (s Span) Trim(text string) Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !isBlank(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !isBlank(r) {
			break
		}
		s.End -= n
	}
	return s
}

// Runes returns s in Unicode code points of text, which is how all JSON that leaves the program counts.
func (s Span) Runes(text string) Span {
	start := utf8.RuneCountInString(text[:s.Start])
	return Span{start, start + utf8.RuneCountInString(text[s.Start:s.End])}
}

func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x200B:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}

// Paragraphs returns the non-empty lines of text, trimmed of white space: a paragraph ends at a
// line break.
func Paragraphs(text string) []Span {
	var out []Span
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && text[end] != '\n' {
			end++
		}
		if s := (Span{start, end}).Trim(text); s.Len() > 0 {
			out = append(out, s)
		}
		start = end + 1
	}
	return out
}
