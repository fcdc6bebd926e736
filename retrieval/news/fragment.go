package news

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// page is an article as browsers compare it with a directive, or more loosely, so that what is
// unique here is unique for each of them. The headline stands above the text, as it does on the
// outlet's page.
type page struct {
	text string
	at   []int32 // for each byte of text, the byte of headline, "\n" and Article.Text it comes from
	head int     // bytes before Article.Text in those
}

func newPage(a *Article) page {
	head := a.Title + "\n"
	text, at := fold(head + a.Text)
	return page{text, at, len(head)}
}

// offset returns where byte i of the article's text stands in p.text.
func (p page) offset(i int) int {
	at, _ := slices.BinarySearch(p.at, int32(p.head+i))
	return at
}

// fold returns s reduced to what matters when browsers compare: letters to their base, a run of
// white space to one ' ' or, with a line break, one '\n', and no invisible characters. It also
// returns, for each byte of the result, the offset in s that it comes from.
func fold(s string) (folded string, at []int32) {
	f := folder{text: make([]byte, 0, len(s)), at: make([]int32, 0, len(s)), known: make(map[rune]string)}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			n = len(s[i:]) - len(strings.TrimLeftFunc(s[i:], unicode.IsSpace))
			one := " "
			if strings.Contains(s[i:i+n], "\n") {
				one = "\n" // which no term has
			}
			f.add(one, i)
		case r < utf8.RuneSelf:
			f.text, f.at = append(f.text, byte(unicode.ToLower(r))), append(f.at, int32(i))
		default:
			f.add(f.rune(r), i)
		}
		i += n
	}
	return string(f.text), f.at
}

// folder folds a text rune by rune.
type folder struct {
	text  []byte
	at    []int32
	known map[rune]string // what runes were folded to
}

func (f *folder) add(folded string, at int) {
	f.text = append(f.text, folded...)
	for range len(folded) {
		f.at = append(f.at, int32(at))
	}
}

func (f *folder) rune(r rune) string {
	folded, ok := f.known[r]
	if !ok {
		folded = foldRune(r)
		f.known[r] = folded
	}
	return folded
}

// foldRune returns r, which is no ASCII character, without case, accents and the shape of a
// quotation mark. Upper case comes first because some letters, like the two small sigmas, are equal
// only there.
func foldRune(r rune) string {
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

// find does what the draft calls "find a range from a text directive", on folded text, and returns
// the range. It needs no word boundaries, so that its first match comes no later than a browser's.
// Without a match, both offsets are -1.
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

// findEnd returns where a match ends whose start term ends at byte i, or -1.
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
