package page

import (
	"slices"
	"strings"
)

// isBoilerplate reports whether the block is one of the lines that many sites have between paragraphs.
func (b block) isBoilerplate() bool {
	return b.isLink() || b.isPrompt() || b.isTimestamp() || strings.HasPrefix(b.text, "http") && b.words() == 1
}

// isLink reports whether the block only links to another page: "Read more: Ferry back in Orlo".
func (b block) isLink() bool {
	if b.endsSentence() && b.words() >= 8 && !b.trailsOff() || b.isLinkedSentence() {
		return false
	}
	label := 0
	if before, _, ok := strings.Cut(b.text, ":"); ok && strings.Count(before, " ") < 4 {
		label = len(before) + 1
	}
	isLabelled := (label+b.linked)*10 >= len(b.text)*9 && label < len(b.text)/2
	return b.linked > 0 && (b.linked*10 >= len(b.text)*9 || isLabelled)
}

// Prompts ask the reader to do something on the site. Words that also occur in reports, such as "sign
// up" in what a minister asks for, are prompts only at the start of a line.
var (
	promptWords = []string{"click here", "clicking here", "subscribe now", "subscribe to our", "sign up for our",
		"sign up to our", "sign up here", "subscribe here", "follow us on", "like us on", "read more on", "share it with",
		"all rights reserved",
		"affiliate commission", "affiliate link", "please see our", "please see my"}
	promptStarts = []string{"sign up ", "subscribe", "read more", "read also", "also read", "see also", "related:",
		"more:", "watch:", "listen:", "download our", "download the", "get the latest", "for the latest",
		"never miss", "don't miss", "don’t miss", "share this", "continue reading", "post comment", "copyright",
		"©", "want more", "like this story"}
)

// trailsOff reports whether the block ends with dots, as links do that lead to the rest of a text.
func (b block) trailsOff() bool {
	return strings.HasSuffix(b.text, "…") || strings.HasSuffix(b.text, "...")
}

// callStarts begin the text of a link that leads to more of the same.
var callStarts = []string{"read ", "see ", "watch ", "view ", "click ", "learn ", "find ", "visit ", "listen ", "join ",
	"get ", "follow ", "go ", "try ", "buy ", "shop ", "check ", "discover ", "explore ", "register ", "here", "more "}

// isCall reports whether a short line asks the reader to follow its link.
func (b block) isCall() bool {
	lower := strings.ToLower(b.text)
	return strings.HasSuffix(lower, " here.") ||
		slices.ContainsFunc(callStarts, func(s string) bool { return strings.HasPrefix(lower, s) })
}

// isPrompt reports whether the block is a short line with words of a prompt and without a quotation.
func (b block) isPrompt() bool {
	if b.words() > 30 || strings.ContainsAny(b.text, "\"“”«»") {
		return false
	}
	lower := strings.ToLower(b.text)
	return lower == "advertisement" ||
		slices.ContainsFunc(promptWords, func(w string) bool { return strings.Contains(lower, w) }) ||
		slices.ContainsFunc(promptStarts, func(w string) bool { return strings.HasPrefix(lower, w) })
}

var timestampWords = []string{"published", "first published", "posted", "updated", "last updated", "last modified",
	"|"}

// isTimestamp reports whether the block gives the time of publication: "Posted: Fri 6:45 PM, Feb 16,
// 2018".
func (b block) isTimestamp() bool {
	if b.words() > 16 || b.heading || b.isProse() {
		return false
	}
	lower := strings.ToLower(b.text)
	return strings.ContainsAny(b.text, "0123456789") &&
		slices.ContainsFunc(timestampWords, func(w string) bool { return strings.HasPrefix(lower, w) })
}
