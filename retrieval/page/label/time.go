package label

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/dateline"
	"quoth/retrieval/page/node"
)

// timeKeys are the attributes that hold a time for machines, the best first.
var timeKeys = []string{"datetime", "content", "data-datetime", "data-published", "data-timestamp", "data-date",
	"data-time", "data-epoch", "data-unixtime", "data-utime", "data-seconds", "data-ts"}

// publishedKeys are the attributes that hold the time of publication, whatever the element.
var publishedKeys = []string{"data-published", "data-published-at", "data-published-date", "data-publish-date",
	"data-publishdate", "data-pubdate", "data-pub-date", "data-publication-date", "data-date-published",
	"data-publish-time", "data-published-time", "data-article-published"}

var machineKeys = slices.Concat(timeKeys, publishedKeys)

func hasPublishedData(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return strings.HasPrefix(a.Key, "data-") && slices.Contains(publishedKeys, a.Key)
	})
}

// Timestamp returns the time that an element gives, for machines if it has that.
func Timestamp(n *html.Node) string {
	for _, key := range machineKeys {
		if s := strings.TrimSpace(node.Attr(n, key)); s != "" {
			return s
		}
	}
	if s := strings.TrimSpace(node.Attr(n, "title")); n.DataAtom == atom.Abbr && s != "" {
		return s
	}
	return node.ShortText(n, maxBytes)
}

// maxBytes is the length of the longest text that is read for a time or a by-line, with its white space.
const maxBytes = 1000

// eventBeside returns what the label of n, the text in it, or else that right before it, says happened at its time: in
// "Updated: <time>" and <time>Updated 2 March 2026</time>.
func eventBeside(n *html.Node) dateline.Event {
	text := node.ShortText(n, maxBytes)
	for _, key := range [...]string{"aria-label", "title"} {
		if e := dateline.EventOf(words(node.Attr(n, key))); e != dateline.Unsaid {
			return e
		}
	}
	if e := dateline.EventOf(words(text)); e != dateline.Unsaid {
		return firstEvent(text)
	}
	return dateline.EventOf(before(n))
}

// firstEvent returns the event of the first day in a text that has one, or else of its first words.
func firstEvent(s string) dateline.Event {
	for _, d := range dateline.Days(s) {
		return d.Event
	}
	return dateline.EventOf(words(s)[:1])
}

// before returns the last words before n in the parent, or in the parent's if n is the first there. A date
// ends them, because what comes before it is about that date.
func before(n *html.Node) []string {
	const maxLevels, maxSiblings, maxWords = 2, 8, 4
	for level := 0; level < maxLevels && n != nil && n.Parent != nil; level, n = level+1, n.Parent {
		s := ""
		for p, left := n.PrevSibling, maxSiblings; p != nil && left > 0 && s == ""; p, left = p.PrevSibling, left-1 {
			if p.DataAtom == atom.Time {
				return nil
			}
			s = strings.TrimSpace(textOf(p))
		}
		if ws := words(s); len(ws) > 0 {
			ws = ws[max(0, len(ws)-maxWords):]
			if len(dateline.Days(strings.Join(ws, " "))) > 0 {
				return nil
			}
			return ws
		}
	}
	return nil
}

// textOf returns the text of an element if it is short, or the end of a text.
func textOf(n *html.Node) string {
	switch n.Type {
	case html.TextNode:
		const maxEnd = 100
		return n.Data[max(0, len(n.Data)-maxEnd):]
	case html.ElementNode:
		return node.ShortText(n, maxBytes)
	}
	return ""
}

// words returns the words of a text without marks.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\n\r:,.;|-–—()[]•·\u00a0", r) })
}
