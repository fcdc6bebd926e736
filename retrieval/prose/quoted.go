package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quoted is a piece of a paragraph inside quotation marks.
type Quoted struct {
	Outer  Span // with its marks
	Inner  Span // the words, without white space at the ends
	Single bool // the marks are ‘…’ or '…'
	Open   bool // the paragraph ends before the mark that would close it
}

// QuotedIn returns the pieces inside quotation marks of the paragraph p of text, in order. Marks
// inside a pair belong to it, and pairs never cross the paragraph. A double mark that is not closed
// runs to the end of the paragraph: a quotation of several paragraphs is printed so.
func QuotedIn(text string, p Span) []Quoted {
	var out []Quoted
	unclosed := false // no single mark closes from here on
	for i := p.Start; i < p.End; {
		marks := opener(text, p, i)
		if marks == nil || marks.single && unclosed {
			i++
			continue
		}
		start := i + len(marks.open)
		end, n := closer(text, p, start, marks)
		if marks.single && n == 0 {
			unclosed = true
			i = start
			continue
		}
		inner := Span{start, end}.Trim(text)
		if inner.Len() > 0 {
			out = append(out, Quoted{Span{i, end + n}, inner, marks.single, n == 0})
		}
		i = end + n
	}
	return out
}

// OpensQuoted reports whether the paragraph p of text starts with a double quotation mark.
func OpensQuoted(text string, p Span) bool {
	marks := opener(text, p, p.Start)
	return marks != nil && !marks.single
}

// markPair is a quotation mark with those that close it.
type markPair struct {
	open   string
	close  []string
	single bool
}

// rightMark opens a quotation only where a paragraph starts with it, by mistake.
const rightMark = "”"

var markPairs = []markPair{
	{"“", []string{"”", `"`}, false},
	{rightMark, []string{"”", `"`}, false},
	{"„", []string{"“", "”", `"`}, false},
	{`"`, []string{`"`, "”"}, false},
	{"''", []string{"''"}, false},
	{"``", []string{"''"}, false},
	{"«", []string{"»"}, false},
	{"‘", []string{"’", "'"}, true},
	{"'", []string{"’", "'"}, true},
}

// opener returns the marks that open at byte i, or nil.
func opener(text string, p Span, i int) *markPair {
	if c := text[i]; c < utf8.RuneSelf && c != '"' && c != '\'' && c != '`' {
		return nil
	}
	for n := range markPairs {
		marks := &markPairs[n]
		switch {
		case !strings.HasPrefix(text[i:p.End], marks.open):
		case marks.single && !opensSingle(text, p, i, i+len(marks.open)), marks.open == rightMark && i > p.Start:
			return nil
		default:
			return marks
		}
	}
	return nil
}

// clippings are the words that start with an apostrophe ("’em").
var clippings = Set("bout cause em n round til till tis twas")

// opensSingle reports whether the mark at bytes [i, end) opens a quotation and is not an apostrophe: it
// stands after a blank and before a word that is no clipping.
func opensSingle(text string, p Span, i, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[p.Start:i])
	after, _ := utf8.DecodeRuneInString(text[end:p.End])
	if i > p.Start && !unicode.IsSpace(before) && !strings.ContainsRune("([—–-:", before) ||
		!unicode.IsLetter(after) && !strings.ContainsRune("$#@…", after) {
		return false
	}
	w := NewWords(text[end:min(p.End, end+32)])
	return w.Next() && !clippings[Fold(w.Span().Of(text[end:]))]
}

// closer returns where the first mark that closes marks stands from byte i on, and its length in bytes,
// or the end of the paragraph and 0.
func closer(text string, p Span, i int, marks *markPair) (at, length int) {
	for ; i < p.End; i++ {
		for _, c := range marks.close {
			if strings.HasPrefix(text[i:p.End], c) && (!marks.single || endsWord(text, p, i, i+len(c))) {
				return i, len(c)
			}
		}
	}
	return p.End, 0
}

// endsWord reports whether the mark at bytes [i, end) stands after a word and before none, as an
// apostrophe inside a word does not.
func endsWord(text string, p Span, i, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[p.Start:i])
	after, _ := utf8.DecodeRuneInString(text[end:p.End])
	return !unicode.IsSpace(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after)
}
