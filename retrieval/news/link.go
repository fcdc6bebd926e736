package news

import (
	"cmp"
	"iter"
	"math"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"quoth/retrieval/prose"
)

// The advice of the WICG draft (wicg.github.io/scroll-to-text-fragment, "Generating
// Text Fragment Directives").
const (
	exactRunes = 300 // texts shorter than this are written out whole
	fewWords   = 3   // texts of so few words get context even if they are unique
)

// termWords are the sizes of the ends of a range and of the context, in words, that are tried until
// a directive is unambiguous.
var termWords = [...]int{3, 6, 10}

// Link returns the address of the article with a text fragment, by which a browser
// scrolls to the excerpt and marks it:
//
//	https://example.com/ferry#:~:text=sails%20again-,on%20Monday
//
// The directive is the whole excerpt if that is shorter than 300 characters and stays within a
// paragraph, else its first and last words. Words around it are added if it is ambiguous or has 3
// words or fewer. An excerpt that begins or ends inside a word is linked without that word. If the
// article repeats itself so much that its places have the same ten words of context on both sides, the link
// is the plain address. Link is empty if the article has no http(s) address.
func (e Excerpt) Link() string { return e.LinkWithin(math.MaxInt) }

// LinkWithin returns Link in at most limit characters: with the whole excerpt, else with
// its first and last words, else without a text fragment, else nothing.
func (e Excerpt) LinkWithin(limit int) string {
	if e.article == nil {
		return ""
	}
	address, fragment := splitFragment(e.article.URL)
	plain := address + fragment
	if plain == "" || utf8.RuneCountInString(plain) > limit {
		return ""
	}
	target, page := wholeWords(e.article.Text, e.span), newPage(e.article)
	for d := range directives(e.article.Text, target) {
		link := address + cmp.Or(fragment, "#") + ":~:" + d.String()
		if utf8.RuneCountInString(link) <= limit && d.leadsTo(page, target) {
			return link
		}
	}
	return plain
}

// splitFragment parts an http(s) address from its "#fragment". A password, and a text directive
// that came with the address, are left out of both.
func splitFragment(raw string) (address, fragment string) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || CanonicalURL(raw) == "" {
		return "", ""
	}
	escaped, _, _ := strings.Cut(u.EscapedFragment(), ":~:")
	if escaped != "" {
		fragment = "#" + escaped
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	u.RawQuery = strings.Join(strings.Fields(u.RawQuery), "%20")
	return u.String(), fragment
}

// directives yields the directives that may lead to target, the best first: the whole text before
// its ends only, and less context before more.
func directives(text string, target prose.Span) iter.Seq[directive] {
	return func(yield func(directive) bool) {
		for _, bodies := range [][]directive{exact(text, target), ranges(text, target)} {
			for c := range contexts(text, target) {
				for _, d := range bodies {
					if !yield(directive{c.prefix, d.start, d.end, c.suffix}) {
						return
					}
				}
			}
		}
	}
}

func exact(text string, target prose.Span) []directive {
	s := target.Of(text)
	if s == "" || strings.Contains(s, "\n") || utf8.RuneCountInString(s) >= exactRunes {
		return nil // no term can cross the end of a paragraph
	}
	return []directive{{start: s}}
}

func ranges(text string, target prose.Span) []directive {
	s := target.Of(text)
	head, _, broken := strings.Cut(s, "\n")
	tail := s[strings.LastIndexByte(s, '\n')+1:]
	most := math.MaxInt
	if !broken {
		most = len(pieces(s)) / 2
	}
	var out []directive
	for _, n := range termWords {
		if n = min(n, most); n > 0 {
			out = append(out, directive{start: firstWords(head, n), end: lastWords(tail, n)})
		}
	}
	return out
}

// contexts yields prefixes and suffixes: none, then words of the same paragraph, then words across
// its ends too, where pages may have put something between. For a short text, none comes last.
func contexts(text string, target prose.Span) iter.Seq[directive] {
	return func(yield func(directive) bool) {
		short := len(pieces(target.Of(text))) <= fewWords
		if !short && !yield(directive{}) {
			return
		}
		for _, across := range []bool{false, true} {
			for _, n := range termWords {
				p, s := wordsBefore(text, target.Start, n, across), wordsAfter(text, target.End, n, across)
				for _, c := range []directive{{prefix: p}, {suffix: s}, {prefix: p, suffix: s}} {
					if c != (directive{}) && !yield(c) {
						return
					}
				}
			}
		}
		if short {
			yield(directive{})
		}
	}
}

