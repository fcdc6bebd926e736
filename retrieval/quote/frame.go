package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// kind is what a token is.
type kind uint8

const (
	isWord   kind = iota
	isPoint       // punctuation
	isMarked      // a whole marked piece
)

// token is a word, a punctuation mark, or a whole marked piece standing as one.
type token struct {
	span       prose.Span
	word       string // folded, a possessive ’s off; of punctuation the mark itself
	kind       kind
	upper      bool // starts with a capital letter
	first      bool // starts a sentence with a capital, though it is a common word
	capitals   bool // holds no small letter
	possessive bool // carried ’s or a bare ’
	marked     int  // index into document.marked, for isMarked
}

// frame is a sentence with its marked pieces folded into single tokens: what the
// reporter says around them. Sentence ends inside a marked piece end no frame.
type frame struct {
	tokens    []token
	runs      []nameRun // of capitalised words
	paragraph int
}

// document is a text taken apart.
type document struct {
	text       string
	paragraphs []prose.Span
	marked     []marked
	place      []int // of marked: its frame
	frames     []frame
}

func newDocument(text string) *document {
	d := &document{text: text, paragraphs: prose.Paragraphs(text)}
	for i, p := range d.paragraphs {
		first := len(d.marked)
		d.marked = append(d.marked, markedIn(text, p)...)
		if n := len(d.marked); n > first && d.marked[n-1].open && !(i+1 < len(d.paragraphs) && startsWithMark(text, d.paragraphs[i+1])) {
			d.marked[n-1] = repaired(text, d.marked[n-1])
		}
		d.addFrames(i, first)
	}
	d.lowerStarts()
	for i, f := range d.frames {
		d.frames[i].runs = runsIn(f.tokens)
	}
	return d
}

// addFrames cuts paragraph i, whose marked pieces start at index first, into frames.
func (d *document) addFrames(i, first int) {
	p, next := d.paragraphs[i], first
	ends := d.frameEnds(p, first)
	f := frame{paragraph: i}
	for at := p.Start; at < p.End; {
		limit := p.End
		if next < len(d.marked) {
			limit = d.marked[next].outer.Start
		}
		if len(ends) > 0 && ends[0] < limit {
			limit = ends[0]
		}
		f.tokens = appendTokens(f.tokens, d.text, prose.Span{Start: at, End: limit})
		at = limit
		if next < len(d.marked) && at == d.marked[next].outer.Start {
			f.tokens = append(f.tokens, token{span: d.marked[next].outer, kind: isMarked, marked: next})
			at = d.marked[next].outer.End
			next++
		}
		for len(ends) > 0 && ends[0] <= at {
			ends = ends[1:]
			f = d.closeFrame(f)
		}
	}
	d.closeFrame(f)
}

// longestFrame bounds the tokens of a frame: no sentence has as many, and every search in
// a frame is bounded with it, so that the whole work stays linear on hostile text.
const longestFrame = 300

// closeFrame stores f and gives the frame that follows.
func (d *document) closeFrame(f frame) frame {
	for tokens := range slices.Chunk(f.tokens, longestFrame) {
		for _, t := range tokens {
			if t.kind == isMarked {
				d.place = append(d.place, len(d.frames))
			}
		}
		d.frames = append(d.frames, frame{tokens: tokens, paragraph: f.paragraph})
	}
	return frame{paragraph: f.paragraph}
}

// frameEnds are where sentences of p end outside its marked pieces.
func (d *document) frameEnds(p prose.Span, first int) []int {
	var ends []int
	m, start := d.marked[first:], p.Start // start of the frame
	for _, s := range prose.SentencesIn(d.text, p) {
		for len(m) > 0 && m[0].outer.End < s.End {
			m = m[1:]
		}
		if len(m) > 0 && m[0].outer.Start < s.End && s.End < m[0].outer.End || s.End >= p.End {
			continue
		}
		opens := len(m) > 0 && m[0].outer == prose.Span{Start: start, End: s.End}
		if d.goesOn(s.End) || opens && d.cueFollows(m[0], p) {
			continue
		}
		ends = append(ends, s.End)
		start = prose.Span{Start: s.End, End: p.End}.Trim(d.text).Start
	}
	return ends
}

