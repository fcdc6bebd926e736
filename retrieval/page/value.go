package page

import (
	"html"
	"strings"

	dom "golang.org/x/net/html"
)

// rawText returns the text directly below n, as written.
func rawText(n *dom.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		if c.Type == dom.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// plainText returns the text of an attribute or a value of JSON on one line. Some sites escape such
// texts twice, and some leave markup in them.
func plainText(s string) string {
	s = html.UnescapeString(s)
	if strings.Contains(s, "</") {
		if n, err := dom.Parse(strings.NewReader(s)); err == nil {
			s = textOf(n)
		}
	}
	return oneLine(s)
}

// Limits of facts. A longer text is not a fact, and later facts are mostly about other articles.
const (
	maxFact  = 400 // bytes
	maxFacts = 16  // of one kind
)

// short returns s, or "" if it is too long for a fact.
func short(s string) string {
	if len(s) > maxFact {
		return ""
	}
	return s
}

// appendShort appends s unless it is empty or too long, or the list is full.
func appendShort(to []string, s string) []string {
	if short(s) == "" || len(to) == maxFacts {
		return to
	}
	return append(to, s)
}
