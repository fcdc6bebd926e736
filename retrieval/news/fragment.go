package news

import (
	"cmp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// page is an article as browsers compare it with a directive, or more loosely: what is
// unique here is unique for each of them. The headline stands above the text, as it
// does on the outlet's page.
type page struct {
	text string
	at   []int // for each byte of text, the byte of headline, "\n" and Article.Text it comes from
	head int   // bytes before Article.Text in those
}

func newPage(a *Article) page {
	head := a.Title + "\n"
	text, at := fold(head + a.Text)
	return page{text, at, len(head)}
}

// offset is where byte i of the article's text stands in p.text.
func (p page) offset(i int) int { return sort.SearchInts(p.at, p.head+i) }

// fold reduces s to what matters when browsers compare: letters to their base, a run of
// white space to one ' ' or, with a line break, one '\n'; invisible characters go. It
// also gives, for each byte of the result, the offset in s that it comes from.
func fold(s string) (folded string, at []int) {
	var b strings.Builder
	at = make([]int, 0, len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		one := foldRune(r)
		if unicode.IsSpace(r) {
			one, n = " ", len(s[i:])-len(strings.TrimLeftFunc(s[i:], unicode.IsSpace))
			if strings.Contains(s[i:i+n], "\n") {
				one = "\n" // which no term has
			}
		}
		b.WriteString(one)
		for range len(one) {
			at = append(at, i)
		}
		i += n
	}
	return b.String(), at
}

// foldRune takes case, accents and the shape of quotation marks off r. Upper case
// comes first because some letters, like the two small sigmas, only meet there.
func foldRune(r rune) string {
	if r < utf8.RuneSelf {
		return string(unicode.ToLower(r))
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.In(r, unicode.M, unicode.Cf):
			return -1
		case strings.ContainsRune("“”„«»", r):
			return '"'
		}
		return unicode.ToLower(r)
	}, prose.Fold(strings.ToUpper(string(r))))
}

// leadsTo reports whether target is the first place in the page that d matches.
func (d directive) leadsTo(p page, target prose.Span) bool {
	for _, term := range []*string{&d.prefix, &d.start, &d.end, &d.suffix} {
		folded, _ := fold(*term)
		if strings.TrimSpace(folded) == "" && *term != "" {
			return false // nothing but blanks and invisible characters
		}
		*term = folded
	}
	start, end := d.find(p.text)
	return start == p.offset(target.Start) && end == p.offset(target.End)
}

// find is the draft's "find a range from a text directive" over folded text. It asks
// for no word boundaries, so its first match comes no later than a browser's. Without
// a match, both offsets are -1.
func (d directive) find(text string) (start, end int) {
	for i := 0; ; i++ {
		n := strings.Index(text[i:], cmp.Or(d.prefix, d.start))
		if n < 0 {
			return -1, -1
		}
		i += n
		start = i
		if d.prefix != "" {
			start = skipBlank(text, i+len(d.prefix))
		}
		if !strings.HasPrefix(text[start:], d.start) {
			continue
		}
		if end = d.findEnd(text, start+len(d.start)); end >= 0 {
			return start, end
		}
		if d.end != "" {
			return -1, -1 // a later start would meet the same ends
		}
	}
}

// findEnd is where a match ends whose start term ends at byte i, or -1.
func (d directive) findEnd(text string, i int) int {
	if d.end == "" {
		if d.suffixAt(text, i) {
			return i
		}
		return -1
	}
	for last := -len(d.end); ; i++ {
		n := strings.Index(text[i:], d.end)
		if i += n; n < 0 || i < last+len(d.end) {
			return -1 // which of two overlapping matches a browser sees depends on the words
		}
		if d.suffixAt(text, i+len(d.end)) {
			return i + len(d.end)
		}
		last = i
	}
}

func (d directive) suffixAt(text string, i int) bool {
	return strings.HasPrefix(text[skipBlank(text, i):], d.suffix)
}

func skipBlank(text string, i int) int {
	return len(text) - len(strings.TrimLeft(text[i:], " \n"))
}