// goesOn reports whether the sentence in fact goes on at i: a small letter follows, as
// after a question in marks ("“Who?” he asked").
func (d *document) goesOn(i int) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(d.text[i:min(len(d.text), i+8)], " \u00a0"))
	return unicode.IsLower(r)
}

// cueReach is how many words after a question or a cry in marks its cue may stand.
const cueReach = 8

// cueFollows reports whether the sentence after m, a question or a cry that opens its
// frame, holds the cue of m ("“Who?” Rosa Vane asked").
func (d *document) cueFollows(m marked, p prose.Span) bool {
	if !strings.ContainsRune("?!,", rune(d.text[m.inner.End-1])) {
		return false
	}
	rest := d.text[m.outer.End:min(p.End, m.outer.End+200)]
	for w, n := prose.NewWords(rest), 0; n < cueReach && w.Next(); n++ {
		word := prose.Fold(w.Span().Of(rest))
		if n > 0 && clauseVerbs[word] && !baseForms[word] {
			return true
		}
		if stoppers[word] || strings.HasPrefix(rest[w.Span().End:], ". ") && !shortTitles[word] {
			return false
		}
	}
	return false
}

// appendTokens adds the words and marks of span, hyphenated words as one.
func appendTokens(out []token, text string, span prose.Span) []token {
	w := prose.NewWords(text[:span.End][span.Start:])
	at := span.Start
	for w.Next() {
		s := prose.Span{Start: span.Start + w.Span().Start, End: span.Start + w.Span().End}
		gap := text[at:s.Start]
		if gap == "-" && len(out) > 0 && goesOnWord(out[len(out)-1], s) {
			last := &out[len(out)-1]
			*last = wordToken(text, prose.Span{Start: last.span.Start, End: s.End})
			at = s.End
			continue
		}
		out = appendPoints(out, text, prose.Span{Start: at, End: s.Start})
		out = append(out, wordToken(text, s))
		at = s.End
	}
	return appendPoints(out, text, prose.Span{Start: at, End: span.End})
}

// longestJoined is the longest hyphenated word, in bytes. What is longer is no word, and reading
// it again at each hyphen would take its length squared.
const longestJoined = 200

// goesOnWord reports whether the word at s, behind a hyphen, goes on the word before.
func goesOnWord(before token, s prose.Span) bool {
	return before.kind == isWord && before.span.End == s.Start-1 && s.End-before.span.Start <= longestJoined
}

func wordToken(text string, s prose.Span) token {
	r, _ := utf8.DecodeRuneInString(text[s.Start:s.End])
	word := prose.Fold(s.Of(text))
	base, possessive := strings.CutSuffix(word, "'s")
	if i := strings.IndexByte(base, '\''); i > 0 && pronouns[base[:i]] { // "he’d", "they’ve"
		base, possessive = base[:i], true
	}
	upper := unicode.IsUpper(r)
	return token{span: s, word: base, upper: upper, capitals: upper && len(word) > 2 && strings.ToUpper(s.Of(text)) == s.Of(text), possessive: possessive}
}

// appendPoints adds the punctuation of span. The point of an abbreviation that stands
// before a name ("Mr.", "J.") is no punctuation here, and a bare apostrophe marks a
// possessive.
func appendPoints(out []token, text string, span prose.Span) []token {
	for i := span.Start; i < span.End; {
		r, n := utf8.DecodeRuneInString(text[i:span.End])
		s := prose.Span{Start: i, End: i + n}
		i += n
		if unicode.IsSpace(r) || r == 0x200B || r == 0xFEFF {
			continue
		}
		last := len(out) - 1
		touches := last >= 0 && out[last].kind == isWord && out[last].span.End == s.Start
		if touches && (r == '’' || r == '\'') {
			out[last].possessive = true
			continue
		}
		if touches && r == '.' && abbreviated(out[last]) && i < len(text) {
			continue
		}
		out = append(out, token{span: s, word: string(r), kind: isPoint})
	}
	return out
}

// abbreviated reports whether the point after t belongs to it.
func abbreviated(t token) bool {
	return t.upper && (len(t.word) == 1 || shortTitles[t.word] || strings.Contains(t.word, "."))
}
