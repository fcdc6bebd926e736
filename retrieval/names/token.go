package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// Kind is what a token is.
type Kind uint8

// The kinds of tokens.
const (
	Word   Kind = iota
	Point       // punctuation
	Folded      // a whole piece of the text that stands as one
)

// Token is a word, a punctuation mark, or a piece of a text that its reader folds up.
type Token struct {
	Span       prose.Span
	Text       string // folded, a possessive ’s off; of punctuation the mark itself
	Class             // of Text
	Piece      int    // the reader's number of the piece, for Folded
	Kind       Kind
	Upper      bool // starts with a capital letter
	Common     bool // starts a sentence with a capital, though it is a common word
	Capitals   bool // holds no small letter
	Possessive bool // carried ’s or a bare ’
	Hyphen     bool // of a name printed alone: a hyphen joins it to the word before
	Initial    bool // of a name printed alone: one letter, or several with points
}

// Append adds the words and points of span to out, hyphenated words as one.
func (l Lexicon) Append(out []Token, text string, span prose.Span) []Token {
	w := prose.NewWords(text[:span.End][span.Start:])
	at := span.Start
	for w.Next() {
		s := prose.Span{Start: span.Start + w.Span().Start, End: span.Start + w.Span().End}
		gap := text[at:s.Start]
		if gap == "-" && len(out) > 0 && goesOn(out[len(out)-1], s) {
			last := &out[len(out)-1]
			*last = l.word(text, prose.Span{Start: last.Span.Start, End: s.End})
			at = s.End
			continue
		}
		out = l.appendPoints(out, text, prose.Span{Start: at, End: s.Start})
		out = append(out, l.word(text, s))
		at = s.End
	}
	return l.appendPoints(out, text, prose.Span{Start: at, End: span.End})
}

// longestJoined is the longest hyphenated word, in bytes. What is longer is no word, and reading
// it again at each hyphen would take its length squared.
const longestJoined = 200

// goesOn reports whether the word at s, behind a hyphen, goes on the word before.
func goesOn(before Token, s prose.Span) bool {
	return before.Kind == Word && before.Span.End == s.Start-1 && s.End-before.Span.Start <= longestJoined
}

func (l Lexicon) word(text string, s prose.Span) Token {
	r, _ := utf8.DecodeRuneInString(text[s.Start:s.End])
	word := prose.Fold(s.Of(text))
	base, possessive := strings.CutSuffix(word, "'s")
	if i := strings.IndexByte(base, '\''); i > 0 && l[base[:i]].Is(Pronoun) { // "he’d", "they’ve"
		base, possessive = base[:i], true
	}
	upper := unicode.IsUpper(r)
	capitals := upper && len(word) > 2 && strings.ToUpper(s.Of(text)) == s.Of(text)
	return Token{Span: s, Text: base, Class: l.Of(base), Upper: upper, Capitals: capitals, Possessive: possessive}
}

// appendPoints adds the punctuation of span. The point of an abbreviation that stands
// before a name ("Mr.", "J.") is no punctuation here, and a bare apostrophe marks a
// possessive.
func (l Lexicon) appendPoints(out []Token, text string, span prose.Span) []Token {
	for i := span.Start; i < span.End; {
		r, n := utf8.DecodeRuneInString(text[i:span.End])
		s := prose.Span{Start: i, End: i + n}
		i += n
		if unicode.IsSpace(r) || r == 0x200B || r == 0xFEFF {
			continue
		}
		last := len(out) - 1
		touches := last >= 0 && out[last].Kind == Word && out[last].Span.End == s.Start
		if touches && (r == '’' || r == '\'') {
			out[last].Possessive = true
			continue
		}
		if touches && r == '.' && abbreviated(out[last]) && i < len(text) {
			continue
		}
		t := Token{Span: s, Text: string(r), Kind: Point}
		if r == '&' {
			t.Class = l.Of(t.Text)
		}
		out = append(out, t)
	}
	return out
}

// abbreviated reports whether the point after t belongs to it.
func abbreviated(t Token) bool {
	return t.Upper && (len(t.Text) == 1 || t.Is(Short) || strings.Contains(t.Text, "."))
}

// SpanOf is the piece of the text that tokens cover, one at least.
func SpanOf(tokens []Token) prose.Span {
	return prose.Span{Start: tokens[0].Span.Start, End: tokens[len(tokens)-1].Span.End}
}

// Words are the folded words of tokens.
func Words(tokens []Token) []string {
	out := make([]string, 0, len(tokens))
	for _, t := range tokens {
		if t.Kind == Word {
			out = append(out, t.Text)
		}
	}
	return out
}