// wordsBefore returns the last n words before byte i. A term cannot lie in two paragraphs, but with
// across it may lie in the one before if i starts a paragraph.
func wordsBefore(text string, i, n int, across bool) string {
	before := strings.TrimRightFunc(text[:i], unicode.IsSpace)
	if !across && strings.Contains(text[len(before):i], "\n") {
		return ""
	}
	return lastWords(before[strings.LastIndexByte(before, '\n')+1:], n)
}

func wordsAfter(text string, i, n int, across bool) string {
	after := strings.TrimLeftFunc(text[i:], unicode.IsSpace)
	if !across && strings.Contains(text[i:len(text)-len(after)], "\n") {
		return ""
	}
	line, _, _ := strings.Cut(after, "\n")
	return firstWords(strings.TrimRightFunc(line, unicode.IsSpace), n)
}

func firstWords(line string, n int) string {
	var first, last prose.Span
	for p := range eachPiece(line) {
		if first.Len() == 0 {
			first = p
		}
		if last, n = p, n-1; n == 0 {
			break
		}
	}
	return line[first.Start:last.End]
}

// lastWords looks at no more of a line than it needs, since a line can be a whole article.
func lastWords(line string, n int) string {
	const bytesPerWord = 32
	for look := n * bytesPerWord; ; look *= 2 {
		from := strings.LastIndexByte(line[:max(0, len(line)-look)], ' ')
		p := pieces(line[max(0, from):])
		switch {
		case len(p) == 0 && from < 0:
			return ""
		case len(p) >= n || from < 0:
			return line[max(0, from)+p[max(len(p)-n, 0)].Start:]
		}
	}
}

// pieces cuts a line where every browser sees the end of a word: at white space, and behind the
// stops of scripts that write none. Inside the runs of such scripts browsers find words by
// dictionary. Hyphenated words read better whole.
func pieces(line string) []prose.Span { return slices.Collect(eachPiece(line)) }

func eachPiece(line string) iter.Seq[prose.Span] {
	return func(yield func(prose.Span) bool) {
		var piece prose.Span
		for w := words.FromString(line); w.Next(); {
			blank := startsBlank(w.Value())
			if !blank {
				if piece.Len() == 0 {
					piece.Start = w.Start()
				}
				piece.End = w.End()
			}
			if piece.Len() > 0 && (blank || strings.Contains("、。，．！？；：", w.Value())) {
				if !yield(piece) {
					return
				}
				piece = prose.Span{}
			}
		}
		if piece.Len() > 0 {
			yield(piece)
		}
	}
}

// wholeWords returns span without the blanks and the pieces of words at its ends, by the default
// word boundaries of Unicode (UAX 29) less those between two letters: browsers refuse a match with
// other ends. It may be empty.
func wholeWords(text string, span prose.Span) prose.Span {
	base := strings.LastIndexByte(text[:span.Start], '\n') + 1
	// No word that begins before the blank goes on behind it.
	base += max(0, strings.LastIndexByte(text[base:span.Start], ' '))
	line, _, _ := strings.Cut(text[span.End:], "\n")
	var out prose.Span
	for w := words.FromString(text[base : span.End+len(line)]); w.Next() && base+w.Start() < span.End; {
		s := prose.Span{Start: base + w.Start(), End: base + w.End()}
		if startsBlank(w.Value()) || !span.Contains(s) {
			continue
		}
		if out.Len() == 0 && insideWord(text, s.Start) {
			continue
		}
		if out.Len() == 0 {
			out = s
		}
		if !insideWord(text, s.End) {
			out.End = s.End
		}
	}
	if insideWord(text, out.End) {
		return prose.Span{}
	}
	return out
}

func startsBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// insideWord reports whether byte i stands between two letters, digits or marks.
func insideWord(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	return inWord(before) && inWord(after)
}

func inWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }
