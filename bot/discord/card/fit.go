package card

import (
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
	gap    bool   // an empty line separates the text from the text before it
	result bool   // one of many: may be left out, and is then counted
	heads  bool   // the text stands over results, and is left out when they are
}

// fit lays out as many pieces as a message can hold, and says how many results were left out. It
// makes room for Quoth's own words first. shown has the blocks that are in the message.
func fit(pieces []piece) (embeds []*Embed, shown map[int]bool) {
	chosen := choose(pieces)
	shown = make(map[int]bool)
	for _, p := range chosen {
		shown[p.block] = true
	}
	if left := results(pieces) - results(chosen); left > 0 {
		chosen = append(chosen, leftOut(left))
	}
	return assemble(chosen), shown
}

// results counts the pieces that are results.
func results(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		if p.result {
			n++
		}
	}
	return n
}

// leftOut returns the line that says how many results were left out.
func leftOut(n int) piece {
	noun := "results"
	if n == 1 {
		noun = "result"
	}
	return piece{text: small(fmt.Sprintf("%d %s did not fit in this message.", n, noun))}
}

// choose returns the pieces that fit. It takes results in their order, up to the first for which
// there is no room. A piece that would fit in no message is left out alone.
func choose(pieces []piece) []piece {
	if fits(assemble(pieces)) {
		return pieces
	}
	chosen := make([]bool, len(pieces))
	for _, results := range []bool{false, true} {
		for i, p := range pieces {
			if p.result != results || !fits(assemble([]piece{p})) {
				continue
			}
			chosen[i] = true
			if !fits(assemble(append(selected(pieces, chosen), leftOut(len(pieces))))) {
				chosen[i] = false
				if results {
					break
				}
			}
		}
	}
	return withoutEmptyHeads(selected(pieces, chosen))
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

// withoutEmptyHeads returns the pieces without the headings that have no result under them.
func withoutEmptyHeads(pieces []piece) []piece {
	var out []piece
	isEmpty := true
	for _, p := range slices.Backward(pieces) {
		if p.heads && isEmpty {
			continue
		}
		isEmpty = p.heads || isEmpty && !p.result
		out = append(out, p)
	}
	slices.Reverse(out)
	return out
}

// assemble makes embeds of pieces. Texts that follow each other share an embed.
func assemble(pieces []piece) []*Embed {
	var out []*Embed
	var open *Embed // the embed that takes the next text
	for _, p := range pieces {
		if p.embed != nil {
			out, open = append(out, p.embed), nil
			continue
		}
		joint := "\n"
		if p.gap {
			joint = "\n\n"
		}
		if open == nil || length(open.Description)+length(joint)+length(p.text) > maxDescription {
			open = &Embed{Description: p.text, Color: p.color}
			out = append(out, open)
			continue
		}
		open.Description += joint + p.text
		if open.Color == 0 {
			open.Color = p.color
		}
	}
	return out
}
