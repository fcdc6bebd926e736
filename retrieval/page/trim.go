package page

import (
	"slices"
	"strings"
)

// trim leaves out the lines around and between the paragraphs that are no part of the
// text: the headline once more, by-line and date, links to other stories, calls to
// subscribe. Every line with a sentence in it stays unless it is such a call.
func trim(bs []block, title string) []block {
	first := slices.IndexFunc(bs, block.prose)
	last := len(bs) - 1
	for last >= 0 && !bs[last].prose() {
		last--
	}
	if first < 0 {
		return bs // no sentence at all: results, a table, a poem
	}
	lead := drop(bs[:first:first], func(b block) bool { return b.furniture() || b.preamble(title) })
	text := sparing(bs[first : last+1 : last+1])
	tail := drop(bs[last+1:], block.furniture)
	if len(tail) <= mostAfterwords {
		tail = drop(tail, block.afterword)
	}
	for len(tail) > 0 && tail[len(tail)-1].heading {
		tail = tail[:len(tail)-1]
	}
	return slices.Concat(lead, text, tail)
}

// mostAfterwords is how many short lines may stand below the text before they are taken
// for a list that belongs to it.
const mostAfterwords = 3

// sparing drops furniture, unless there is so much of it that the article is made of it,
// as a list of links is.
func sparing(bs []block) []block {
	kept := drop(bs, block.furniture)
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

func drop(bs []block, out func(block) bool) []block {
	return slices.DeleteFunc(slices.Clone(bs), out)
}

// prose holds a sentence: it is long enough for one, ends like one and is not all link.
func (b block) prose() bool {
	return b.words() >= 8 && b.sentenceEnd() && b.linked*2 < len(b.text)
}

func (b block) words() int { return strings.Count(b.text, " ") + 1 }

func (b block) sentenceEnd() bool {
	s := strings.TrimRight(b.text, "\"'”’»)]")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") ||
		strings.HasSuffix(s, "…") || strings.HasSuffix(s, "。")
}

// preamble is what stands above the text: the headline, who wrote it and when, labels.
func (b block) preamble(title string) bool {
	lower := strings.ToLower(b.text)
	switch {
	case b.words() < 4 && !b.sentenceEnd(), strings.HasPrefix(lower, "by ") && b.words() < 12:
		return true
	case title != "" && strings.Contains(fold(title), fold(b.text)):
		return true
	}
	_, dated := printedDay(b.text)
	return dated && b.words() <= 10
}

// afterword is what stands below the text: a contact, a label, the head of the next box.
func (b block) afterword() bool {
	return !b.item && !b.sentenceEnd() && b.words() < 8 || b.heading
}
