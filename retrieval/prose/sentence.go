package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences returns the sentences of every paragraph of text, in order, trimmed of white space.
// They do not overlap, cross no line break, and together hold every non-blank character. A closing
// quotation mark or bracket belongs to the sentence that it closes, an opening one to the sentence
// that it opens.
func Sentences(text string) []Span {
	var out []Span
	for _, p := range Paragraphs(text) {
		out = appendSentences(out, text, p)
	}
	return out
}

// SentencesIn returns the sentences of one paragraph of text, as [Paragraphs] returns it.
func SentencesIn(text string, paragraph Span) []Span {
	return appendSentences(nil, text, paragraph)
}

// appendSentences appends the sentences of a paragraph. The boundaries of Unicode's rules are candidates; those where a
// sentence of running English ends are kept.
func appendSentences(out []Span, text string, paragraph Span) []Span {
	text = text[:paragraph.End]
	start := paragraph.Start
	for at := start; at < len(text); {
		piece := text[at : at+stretch(text[at:])]
		for end := range boundaries(piece) {
			i := settle(text, start, at+end)
			if i > start && ends(text[start:i], text[i:]) {
				out = append(out, Span{start, i}.Trim(text))
				start = i
			}
		}
		at += len(piece)
	}
	if last := (Span{start, len(text)}).Trim(text); last.Len() > 0 {
		out = append(out, last)
	}
	return out
}

// window is the number of bytes on either side of a candidate that are looked at, and the longest
// run of marks given to the segmenter at once. Both keep the work linear on hostile text.
const window = 64

// stretch returns the length of the piece of s that the segmenter gets next. Between two pieces
// there is a candidate, so pieces end where the segmenter misses one: before figures ("It closed.
// 200 jobs went", which it reads on to the next letter) and after "… ". They end in a long run of
// marks too, because it looks through the rest of such a run from every place in it.
func stretch(s string) int {
	marks := 0
	for i := range len(s) {
		c := s[i]
		switch {
		case !isASCIIWord(c):
			if marks >= window && utf8.RuneStart(c) {
				return i
			}
			marks++
			continue
		case marks > 1 && (isDigit(c) || c <= 'Z' && strings.Contains(s[i-marks:i], "…")):
			if blank := strings.LastIndexByte(s[i-marks:i], ' '); blank >= 0 {
				return i - marks + blank + 1
			}
		}
		marks = 0
	}
	return len(s)
}

// settle returns where the candidate at i belongs, not below start: opening marks go with what
// follows, and closing marks with what comes before.
func settle(text string, start, i int) int {
	for start = max(start, i-window); i > start; {
		r, n := utf8.DecodeLastRuneInString(text[start:i])
		if !isOpening(r) {
			break
		}
		i -= n
	}
	after := text[i:min(i+window, len(text))]
	closing := strings.TrimLeftFunc(after, isBlank)
	if rest := strings.TrimLeftFunc(closing, isClosing); len(rest) < len(closing) {
		return i + len(after) - len(rest)
	}
	return i
}

// ends reports whether a sentence ends between before, its text so far, and after,
// the rest of the paragraph.
func ends(before, after string) bool {
	before, after = before[max(0, len(before)-window):], after[:min(window, len(after))]
	next := fromWord(after)
	if next == "" || fromWord(before) == "" || startsLower(next) {
		return false
	}
	body := strings.TrimRightFunc(before, isBlankOrClosing)
	quoted := strings.ContainsAny(before[len(body):], "”’\"'“‘»›")
	mark, n := utf8.DecodeLastRuneInString(body)
	switch {
	case !isTerminator(mark), isEnumerator(body):
		return false
	case mark < utf8.RuneSelf && len(body) == len(before) && len(next) == len(after):
		return false // nothing stands between the mark and the next word: "find?Q=1"
	case mark == '.' && !strings.HasSuffix(body, ".."):
		return quoted || !continues(body[:len(body)-n], after[:len(after)-len(next)], next)
	}
	return !quoted || !isAttribution(next)
}

// fromWord returns s from its first letter or digit on, or "" if it has none.
func fromWord(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if i < 0 {
		return ""
	}
	return s[i:]
}

// isEnumerator reports whether s is only the number of a list's item: "12.".
func isEnumerator(s string) bool {
	figures := strings.TrimSuffix(s, ".")
	return len(figures) < len(s) && len(figures) <= 3 && strings.Trim(figures, "0123456789") == ""
}

// isAttribution reports whether s, which follows a quoted question or exclamation,
// only names who made it: `“Who pays?” Ms Hale asked.`
func isAttribution(s string) bool {
	names := 0
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return names > 0 && isSaying(strings.TrimRight(w, ".,:"))
		}
		names++
	}
	return false
}

func isSaying(verb string) bool {
	switch verb {
	case "said", "says", "asked", "asks", "added", "adds", "told", "wrote", "writes", "replied", "replies",
		"shouted", "cried", "yelled", "called", "whispered", "muttered", "joked", "wondered", "recalled",
		"exclaimed", "posted", "tweeted":
		return true
	}
	return false
}

func isTerminator(r rune) bool {
	switch r {
	case '.', '?', '!', '…', '‽', '。', '！', '？', '．':
		return true
	}
	return false
}

func isOpening(r rune) bool {
	switch r {
	case '“', '‘', '(', '[', '{', '«', '‹', '„':
		return true
	}
	return false
}

func isClosing(r rune) bool {
	switch r {
	case '”', ')', ']', '}', '»', '›':
		return true
	}
	return false
}

// isBlankOrClosing reports whether r is a blank or a mark that closes after a terminator. Some of these
// marks are apostrophes or open a quotation elsewhere.
func isBlankOrClosing(r rune) bool {
	return isBlank(r) || isClosing(r) || r == '"' || r == '\'' || r == '’' || r == '“' || r == '‘'
}
