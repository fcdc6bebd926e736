package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// token is a word, a punctuation mark, or a whole marked piece standing as one.
type token = names.Token

// frame is a sentence with its marked pieces folded into single tokens: what the
// reporter says around them. Sentence ends inside a marked piece end no frame.
type frame struct {
	tokens    []token
	runs      []names.Run // of capitalised words
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
		d.frames[i].runs = names.Runs(f.tokens)
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
		f.tokens = lexicon.Append(f.tokens, d.text, prose.Span{Start: at, End: limit})
		at = limit
		if next < len(d.marked) && at == d.marked[next].outer.Start {
			f.tokens = append(f.tokens, token{Span: d.marked[next].outer, Kind: names.Folded, Piece: next})
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
			if t.Kind == names.Folded {
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
		c := lexicon.Of(prose.Fold(w.Span().Of(rest)))
		if n > 0 && c.Is(clauseVerb) && !c.Is(baseForm) {
			return true
		}
		if c.Is(names.Stopper) || strings.HasPrefix(rest[w.Span().End:], ". ") && !c.Is(names.Short) {
			return false
		}
	}
	return false
}
