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
// runs to the end of the paragraph: a quotation of several paragraphs is printed so. A single one, which
// may be an apostrophe, does so only after a colon, or if the next paragraph opens with its like.
func QuotedIn(text string, p Span) []Quoted {
	var out []Quoted
	unclosed := false // no single mark closes from here on
	for i := p.Start; i < p.End; {
		if !inMark[text[i]] {
			i++
			continue
		}
		marks := opener(text, p, i)
		if marks == nil || marks.single && unclosed {
			i++
			continue
		}
		start := i + len(marks.open)
		end, n := closer(text, p, start, marks)
		if marks.single && n == 0 && !goesOn(text, p, marks) && !followsColon(text, p, i) {
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

// followsColon reports whether the mark at byte i opens speech that a colon announces.
func followsColon(text string, p Span, i int) bool {
	return strings.HasPrefix(text[i:], "‘") && strings.HasSuffix(strings.TrimRightFunc(text[p.Start:i], isBlank), ":")
}

// goesOn reports whether the paragraph after p opens with marks.
func goesOn(text string, p Span, marks *markPair) bool {
	next := Span{p.End, len(text)}.Trim(text)
	return next.Len() > 0 && opener(text, next, next.Start) == marks
}

// GoesOn reports whether the paragraph p of text, the one after that of q, goes on with q, which is open: it
// starts with a mark of its kind.
func (q Quoted) GoesOn(text string, p Span) bool {
	marks := opener(text, p, p.Start)
	return marks != nil && marks.single == q.Single
}

// markPair is a quotation mark with those that close it.
type markPair struct {
	open   string
	close  []string
	single bool
}

// closing are marks that close a quotation in most papers. They open one where a blank stands before and a
// word right after: so do German »…« and Swedish ”…”, and a paragraph that starts with the wrong mark.
const closing = "”»"

var markPairs = []markPair{
	{"“", []string{"”", `"`}, false},
	{"”", []string{"”", `"`, "“"}, false},
	{"„", []string{"“", "”", `"`}, false},
	{`"`, []string{`"`, "”"}, false},
	{"''", []string{"''"}, false},
	{"``", []string{"''"}, false},
	{"«", []string{"»"}, false},
	{"»", []string{"«"}, false},
	{"‹", []string{"›"}, false},
	{"「", []string{"」"}, false},
	{"‘", []string{"’", "'"}, true},
	{"'", []string{"’", "'"}, true},
}

// inMark holds the bytes with which a quotation mark starts.
var inMark = func() (t [256]bool) {
	for _, m := range markPairs {
		t[m.open[0]] = true
		for _, c := range m.close {
			t[c[0]] = true
		}
	}
	return t
}()

// opener returns the marks that open at byte i, or nil.
func opener(text string, p Span, i int) *markPair {
	if !inMark[text[i]] {
		return nil
	}
	for n := range markPairs {
		marks := &markPairs[n]
		end := i + len(marks.open)
		isFirst := i == p.Start && marks.open != "»"
		switch {
		case !strings.HasPrefix(text[i:p.End], marks.open):
		case marks.single && !opensSingle(text, p, i, end),
			strings.Contains(closing, marks.open) && !touchesWord(text, p, i, end) && !isFirst:
			return nil
		default:
			return marks
		}
	}
	return nil
}

// touchesWord reports whether the mark at bytes [i, end) stands after a blank and right before a word.
func touchesWord(text string, p Span, i, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[p.Start:i])
	after, _ := utf8.DecodeRuneInString(text[end:p.End])
	return (i == p.Start || isBlank(before)) && (unicode.IsLetter(after) || unicode.IsDigit(after))
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
// or the end of the paragraph and 0. A single mark in speech may be a plural's apostrophe ("the drivers’
// union"): it closes only if nothing better does before the next quotation.
func closer(text string, p Span, i int, marks *markPair) (at, length int) {
	inSpeech := marks.single && startsSpeech(text, p, i-len(marks.open))
	for ; i < p.End; i++ {
		if !inMark[text[i]] {
			continue
		}
		if length > 0 && opener(text, p, i) != nil {
			return at, length
		}
		if end := innerEnd(text, p, i, marks); end > 0 {
			i = end - 1
			continue
		}
		for _, c := range marks.close {
			switch end := i + len(c); {
			case !strings.HasPrefix(text[i:p.End], c), marks.single && !endsWord(text, p, i, end):
			case !inSpeech || !endsPlural(text, p, i, end):
				return i, len(c)
			case length == 0:
				at, length = i, len(c)
			}
		}
	}
	if length == 0 || goesOn(text, p, marks) {
		return p.End, 0
	}
	return at, length
}

// innerEnd returns the end of a quotation in curly marks that opens at byte i inside another, or 0. The next
// mark after it must close the outer one, or else that was not closed, and the mark at i opens the next
// quotation.
func innerEnd(text string, p Span, i int, outer *markPair) int {
	if outer.open != "“" || !strings.HasPrefix(text[i:p.End], "“") {
		return 0
	}
	end := i + len("“")
	for range 2 {
		next := strings.IndexAny(text[end:p.End], "“”\"")
		if next < 0 || !strings.HasPrefix(text[end+next:], "”") {
			return 0
		}
		i, end = end, end+next+len("”")
	}
	return i
}

// startsSpeech reports whether the mark at byte i stands where a sentence starts, or after a comma or a
// colon.
func startsSpeech(text string, p Span, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text[p.Start:i], isBlank))
	return before == utf8.RuneError || strings.ContainsRune(",:;.?!", before) || isBlankOrClosing(before)
}

// endsPlural reports whether the mark at bytes [i, end) can be the apostrophe of a plural that owns
// something: it stands after an s and before a word in small letters.
func endsPlural(text string, p Span, i, end int) bool {
	after, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text[end:min(p.End, end+window)], isBlank))
	return i > p.Start && text[i-1] == 's' && unicode.IsLower(after)
}

// endsWord reports whether the mark at bytes [i, end) stands after a word and before none, as an
// apostrophe inside a word does not.
func endsWord(text string, p Span, i, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[p.Start:i])
	after, _ := utf8.DecodeRuneInString(text[end:p.End])
	isAnd := strings.HasSuffix(text[p.Start:i], "'n") || strings.HasSuffix(text[p.Start:i], "’n") // "rock 'n' roll"
	return !isAnd && !unicode.IsSpace(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after)
}
