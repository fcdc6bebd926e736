package feed

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// maxTitle is the length in bytes at which a title is cut. No headline is that long: what follows is
// something else that got into the title.
const maxTitle = 1000

// titleText returns a headline on one line, without the markup that some feeds put there. Words in angle brackets that
// are no markup stay: "Use <div> wisely".
func titleText(s string) string {
	s = head(s)
	s = html.UnescapeString(withoutMarkup(s, false))
	for range 2 { // escaped twice
		if again := html.UnescapeString(withoutMarkup(s, true)); again != s {
			s = again
		}
	}
	return cutTitle(oneLine(s))
}

// plainTitle returns a headline that its feed says to be plain text on one line.
func plainTitle(s string) string { return cutTitle(oneLine(html.UnescapeString(head(s)))) }

// head returns the part of a title that is read.
func head(s string) string { return strings.ToValidUTF8(s[:min(len(s), 8*maxTitle)], "") }

func cutTitle(s string) string {
	if len(s) <= maxTitle {
		return s
	}
	end := maxTitle
	for !utf8.RuneStart(s[end]) {
		end--
	}
	if blank := strings.LastIndexByte(s[:end], ' '); blank > 0 {
		end = blank
	}
	return s[:end]
}

// oneLine returns s after prose.Clean, with each run of white space as one blank.
func oneLine(s string) string {
	return strings.Join(strings.Fields(prose.Clean(s)), " ")
}

// tags find what has the form of a tag or a comment. The groups are the slash of an end tag, the name, and the
// attributes. "<20", "<3" and "a <b and c> d" have not.
var tags = regexp.MustCompile(
	`<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*)\s*/?>|<!--.*?-->`)

// tag is a match of tags in a title.
type tag struct {
	start, end int
	name       string // in small letters; empty for a comment
	closing    bool
	attributes bool
	markup     bool // it is not a word of the title
}

// withoutMarkup returns a title without its tags: those of known elements that are opened and closed, that have
// attributes, or that stand inside a word. Other tags are words about markup. If the title was escaped, a pair is
// markup only where it encloses its words without spaces: "<b>Bold</b> move", not "the <b> and </b> tags".
func withoutMarkup(s string, escaped bool) string {
	if !strings.Contains(s, "<") {
		return s
	}
	found := tagsOf(s)
	pairTags(s, found, escaped)
	var b strings.Builder
	at := 0
	for i, t := range found {
		if !t.markup || t.start < at {
			continue
		}
		b.WriteString(s[at:t.start])
		if !inlineElements[t.name] {
			b.WriteByte(' ')
		}
		at = t.end
		if hiddenElements[t.name] && !t.closing {
			at = endOf(found[i+1:], t)
		}
	}
	return b.String() + s[at:]
}

// tagsOf returns the tags of a title. Those that are markup whatever the others are have been marked.
func tagsOf(s string) []tag {
	var out []tag
	for _, m := range tags.FindAllStringSubmatchIndex(s, -1) {
		t := tag{start: m[0], end: m[1], markup: m[4] < 0}
		if !t.markup {
			t.name, t.closing, t.attributes = strings.ToLower(s[m[4]:m[5]]), m[3] > m[2], m[7] > m[6]
			before, after := isInWord(s, t)
			known := inlineElements[t.name] || blockElements[t.name]
			t.markup = known && (t.attributes || voidElements[t.name] || t.closing && before || !t.closing && after)
			t.markup = t.markup || voidElements[t.name] && (t.attributes || t.name == "br" || t.name == "wbr")
		}
		out = append(out, t)
	}
	return out
}

// isInWord reports whether a tag follows a letter, a digit or a mark without a space, and whether it is before one.
func isInWord(s string, t tag) (before, after bool) {
	left, _ := utf8.DecodeLastRuneInString(s[:t.start])
	right, _ := utf8.DecodeRuneInString(s[t.end:])
	return t.start > 0 && !unicode.IsSpace(left), t.end < len(s) && (unicode.IsLetter(right) || unicode.IsDigit(right))
}

// pairTags marks the pairs of tags that open and close a known element.
func pairTags(s string, found []tag, escaped bool) {
	var open []int
	for i, t := range found {
		if !inlineElements[t.name] && !blockElements[t.name] && !hiddenElements[t.name] {
			continue
		}
		if !t.closing {
			open = append(open, i)
			continue
		}
		for n := len(open) - 1; n >= 0; n-- {
			if o := open[n]; found[o].name == t.name {
				before, _ := isInWord(s, t)
				opened := strings.TrimLeftFunc(s[found[o].end:], unicode.IsSpace) == s[found[o].end:]
				if !escaped || before && opened {
					found[o].markup, found[i].markup = true, true
				}
				open = open[:n]
				break
			}
		}
	}
}

// endOf returns where the element that t opens ends.
func endOf(rest []tag, t tag) int {
	for _, r := range rest {
		if r.closing && r.name == t.name {
			return r.end
		}
	}
	return t.end
}

// The elements that are found in titles. The words of a hidden one are not shown.
var (
	inlineElements = prose.Set(`a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark nobr q s samp small
		span strike strong sub sup time tt u var wbr`)
	blockElements = prose.Set(`article blockquote center dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header li ol p pre
		section table tbody td th title tr ul`)
	voidElements   = prose.Set(`br hr img wbr`)
	hiddenElements = prose.Set(`iframe noscript script style svg`)
)

// plainMark stands before a title that its feed says to be plain text. It is of Unicode's private use.
const plainMark = "\uE0F0"

// plainTitles find the titles of Atom that are plain text.
var plainTitles = regexp.MustCompile(`<(?:[\w-]+:)?title\s(?:[^<>]*\s)?type\s*=\s*["']text(?:/plain)?["'][^<>]*>`)

// markPlainTitles puts plainMark before such titles, because the parser does not tell them from others.
func markPlainTitles(document []byte) []byte {
	return plainTitles.ReplaceAll(document, []byte("$0"+plainMark))
}
