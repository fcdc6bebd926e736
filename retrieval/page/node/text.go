package node

import (
	"html"
	"strings"
	"unicode"

	dom "golang.org/x/net/html"
)

// RawText returns the text directly below n, as written.
func RawText(n *dom.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		if c.Type == dom.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// PlainText returns the text of an attribute or a value of JSON on one line. Some sites escape such
// texts twice, and some leave markup in them.
func PlainText(s string) string {
	s = html.UnescapeString(s)
	if strings.Contains(s, "</") {
		if n, err := dom.Parse(strings.NewReader(s)); err == nil {
			s = Text(n)
		}
	}
	return OneLine(s)
}

// Limits of facts. A longer text is not a fact, and later facts are mostly about other articles.
const (
	maxFact = 400 // bytes

	// MaxFacts is the number of facts of one kind that are kept.
	MaxFacts = 16
)

// Short returns s, or "" if it is too long for a fact.
func Short(s string) string {
	if len(s) > maxFact {
		return ""
	}
	return s
}

// AppendShort appends s unless it is empty or too long, or the list is full.
func AppendShort(to []string, s string) []string {
	if Short(s) == "" || len(to) == MaxFacts {
		return to
	}
	return append(to, s)
}

// Fold returns the words of s in lower case, of letters and digits only, with a blank between them.
func Fold(s string) string {
	isOther := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), isOther), " ")
}
