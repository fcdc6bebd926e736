package main

import (
	"regexp"
	"strings"
)

// wordRE matches a word. It is not that of package prose, because a measurement must not share the
// mistakes of what it measures.
var wordRE = regexp.MustCompile(`[$£€]?[\p{L}\p{N}]+(?:'\p{L}+|[.,]\p{N}+)*%?`)

// words returns the words of s in lower case.
func words(s string) []string {
	s = strings.NewReplacer("’", "'", "‘", "'",
		"U.S.", "US", "a.m.", "am", "p.m.", "pm", "D.C.", "DC").Replace(s)
	return wordRE.FindAllString(strings.ToLower(s), -1)
}

// normal returns the words of s with one blank before each and after the last.
func normal(s string) string { return " " + strings.Join(words(s), " ") + " " }
