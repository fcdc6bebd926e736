package page

import (
	"slices"
	"strings"

	"quoth/retrieval/page/dateline"
	"quoth/retrieval/page/node"
)

// trim removes the lines that are not part of the text: a repeated headline, by-line and date, links
// to other stories, prompts to subscribe. A line with a sentence stays unless it is boilerplate.
func trim(bs []block, title string) []block {
	first := slices.IndexFunc(bs, block.isProse)
	last := len(bs) - 1
	for last >= 0 && !bs[last].isProse() {
		last--
	}
	if first < 0 {
		return bs // a table, results or a poem
	}
	lead := drop(bs[:first:first], func(b block) bool { return b.isBoilerplate() || b.isPreamble(title) })
	text := dropBoilerplate(bs[first : last+1 : last+1])
	tail := drop(bs[last+1:], block.isBoilerplate)
	if len(tail) <= maxAfterwords {
		tail = drop(tail, block.isAfterword)
	}
	for len(tail) > 0 && tail[len(tail)-1].heading {
		tail = tail[:len(tail)-1]
	}
	return slices.Concat(lead, text, tail)
}

// maxAfterwords is the greatest number of short lines below the text that are removed. More of them
// are a list that belongs to the text.
const maxAfterwords = 3

// dropBoilerplate drops boilerplate, unless it is more than a quarter of the text: an article may be
// a list of links.
func dropBoilerplate(bs []block) []block {
	kept := drop(bs, block.isBoilerplate)
	if size(kept)*4 < size(bs)*3 {
		return bs
	}
	return kept
}

func size(bs []block) (bytes int) {
	for _, b := range bs {
		bytes += len(b.text)
	}
	return bytes
}

// drop returns the blocks for which unwanted is false.
func drop(bs []block, unwanted func(block) bool) []block {
	return slices.DeleteFunc(slices.Clone(bs), unwanted)
}

// isPreamble reports whether a block above the text is a headline, by-line, date or label.
func (b block) isPreamble(title string) bool {
	lower := strings.ToLower(b.text)
	switch {
	case b.words() < 4 && !b.endsSentence(), strings.HasPrefix(lower, "by ") && b.words() < 12:
		return true
	case title != "" && strings.Contains(node.Fold(title), node.Fold(b.text)):
		return true
	}
	if b.words() > 10 {
		return false
	}
	_, dated := dateline.Printed(b.text)
	return dated
}

// isAfterword reports whether a block below the text is a contact, a label or the heading of a box.
func (b block) isAfterword() bool {
	return !b.item && !b.endsSentence() && b.words() < 8 || b.heading
}
