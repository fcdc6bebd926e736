package news

import (
	"errors"
	"net/url"
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/unicode/norm"

	"quoth/retrieval/prose"
)

// This file is a browser's half of text fragments, written from the WICG draft. It shares no code with the
// package. It parses the directive of an address and finds it in a text whose lines are the page's blocks.

type textDirective struct{ prefix, start, end, suffix string }

// parseLink is the draft's "parse a text directive" for an address with one directive.
func parseLink(link string) (textDirective, error) {
	_, value, ok := strings.Cut(link, ":~:text=")
	if !ok || !strings.Contains(link[:len(link)-len(value)], "#") || strings.Contains(value, "&") {
		return textDirective{}, errors.New("no single text directive")
	}
	var d textDirective
	tokens := strings.Split(value, ",")
	if first := tokens[0]; strings.HasSuffix(first, "-") {
		d.prefix, tokens = strings.TrimSuffix(first, "-"), tokens[1:]
	}
	if n := len(tokens); n > 0 && strings.HasPrefix(tokens[n-1], "-") {
		d.suffix, tokens = strings.TrimPrefix(tokens[n-1], "-"), tokens[:n-1]
	}
	if len(tokens) < 1 || len(tokens) > 2 || tokens[0] == "" {
		return textDirective{}, errors.New("wrong number of terms")
	}
	d.start = tokens[0]
	if len(tokens) == 2 {
		d.end = tokens[1]
	}
	for _, term := range []*string{&d.prefix, &d.start, &d.end, &d.suffix} {
		if err := decodeTerm(term); err != nil {
			return textDirective{}, err
		}
	}
	return d, nil
}

// decodeTerm decodes in place; what stands bare must be a TextDirectiveExplicitChar.
func decodeTerm(term *string) error {
	for _, r := range *term {
		if !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("!$'()*+./:;=?@_~%", r)) {
			return errors.New("bare " + string(r) + " in " + *term)
		}
	}
	decoded, err := url.PathUnescape(*term)
	*term = decoded
	return err
}

// cell is one compared character of a document and the bytes it stands for.
type cell struct {
	r          rune
	start, end int
}

// document is a text as a browser renders and compares it: lines are blocks, parted
// by a cell with '\n'; white space is collapsed.
type document struct {
	cells []cell
	size  int          // bytes of the text
	edges map[int]bool // byte offsets with a word boundary (UAX 29)
	base  func(rune) []rune
}

// strictly compares without regard to case and to nothing else.
func strictly(r rune) []rune { return []rune{unicode.ToLower(r)} }

// loosely compares base letters, as the primary level of UTS 10 does.
func loosely(r rune) []rune {
	var out []rune
	for _, x := range norm.NFKD.String(string(r)) {
		switch {
		case unicode.In(x, unicode.Mn, unicode.Cf), x == ' ' && r != ' ':
		case strings.ContainsRune("‘’", x):
			out = append(out, '\'')
		case strings.ContainsRune("“”", x):
			out = append(out, '"')
		default:
			out = append(out, unicode.ToLower(unicode.ToUpper(x)))
		}
	}
	return out
}

func newDocument(text string, base func(rune) []rune) *document {
	d := &document{size: len(text), edges: make(map[int]bool), base: base}
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		d.edges[at] = true
		for w := words.FromString(line); w.Next(); {
			d.edges[at+w.End()] = true
		}
		if n := len(d.cells) - 1; n > 0 && d.cells[n].r == ' ' && d.cells[n].end == at-1 {
			d.cells = d.cells[:n]
		}
		d.cells = append(d.cells, cell{'\n', at, at})
		for i, r := range line {
			d.add(r, at+i, at+i+len(string(r)))
		}
		at += len(line) + 1
	}
	return d
}

// add appends r. White space right after white space, and a character that base drops,
// only lengthen the cell before.
func (d *document) add(r rune, start, end int) {
	last := &d.cells[len(d.cells)-1]
	if unicode.IsSpace(r) {
		if (last.r == ' ' || last.r == '\n') && last.end == start {
			last.end = end
		} else {
			d.cells = append(d.cells, cell{' ', start, end})
		}
		return
	}
	bases := d.base(r)
	if len(bases) == 0 && last.r != '\n' && last.r != ' ' {
		last.end = end
	}
	for _, x := range bases {
		d.cells = append(d.cells, cell{x, start, end})
	}
}

func (d *document) query(term string) []rune {
	var out []rune
	for _, r := range strings.Join(strings.Fields(term), " ") {
		out = append(out, d.base(r)...)
	}
	return out
}

// bounded reports whether a word boundary lies at the edge of cells i-1 and i, or in
// what was dropped between them.
func (d *document) bounded(i int) bool {
	from, to := 0, d.size
	if i > 0 && d.cells[i-1].r == '\n' {
		from = d.cells[i-1].start
	} else if i > 0 {
		from = d.cells[i-1].start + 1
	}
	if i < len(d.cells) {
		to = d.cells[i].start
	}
	for at := from; at <= to; at++ {
		if d.edges[at] {
			return true
		}
	}
	return false
}

// search is "find a string in a range" from cell i on; it returns cells.
func (d *document) search(term string, i int, startBounded, endBounded, atBeginning bool) (start, end int, ok bool) {
	q := d.query(term)
	for ; i+len(q) <= len(d.cells); i++ {
		if d.matches(q, i) && (!startBounded || d.bounded(i)) && (!endBounded || d.bounded(i+len(q))) {
			return i, i + len(q), true
		}
		if atBeginning {
			break
		}
	}
	return 0, 0, false
}

func (d *document) matches(q []rune, i int) bool {
	for k, r := range q {
		if d.cells[i+k].r != r {
			return false
		}
	}
	return len(q) > 0
}

func (d *document) nextNonSpace(i int) int {
	for i < len(d.cells) && (d.cells[i].r == ' ' || d.cells[i].r == '\n') {
		i++
	}
	return i
}

// find is "find a range from a text directive"; it returns bytes.
func (d *document) find(t textDirective) (found prose.Span, ok bool) {
	for from := 0; from < len(d.cells); {
		var start, end int
		if start, end, from, ok = d.findStart(t, from); !ok {
			return prose.Span{}, false
		}
		if start < 0 {
			continue
		}
		for {
			if t.end != "" {
				if _, end, ok = d.search(t.end, end, true, t.suffix == "", false); !ok {
					return prose.Span{}, false
				}
			}
			if d.suffixFollows(t.suffix, end) {
				return prose.Span{Start: d.cells[start].start, End: d.cells[end-1].end}, true
			}
			if t.end == "" {
				break
			}
		}
	}
	return prose.Span{}, false
}

// findStart finds prefix and start from cell i on. A prefix without the start term after
// it gives a negative start; next is the cell to go on from.
func (d *document) findStart(t textDirective, i int) (start, end, next int, ok bool) {
	endBounded := t.end != "" || t.suffix == ""
	if t.prefix == "" {
		start, end, ok = d.search(t.start, i, true, endBounded, false)
		return start, end, start + 1, ok
	}
	p, pEnd, ok := d.search(t.prefix, i, true, false, false)
	if !ok {
		return 0, 0, 0, false
	}
	start, end, found := d.search(t.start, d.nextNonSpace(pEnd), false, endBounded, true)
	if !found {
		start = -1
	}
	return start, end, p + 1, true
}

func (d *document) suffixFollows(suffix string, i int) bool {
	if suffix == "" {
		return true
	}
	_, _, ok := d.search(suffix, d.nextNonSpace(i), false, true, true)
	return ok
}
