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
	gap    bool   // an empty line separates the text from the text before it
	result bool   // one of many: may stand in a later part of the reply
	heads  bool   // the text stands over the results after it, and in each part that has one of them
	fresh  bool   // the text begins an embed
	order  int    // results with a smaller one come into an earlier part
	image  string // the address of the picture of the result's article; empty: none
}

// part is as much of a reply as a message holds.
type part struct {
	embeds []*Embed
	shown  map[int]bool // the blocks that are in it
}

// fit lays out pieces in parts, each of which fits in a message and, on a phone, takes at most so many pixels.
// Quoth's own words stand in the first part. A piece that fits in no message is left out, and counted.
func fit(pieces []piece, pixels int) []part {
	pieces = withoutTooLong(pieces)
	taken := make([]bool, len(pieces))
	var out []part
	for len(out) == 0 || isLeft(pieces, taken) {
		chosen := choose(pieces, taken, pixels)
		p := part{embeds: assemble(selected(pieces, chosen)), shown: make(map[int]bool)}
		for i := range pieces {
			if !chosen[i] {
				continue
			}
			taken[i] = true
			for _, b := range append(pieces[i].blocks, pieces[i].block) {
				p.shown[b] = true
			}
		}
		out = append(out, p)
	}
	return out
}

// isLeft reports whether there are pieces that no part has. A heading does not count: it is for what stands under
// it.
func isLeft(pieces []piece, taken []bool) bool {
	for i, p := range pieces {
		if !taken[i] && !p.heads {
			return true
		}
	}
	return false
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

// choose returns which pieces the next part has. It has all that are not results; then results by their order, up
// to the first for which there is no room, each with the heading over it. It has at least one piece.
func choose(pieces []piece, taken []bool, pixels int) []bool {
	chosen := make([]bool, len(pieces))
	var results []int
	for i, p := range pieces {
		switch {
		case taken[i] || p.heads:
		case p.result:
			results = append(results, i)
		default:
			chosen[i] = true
			if !hasRoom(pieces, chosen, pixels) && slices.Index(chosen, true) != i {
				chosen[i] = false
			}
		}
	}
	slices.SortStableFunc(results, func(a, b int) int { return pieces[a].order - pieces[b].order })
	for n, i := range results {
		before := slices.Clone(chosen)
		chosen[i] = true
		if head := headOf(pieces, i); head >= 0 {
			chosen[head] = true
		}
		if isAlone := n == 0 && !slices.Contains(before, true); !isAlone && !hasRoom(pieces, chosen, pixels) {
			return before
		}
	}
	return chosen
}

// headOf returns the index of the last heading before piece i, or -1.
func headOf(pieces []piece, i int) int {
	for i--; i >= 0; i-- {
		if pieces[i].heads {
			return i
		}
	}
	return -1
}

// hasRoom reports whether a message can hold the chosen pieces, and a phone shows them in so many pixels.
func hasRoom(pieces []piece, chosen []bool, pixels int) bool {
	embeds := assemble(selected(pieces, chosen))
	return fits(embeds) && height(embeds) <= pixels
}

// selected returns the pieces that were chosen.
func selected(pieces []piece, chosen []bool) []piece {
	var out []piece
	for i, p := range pieces {
		if chosen[i] {
			out = append(out, p)
		}
	}
	return out
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
		if p.gap {
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
