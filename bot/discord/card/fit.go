package card

import (
	"cmp"
	"fmt"
	"slices"
)

// piece is a part of a message that is shown whole or not at all. It is an embed of its own or, when
// embed is nil, text that shares an embed with the texts beside it.
type piece struct {
	embed  *Embed
	text   string // markdown
	color  int    // of the embed that the text comes to stand in; 0: any
	block  int    // the block of the reply that the piece draws, from 1
	blocks []int  // more blocks that it draws
	gap    bool   // an empty line separates the text from the text before it, unless that is its heading
	result bool   // one of many: may stand in a later part of the reply
	heads  level  // what the text stands over
	again  string // the text in parts after the first that has it; empty: the same
	fresh  bool   // the text begins an embed
	order  int    // results with a smaller one come into an earlier part
	image  string // the address of the picture of the result's article; empty: none
}

// part is as much of a reply as a message holds.
type part struct {
	embeds []*Embed
	shown  map[int]bool // the blocks that are in it
}

// level says what a text stands over. It is in each part that has some of that.
type level int

const (
	headsNothing level = iota
	headsPieces        // a heading
	headsAll           // a speaker, over headings too
)

// fit lays out pieces in parts, each of which fits in a message and, on a phone, takes at most so many pixels.
// Quoth's own words stand in the first part. A piece that fits in no message is left out, and counted.
func fit(pieces []piece, pixels int) []part {
	pieces = withoutTooLong(pieces)
	l := layout{pieces: pieces, taken: make([]bool, len(pieces)), pixels: pixels}
	out := []part{l.next()}
	for l.isLeft() {
		out = append(out, l.next())
	}
	return out
}

// withoutTooLong returns the pieces that a message can hold, with a line that says how many it cannot.
func withoutTooLong(pieces []piece) []piece {
	var out []piece
	for _, p := range pieces {
		if fits(assemble([]piece{p})) {
			out = append(out, p)
		}
	}
	if left := len(pieces) - len(out); left > 0 {
		out = append(out, leftOut(left))
	}
	return out
}

// leftOut returns the line that says how many results were left out.
func leftOut(n int) piece {
	noun := "results"
	if n == 1 {
		noun = "result"
	}
	return piece{text: small(fmt.Sprintf("%d %s did not fit in this message.", n, noun))}
}

// layout is the pieces of a reply while they are laid out in parts.
type layout struct {
	pieces []piece
	taken  []bool // those that an earlier part has
	chosen []bool // those that the next part has
	pixels int    // how high a part may be
}

// isLeft reports whether there are pieces that no part has. A heading does not count: it is for what stands under
// it.
func (l *layout) isLeft() bool {
	for i, p := range l.pieces {
		if !l.taken[i] && p.heads == headsNothing {
			return true
		}
	}
	return false
}

// next returns the next part. It has all that are not results and have room; then results by their order, up to the
// first for which there is no room. It has at least one piece.
func (l *layout) next() part {
	l.chosen = make([]bool, len(l.pieces))
	var results []int
	for i, p := range l.pieces {
		switch {
		case l.taken[i] || p.heads != headsNothing:
		case p.result:
			results = append(results, i)
		default:
			l.choose(i)
		}
	}
	slices.SortStableFunc(results, func(a, b int) int { return l.pieces[a].order - l.pieces[b].order })
	for _, i := range results {
		if !l.choose(i) {
			break
		}
	}
	return l.take()
}

// choose chooses piece i with the headings over it, if there is room. It reports whether it did. The first piece
// of a part always has room, if need be without its headings.
func (l *layout) choose(i int) bool {
	chosen := slices.Clone(l.chosen)
	isFirst := !slices.Contains(chosen, true)
	chosen[i] = true
	alone := slices.Clone(chosen)
	for _, head := range l.headsOf(i) {
		chosen[head] = true
	}
	embeds := assemble(l.selected(chosen))
	switch {
	case fits(embeds) && (isFirst || height(embeds) <= l.pixels):
		l.chosen = chosen
	case isFirst:
		l.chosen = alone
	default:
		return false
	}
	return true
}

// headsOf returns the indexes of the headings over piece i: the last one before it of each level. What is no result
// and comes after results is about the whole reply: it has none.
func (l *layout) headsOf(i int) []int {
	var out []int
	over := headsNothing
	for n := i - 1; n >= 0; n-- {
		p := l.pieces[n]
		if p.result && !l.pieces[i].result {
			break
		}
		if p.heads > over {
			out, over = append(out, n), p.heads
		}
	}
	return out
}

// selected returns the pieces that were chosen. What an earlier part has too is in its short form.
func (l *layout) selected(chosen []bool) []piece {
	var out []piece
	for i, p := range l.pieces {
		if !chosen[i] {
			continue
		}
		if l.taken[i] {
			p.text = cmp.Or(p.again, p.text)
		}
		out = append(out, p)
	}
	return out
}

// take returns the part that has the chosen pieces.
func (l *layout) take() part {
	p := part{embeds: assemble(l.selected(l.chosen)), shown: make(map[int]bool)}
	for i, a := range l.pieces {
		if !l.chosen[i] {
			continue
		}
		l.taken[i] = true
		for _, b := range append(a.blocks, a.block) {
			p.shown[b] = true
		}
	}
	return p
}

// assemble makes embeds of pieces. Texts that follow each other share an embed. The first result has its picture
// beside it, and ends its embed: Discord makes all lines beside a picture short, however long the text is.
func assemble(pieces []piece) []*Embed {
	var out []*Embed
	var open *Embed // the embed that takes the next text
	first := slices.IndexFunc(pieces, func(p piece) bool { return p.result })
	for i, p := range pieces {
		if p.embed != nil {
			out, open = append(out, p.embed), nil
			continue
		}
		joint := "\n"
		if isUnderHead := i > 0 && pieces[i-1].heads == headsPieces; p.gap && !isUnderHead {
			joint = "\n\n"
		}
		if open == nil || p.fresh || length(open.Description)+length(joint)+length(p.text) > maxDescription {
			open = &Embed{Description: p.text, Color: p.color}
			out = append(out, open)
		} else {
			open.Description += joint + p.text
			open.Color = cmp.Or(open.Color, p.color)
		}
		if i == first && p.image != "" {
			open.Thumbnail, open = &Thumbnail{p.image}, nil
		}
	}
	for _, e := range out {
		if e.Color == 0 {
			e.Color = colorOwn
		}
	}
	return out
}
