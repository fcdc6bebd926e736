package console

import (
	"strings"

	"github.com/rivo/uniseg"
)

// span is the half-open byte range [start, end) of a text.
type span struct{ start, end int }

func (s span) of(text string) string { return text[s.start:s.end] }

// width is how many columns s takes on a terminal.
func width(s string) int { return uniseg.StringWidth(s) }

// wrap cuts text into rows of at most columns, at spaces and line feeds only: a word
// that is too long, like an address, gets a row to itself. Rows neither start nor end
// with a space, none is empty, and with columns of 0 or less only line feeds cut.
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

// words are the pieces of line between its spaces.
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
