package discord

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// Discord's limits, in characters where nothing else is said (docs.discord.com: resources/message,
// components/reference, interactions/application-commands).
const (
	mostEmbeds      = 10   // a message
	mostEmbedText   = 6000 // over all the embeds of a message
	mostTitle       = 256
	mostDescription = 4096
	mostAuthor      = 256
	mostFooter      = 2048
	mostURL         = 2048
	mostRows        = 5 // of buttons
	mostButtons     = 5 // a row
	mostLabel       = 80
	mostCustomID    = 100
	mostChoices     = 25  // of an autocompletion or an option
	mostChoice      = 100 // a choice's name and its value
	mostNonce       = 25
	mostText        = 6000 // a text option
)

// piece is a part of a message that is shown whole or not at all: an embed of its own or,
// without one, lines of Quoth's own that share an embed with their neighbours.
type piece struct {
	embed  *discordgo.MessageEmbed
	text   string // markdown
	color  int    // of the embed that text comes to stand in; 0: no matter
	block  int    // of the reply, from 1
	gap    bool   // text stands apart from the text before it
	result bool   // one of many: left out, and counted, where there is no room
	heads  bool   // text stands over results, and goes when they do
}

// fit lays out as many pieces as a message holds, and says how many results it does not.
// Quoth's own words have room first. shown are the blocks that are there.
func fit(pieces []piece) (embeds []*discordgo.MessageEmbed, shown map[int]bool) {
	kept := choose(pieces)
	shown = make(map[int]bool)
	results := 0
	for _, p := range kept {
		if shown[p.block] = true; p.result {
			results++
		}
	}
	if left := count(pieces, func(p piece) bool { return p.result }) - results; left > 0 {
		kept = append(kept, leftOut(left))
	}
	return assemble(kept), shown
}

func leftOut(n int) piece {
	noun := "results"
	if n == 1 {
		noun = "result"
	}
	return piece{text: small(fmt.Sprintf("%d %s did not fit in this message.", n, noun))}
}

// choose are the pieces that fit. Results are taken in their order, up to the first that
// has no room; one that would fit in no message hides only itself.
func choose(pieces []piece) []piece {
	if within(assemble(pieces)) {
		return pieces
	}
	keep := make([]bool, len(pieces))
	for _, results := range []bool{false, true} {
		for i, p := range pieces {
			if p.result != results || !within(assemble([]piece{p})) {
				continue
			}
			keep[i] = true
			if !within(assemble(append(picked(pieces, keep), leftOut(len(pieces))))) {
				keep[i] = false
				if results {
					break
				}
			}
		}
	}
	return withoutIdleHeads(picked(pieces, keep))
}

func picked(pieces []piece, keep []bool) []piece {
	var out []piece
	for i, p := range pieces {
		if keep[i] {
			out = append(out, p)
		}
	}
	return out
}

// withoutIdleHeads drops the headings that nothing stands under any more.
func withoutIdleHeads(pieces []piece) []piece {
	var out []piece
	idle := true
	for _, p := range slices.Backward(pieces) {
		if p.heads && idle {
			continue
		}
		idle = p.heads || idle && !p.result
		out = append(out, p)
	}
	slices.Reverse(out)
	return out
}

// assemble makes embeds of pieces: neighbouring texts share one.
func assemble(pieces []piece) []*discordgo.MessageEmbed {
	var out []*discordgo.MessageEmbed
	var open *discordgo.MessageEmbed // that takes more text
	for _, p := range pieces {
		if p.embed != nil {
			out, open = append(out, p.embed), nil
			continue
		}
		joint := "\n"
		if p.gap {
			joint = "\n\n"
		}
		if open == nil || length(open.Description)+length(joint)+length(p.text) > mostDescription {
			open = &discordgo.MessageEmbed{Description: p.text, Color: p.color}
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

// within reports whether one message holds the embeds.
func within(embeds []*discordgo.MessageEmbed) bool {
	total := 0
	for _, e := range embeds {
		author, footer := "", ""
		if e.Author != nil {
			author = e.Author.Name
		}
		if e.Footer != nil {
			footer = e.Footer.Text
		}
		if length(e.Title) > mostTitle || length(e.Description) > mostDescription || length(author) > mostAuthor || length(footer) > mostFooter {
			return false
		}
		total += length(e.Title) + length(e.Description) + length(author) + length(footer)
	}
	return len(embeds) <= mostEmbeds && total <= mostEmbedText
}

func length(s string) int { return utf8.RuneCountInString(s) }

func count[T any](list []T, is func(T) bool) int {
	n := 0
	for _, v := range list {
		if is(v) {
			n++
		}
	}
	return n
}
