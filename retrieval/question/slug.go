package question

import (
	"net/url"
	"strings"
	"unicode"

	"quoth/retrieval/prose"
)

// Slug holds the words of the last segment of the path that has any when text is nothing but an address
// ("https://x.example/2026/03/04/ferry-strike-ends.html?x=1" gives "ferry strike ends"), else empty.
// A segment without a letter, such as a number, has no words.
func Slug(text string) string {
	text = strings.TrimSpace(text)
	if strings.ContainsAny(text, " \t\r\n") || !addressIn.MatchString(text) || addressIn.FindStringIndex(text)[0] > 1 {
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

// slugWords are the words of a segment of a path, without its extension; "" where it has no letter.
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
