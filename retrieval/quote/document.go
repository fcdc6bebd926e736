package quote

import (
	"slices"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
	"quoth/retrieval/transcript"
)

// document is a text split into frames.
type document struct {
	text       string
	paragraphs []prose.Span
	marked     []prose.Quoted
	place      []int // of each marked piece, its frame
	frames     []frame
	turns      map[int]transcript.Turn // by paragraph
}

func newDocument(text string) *document {
	d := &document{text: text, paragraphs: prose.Paragraphs(text)}
	d.turns = transcript.Turns(text, d.paragraphs)
	for i := range d.paragraphs {
		first := len(d.marked)
		d.addMarked(i)
		d.addFrames(i, first)
	}
	for _, f := range d.frames {
		nameDoubles(f.sentence)
	}
	lowerStarts(d.frames)
	for i, f := range d.frames {
		d.frames[i].runs = names.Runs(f.sentence)
	}
	return d
}

// addMarked adds the marked pieces of paragraph i. What a turn of a transcript says is one piece.
func (d *document) addMarked(i int) {
	first := len(d.marked)
	if t, ok := d.turns[i]; !ok {
		d.marked = append(d.marked, prose.QuotedIn(d.text, d.paragraphs[i])...)
	} else if t.Words.Len() > 0 {
		d.marked = append(d.marked, prose.Quoted{Outer: t.Words, Inner: t.Words})
	}
	if n := len(d.marked); n > first && d.marked[n-1].Open {
		d.repair(&d.marked[n-1], i)
	}
}

// repair cuts m, which paragraph i leaves open, at the end of its first sentence unless the next
// paragraph goes on with it: more may not have been said.
func (d *document) repair(m *prose.Quoted, i int) {
	if i+1 == len(d.paragraphs) || !m.GoesOn(d.text, d.paragraphs[i+1]) {
		end := prose.SentencesIn(d.text, m.Inner)[0].End
		m.Inner.End, m.Outer.End, m.Open = end, end, false
	}
}

// addFrames splits paragraph i, whose marked pieces start at index first, into frames.
func (d *document) addFrames(i, first int) {
	p, next := d.paragraphs[i], first
	ends := d.frameEnds(i, first)
	_, isTurn := d.turns[i]
	f := frame{paragraph: i, isTurn: isTurn}
	for at := p.Start; at < p.End; {
		limit := p.End
		if next < len(d.marked) {
			limit = d.marked[next].Outer.Start
		}
		if len(ends) > 0 && ends[0] < limit {
			limit = ends[0]
		}
		f.sentence = lexicon.Append(f.sentence, d.text, prose.Span{Start: at, End: limit})
		at = limit
		if next < len(d.marked) && at == d.marked[next].Outer.Start {
			f.sentence = append(f.sentence, token{Span: d.marked[next].Outer, Kind: names.Folded, Piece: next})
			at = d.marked[next].Outer.End
			next++
		}
		for len(ends) > 0 && ends[0] <= at {
			ends = ends[1:]
			f = d.closeFrame(f)
		}
	}
	d.closeFrame(f)
}

// longestFrame is how many tokens a frame has at most. No sentence has as many; the bound limits
// each search in a frame, so that the whole work stays linear on hostile text.
const longestFrame = 300

// closeFrame stores f and returns the frame that follows.
func (d *document) closeFrame(f frame) frame {
	for tokens := range slices.Chunk(f.sentence, longestFrame) {
		for _, t := range tokens {
			if t.Kind == names.Folded {
				d.place = append(d.place, len(d.frames))
			}
		}
		d.frames = append(d.frames, frame{sentence: tokens, paragraph: f.paragraph, isTurn: f.isTurn})
	}
	f.sentence = nil
	return f
}

// frameEnds returns where sentences of paragraph i end outside its marked pieces, which start at index
// first. The label of a turn holds none.
func (d *document) frameEnds(i, first int) []int {
	if _, ok := d.turns[i]; ok {
		return nil
	}
	var ends []int
	p := d.paragraphs[i]
	m := d.marked[first:]
	for _, s := range prose.SentencesIn(d.text, p) {
		for len(m) > 0 && m[0].Outer.End < s.End {
			m = m[1:]
		}
		if len(m) > 0 && m[0].Outer.Start < s.End && s.End < m[0].Outer.End || s.End >= p.End {
			continue
		}
		ends = append(ends, s.End)
	}
	return ends
}
