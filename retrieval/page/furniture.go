package page

import (
	"slices"
	"strings"
)

// furniture stands between paragraphs on many sites.
func (b block) furniture() bool {
	return b.pointer() || b.call() || b.stamp() || strings.HasPrefix(b.text, "http") && b.words() == 1
}

// pointer leads to another page and says nothing else: "Read more: Ferry back in Orlo".
func (b block) pointer() bool {
	if b.sentenceEnd() && b.words() >= 8 {
		return false
	}
	label := 0
	if before, _, ok := strings.Cut(b.text, ":"); ok && strings.Count(before, " ") < 4 {
		label = len(before) + 1
	}
	return b.linked > 0 && (b.linked*10 >= len(b.text)*9 || (label+b.linked)*10 >= len(b.text)*9 && label < len(b.text)/2)
}

// Calls ask the reader to do something on the site, in the words of news sites. Words that
// reports have as well, as "sign up" in what a minister asks for, are calls only where they
// open the line.
var (
	callWords = []string{"click here", "clicking here", "subscribe now", "subscribe to our", "sign up for our", "sign up to our", "follow us on",
		"like us on", "read more on", "share it with", "all rights reserved", "affiliate commission", "affiliate link", "please see our", "please see my"}
	callOpenings = []string{"sign up ", "subscribe", "read more", "read also", "also read", "see also", "related:", "more:", "watch:", "listen:", "download our", "download the",
		"get the latest", "for the latest", "never miss", "don't miss", "don’t miss", "share this", "continue reading", "post comment", "copyright", "©", "want more", "like this story"}
)

// call is a short line with such words. A line that quotes somebody is left alone.
func (b block) call() bool {
	if b.words() > 30 || strings.ContainsAny(b.text, "\"“”«»") {
		return false
	}
	lower := strings.ToLower(b.text)
	return lower == "advertisement" ||
		slices.ContainsFunc(callWords, func(w string) bool { return strings.Contains(lower, w) }) ||
		slices.ContainsFunc(callOpenings, func(w string) bool { return strings.HasPrefix(lower, w) })
}

var stampWords = []string{"published", "first published", "posted", "updated", "last updated", "last modified", "|"}

// stamp tells when the article was published: "Posted: Fri 6:45 PM, Feb 16, 2018".
func (b block) stamp() bool {
	if b.words() > 16 || b.heading || b.prose() {
		return false
	}
	lower := strings.ToLower(b.text)
	return strings.ContainsAny(b.text, "0123456789") &&
		slices.ContainsFunc(stampWords, func(w string) bool { return strings.HasPrefix(lower, w) })
}
