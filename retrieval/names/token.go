package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// Kind is what a token is.
type Kind uint8

// The kinds of tokens.
const (
	Outside Kind = iota // no token: what stands beyond an end of the sentence
	Word
	Point  // a punctuation mark
	Folded // a piece of the text that the reader of the sentence keeps as a single token
)

// Token is a word, a punctuation mark, or a longer piece of the text that the reader of the sentence keeps as one.
type Token struct {
	Span       prose.Span // bytes of the text
	Text       string     // of a word, folded and without a possessive ending; of punctuation, the mark
	Class                 // of Text
	Piece      int        // of a Folded token, the number that the reader gave it
	Kind       Kind
	Upper      bool // it starts with a capital letter
	Common     bool // it starts a sentence with a capital, but is a common word
	Capitals   bool // it is longer than two letters, and none is small
	Possessive bool // it had a possessive ending, ’s or a bare apostrophe
	Hyphen     bool // set by Split: a hyphen joins it to the word before
	Initial    bool // set by Split: it is one letter, or several with points
}

// In reports whether the text of t is one of words.
func (t *Token) In(words ...string) bool { return slices.Contains(words, t.Text) }

// Ends reports whether the text of t ends in suffix.
func (t *Token) Ends(suffix string) bool { return strings.HasSuffix(t.Text, suffix) }

// Sentence is the tokens of a sentence, in order.
type Sentence []Token

// outside is the token beyond both ends of each sentence. Nothing writes to it.
var outside Token

// At returns token i. Beyond the ends of s it returns a token of kind Outside, without text or class, so that rules may
// look at neighbours without asking whether there are any.
func (s Sentence) At(i int) *Token {
	if i < 0 || i >= len(s) {
		return &outside
	}
	return &s[i]
}

// Span returns the piece of the text that s covers; s holds one token at least.
func (s Sentence) Span() prose.Span {
	return prose.Span{Start: s[0].Span.Start, End: s[len(s)-1].Span.End}
}

// WordCount returns how many tokens of s are words.
func (s Sentence) WordCount() (n int) {
	for i := range s {
		if s[i].Kind == Word {
			n++
		}
	}
	return n
}

// Words returns the texts of the words in s.
func (s Sentence) Words() []string {
	out := make([]string, 0, len(s))
	for _, t := range s {
		if t.Kind == Word {
			out = append(out, t.Text)
		}
	}
	return out
}

// Append adds the tokens of span to out. Words that a hyphen joins become one token.
func (l Lexicon) Append(out Sentence, text string, span prose.Span) Sentence {
	w := prose.NewWords(text[:span.End][span.Start:])
	at := span.Start
	for w.Next() {
		s := prose.Span{Start: span.Start + w.Span().Start, End: span.Start + w.Span().End}
		if last := len(out) - 1; text[at:s.Start] == "-" && last >= 0 && joins(out[last], s) {
			l.word(&out[last], text, prose.Span{Start: out[last].Span.Start, End: s.End})
		} else {
			out = l.appendPoints(out, text, prose.Span{Start: at, End: s.Start})
			out = append(out, Token{})
			l.word(&out[len(out)-1], text, s)
		}
		at = s.End
	}
	return l.appendPoints(out, text, prose.Span{Start: at, End: span.End})
}

// longestJoined is the length in bytes up to which words are joined at hyphens. It keeps the
// work linear: each word that is added makes the joined one be read again.
const longestJoined = 200

// joins reports whether the word at s, which follows a hyphen, belongs to the token before it.
func joins(before Token, s prose.Span) bool {
	return before.Kind == Word && before.Span.End == s.Start-1 && s.End-before.Span.Start <= longestJoined
}

// word makes t the word at s.
func (l Lexicon) word(t *Token, text string, s prose.Span) {
	printed := s.Of(text)
	if isSmall(printed) { // as most words are
		*t = Token{Span: s, Text: printed, Class: l[printed], Kind: Word}
		return
	}
	r, _ := utf8.DecodeRuneInString(printed)
	folded := prose.Fold(printed)
	base, possessive := strings.CutSuffix(folded, "'s")
	if i := strings.IndexByte(base, '\''); i > 0 && l[base[:i]].Is(Pronoun) { // "he’d", "they’ve"
		base, possessive = base[:i], true
	}
	t.Span, t.Text, t.Class, t.Kind, t.Possessive = s, base, l.Of(base), Word, possessive
	t.Upper = unicode.IsUpper(r)
	t.Capitals = t.Upper && len(folded) > 2 && hasNoSmall(printed)
}

// isSmall reports whether s is all small letters from a to z.
func isSmall(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

// hasNoSmall reports whether no letter of s is a small one.
func hasNoSmall(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.ToUpper(r) != r }) < 0
}

// appendPoints adds the punctuation marks of span, without Markdown's stars. It leaves out the point of an abbreviation
// before a name ("Mr.", "J."). An apostrophe right after a word makes the word a possessive.
func (l Lexicon) appendPoints(out Sentence, text string, span prose.Span) Sentence {
	if span.Of(text) == " " { // between nearly all words
		return out
	}
	for i := span.Start; i < span.End; {
		r, n := utf8.DecodeRuneInString(text[i:span.End])
		s := prose.Span{Start: i, End: i + n}
		i += n
		if unicode.IsSpace(r) || r == 0x200B || r == 0xFEFF || r == '*' {
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
		t := Token{Span: s, Text: s.Of(text), Kind: Point}
		if r == '&' {
			t.Class = l.Of(t.Text)
		}
		out = append(out, t)
	}
	return out
}

// abbreviated reports whether a point right after t belongs to it.
func abbreviated(t Token) bool {
	return t.Upper && (len(t.Text) == 1 || t.Is(Short) || strings.Contains(t.Text, "."))
}
