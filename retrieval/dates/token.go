package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// token is a word of a clause.
type token struct {
	word       string // folded, without a possessive ending
	span       prose.Span
	capital    bool
	possessive bool
	before     rune   // the character before the word, utf8.RuneError for none
	gap        string // what stands between it and the next word of its clause
}

// maxWords is the number of words of a text that are read. A question is far shorter, and the time
// that a rule takes grows with what stands behind a word.
const maxWords = 400

// clauses splits text where no phrase can go on: at the ends of sentences, colons, brackets and
// quotation marks. What stands between quotation marks is left out, since it was said at another
// time, or is a title.
func clauses(text string) (out [][]token) {
	var clause []token
	quoted, words := false, prose.NewWords(text)
	last := 0
	for n := 0; n < maxWords && words.Next(); n++ {
		s := words.Span()
		gap := text[last:s.Start]
		if len(clause) > 0 && endsClause(clause[len(clause)-1].word, gap) || strings.ContainsAny(gap, quoteMarks) {
			out, clause = append(out, clause), nil
		}
		if n := len(clause); n > 0 {
			clause[n-1].gap = gap
		}
		quoted = quotedAfter(quoted, gap)
		last = s.End
		if !quoted {
			clause = append(clause, newToken(text, s))
		}
	}
	return append(out, clause)
}

func newToken(text string, s prose.Span) token {
	word := s.Of(text)
	bare := prose.Unpossessed(word)
	t := token{word: prose.Fold(bare), span: s, capital: prose.Capitalized(word), possessive: bare != word}
	t.before, _ = utf8.DecodeLastRuneInString(text[:s.Start])
	return t
}

const quoteMarks = "\"“”«»„"

// quotedAfter reports whether the word behind a gap stands between quotation marks.
func quotedAfter(quoted bool, gap string) bool {
	for _, r := range gap {
		switch r {
		case '“', '«', '„':
			quoted = true
		case '”', '»':
			quoted = false
		case '"':
			quoted = !quoted
		}
	}
	return quoted
}

// endsClause reports whether a clause ends between a word and the next one. The point of "Jan. 6"
// ends none.
func endsClause(word, gap string) bool {
	if strings.ContainsAny(gap, "?!;:()[]\n") {
		return true
	}
	point := strings.IndexByte(gap, '.')
	if point < 0 {
		return false
	}
	_, month := months[word]
	_, weekday := shortWeekdays[word]
	return !month && !weekday || len(word) > 4
}

// isFlat reports whether the capitals of text say nothing: all of its letters are of one case, or
// nearly all of its words have a capital.
func isFlat(text string) bool {
	lower, capitals, words := false, 0, 0
	for w := prose.NewWords(text); w.Next(); words++ {
		word := w.Span().Of(text)
		lower = lower || strings.IndexFunc(word, unicode.IsLower) >= 0
		if prose.Capitalized(word) || unicode.IsDigit(rune(word[0])) {
			capitals++
		}
	}
	return !lower || capitals == 0 || words > 3 && capitals >= words-1
}
