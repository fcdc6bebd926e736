package input

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"quoth/retrieval/prose"
)

// Slug returns the words of an address, if text is nothing but one, else "". They are those of the last
// segment of its path that has a letter: "https://x.example/2026/03/ferry-strike-ends.html?x=1" gives
// "ferry strike ends".
func Slug(text string) string {
	text = strings.TrimSpace(text)
	if strings.ContainsAny(text, " \t\r\n") || !HasAddress(text) || address.FindStringIndex(text)[0] > 1 {
		return ""
	}
	text = strings.Trim(text, "<>")
	if _, rest, ok := strings.Cut(text, "://"); ok {
		text = rest
	}
	if i := strings.IndexAny(text, "?#"); i >= 0 {
		text = text[:i]
	}
	_, path, _ := strings.Cut(text, "/")
	best := ""
	for segment := range strings.SplitSeq(path, "/") {
		if words := slugWords(segment); words != "" {
			best = words
		}
	}
	return best
}

// HasAddress reports whether text holds the address of a page.
func HasAddress(text string) bool { return address.MatchString(text) }

var address = regexp.MustCompile(`(?i)\b(?:https?://|www\.)\S`)

// slugWords returns the words of a segment of a path without its extension, or "" if it has no letter.
func slugWords(segment string) string {
	if i := strings.LastIndexByte(segment, '.'); i > 0 && len(segment)-i <= 6 {
		segment = segment[:i]
	}
	if strings.IndexFunc(segment, unicode.IsLetter) < 0 {
		return ""
	}
	if plain, err := url.PathUnescape(segment); err == nil {
		segment = plain
	}
	segment = strings.ReplaceAll(segment, "_", " ")
	var out []string
	for w := prose.NewWords(segment); w.Next(); {
		out = append(out, w.Span().Of(segment))
	}
	return strings.Join(out, " ")
}
