package syntax

import (
	"slices"
	"sync"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
	"quoth/retrieval/transcript"
)

// Document is a text with its frames.
type Document struct {
	*prose.Layout
	Marked []prose.Quoted
	Place  []int // the frame of each marked piece
	Frames []Frame
	Turns  map[int]transcript.Turn // by paragraph

	room   *room
	tokens Sentence // the free part of room.tokens
}

// room is memory for the frames of a document. They take most of what reading a text needs, so it is used again.
type room struct {
	tokens Sentence
	frames []Frame
	runs   []names.Run
}

// rooms are those of documents that were released.
var rooms = sync.Pool{New: func() any { return &room{} }}

// tokenBytes is about how many bytes of text a token stands for.
const tokenBytes = 5

// Release lets other documents use the memory of the frames of d. Nothing may read them afterwards.
func (d *Document) Release() {
	d.room.frames = d.Frames
	rooms.Put(d.room)
}

func newDocument(l *prose.Layout) *Document {
	d := &Document{Layout: l, room: rooms.Get().(*room)}
	d.room.tokens = slices.Grow(d.room.tokens[:0], len(l.Text)/tokenBytes)
	d.tokens, d.Frames = d.room.tokens, d.room.frames[:0]
	d.Turns = transcript.Turns(l.Text, l.Paragraphs)
	for i := range d.Paragraphs {
		first := len(d.Marked)
		d.addMarked(i)
		d.addFrames(i, first)
	}
	for _, f := range d.Frames {
		nameDoubles(f.Sentence)
	}
	lowerStarts(d.Frames)
	d.addRuns()
	return d
}

// addRuns finds the runs of all frames.
func (d *Document) addRuns() {
	runs := d.room.runs[:0]
	for i, f := range d.Frames {
		first := len(runs)
		runs = names.AppendRuns(runs, f.Sentence)
		d.Frames[i].Runs = runs[first:len(runs):len(runs)]
	}
	d.room.runs = runs
}

// addMarked adds the marked pieces of paragraph i. What a turn of a transcript says is one piece.
func (d *Document) addMarked(i int) {
	first := len(d.Marked)
	if t, ok := d.Turns[i]; !ok {
		d.Marked = append(d.Marked, prose.QuotedIn(d.Text, d.Paragraphs[i])...)
	} else if t.Words.Len() > 0 {
		d.Marked = append(d.Marked, prose.Quoted{Outer: t.Words, Inner: t.Words})
	}
	if n := len(d.Marked); n > first && d.Marked[n-1].Open {
		d.repair(&d.Marked[n-1], i)
	}
}

// repair cuts m, which has no closing mark in paragraph i, at the end of its first sentence, since what comes after may
// not have been said. It does not cut m if the next paragraph continues it.
func (d *Document) repair(m *prose.Quoted, i int) {
	if i+1 == len(d.Paragraphs) || !m.GoesOn(d.Text, d.Paragraphs[i+1]) {
		end := prose.SentencesIn(d.Text, m.Inner)[0].End
		m.Inner.End, m.Outer.End, m.Open = end, end, false
	}
}

// addFrames splits paragraph i, whose marked pieces start at index first, into frames.
func (d *Document) addFrames(i, first int) {
	p, next := d.Paragraphs[i], first
	ends := d.frameEnds(i, first)
	_, isTurn := d.Turns[i]
	f := Frame{Sentence: d.tokens, Paragraph: i, IsTurn: isTurn}
	for at := p.Start; at < p.End; {
		limit := p.End
		if next < len(d.Marked) {
			limit = d.Marked[next].Outer.Start
		}
		if len(ends) > 0 && ends[0] < limit {
			limit = ends[0]
		}
		f.Sentence = lexicon.Append(f.Sentence, d.Text, prose.Span{Start: at, End: limit})
		at = limit
		if next < len(d.Marked) && at == d.Marked[next].Outer.Start {
			f.Sentence = append(f.Sentence, Token{Span: d.Marked[next].Outer, Kind: names.Folded, Piece: next})
			at = d.Marked[next].Outer.End
			next++
		}
		for len(ends) > 0 && ends[0] <= at {
			ends = ends[1:]
			f = d.closeFrame(f)
		}
	}
	d.closeFrame(f)
}

// longestFrame is how many tokens a frame has at most. No real sentence has that many. The bound limits each search in
// a frame, so that the whole work stays linear on hostile text.
const longestFrame = 300

// closeFrame stores f and returns the frame that follows.
func (d *Document) closeFrame(f Frame) Frame {
	for tokens := range slices.Chunk(f.Sentence, longestFrame) {
		for _, t := range tokens {
			if t.Kind == names.Folded {
				d.Place = append(d.Place, len(d.Frames))
			}
		}
		d.Frames = append(d.Frames, Frame{Sentence: tokens, Paragraph: f.Paragraph, IsTurn: f.IsTurn})
	}
	d.tokens = f.Sentence[len(f.Sentence):]
	f.Sentence = d.tokens
	return f
}

// frameEnds returns where sentences of paragraph i end outside its marked pieces, which start at index
// first. The label of a turn holds none.
func (d *Document) frameEnds(i, first int) []int {
	if _, ok := d.Turns[i]; ok {
		return nil
	}
	var ends []int
	p := d.Paragraphs[i]
	m := d.Marked[first:]
	for _, s := range d.Sentences(i) {
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
