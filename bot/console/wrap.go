package console

import (
	"strings"

	"github.com/rivo/uniseg"
)

// span is the half-open byte range [start, end) of a text.
type span struct{ start, end int }

// of returns the bytes of s in text.
func (s span) of(text string) string { return text[s.start:s.end] }

// width returns how many columns s takes on a terminal.
func width(s string) int { return uniseg.StringWidth(s) }

// wrap cuts text into rows of at most columns, at spaces and line feeds only. A word that is too long,
// such as an address, has a row to itself. No row is empty, or starts or ends with a space. With
// columns of 0 or less, text is cut at line feeds only.
func wrap(text string, columns int) []span {
	var rows []span
	for start := 0; start < len(text); {
		end := start + len(text[start:])
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		rows = wrapLine(rows, text, span{start, end}, columns)
		start = end + 1
	}
	return rows
}

// wrapLine appends the rows of a line to rows.
func wrapLine(rows []span, text string, line span, columns int) []span {
	row, used := span{}, 0
	for _, word := range words(text, line) {
		gap := word.start - row.end
		n := width(word.of(text))
		switch {
		case row.end == 0:
			row, used = word, n
		case columns <= 0 || used+gap+n <= columns:
			row.end, used = word.end, used+gap+n
		default:
			rows = append(rows, row)
			row, used = word, n
		}
	}
	if row.end > row.start {
		rows = append(rows, row)
	}
	return rows
}

// words returns the pieces of line between its spaces.
func words(text string, line span) []span {
	var out []span
	start := line.start
	for i := line.start; i <= line.end; i++ {
		if i < line.end && text[i] != ' ' {
			continue
		}
		if i > start {
			out = append(out, span{start, i})
		}
		start = i + 1
	}
	return out
}
