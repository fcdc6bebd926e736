package boilerplate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// IsLink reports whether a line looks like a label and the headline of another story, which its page sets
// apart without a blank between them: "Ferry strike:What to know before you sail". Such a line tells what the
// article is about, so Find does not return it, but it is no sentence to show.
func IsLink(line string) bool {
	const longestLabel = 50
	i := strings.IndexByte(line, ':')
	if i < 2 || i > longestLabel || prose.EndsSentence(line) || strings.ContainsAny(line[:i], ".,;\"“@") {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(line[:i])
	after, _ := utf8.DecodeRuneInString(line[i+1:])
	isWord := unicode.IsLetter(before) || unicode.IsDigit(before)
	return isWord && (unicode.IsUpper(after) || strings.ContainsRune("'‘\"“", after)) &&
		strings.Count(line[i:], " ") >= fewestOfLink
}

// fewestOfLink is the number of blanks that the text of a link has at least.
const fewestOfLink = 3
