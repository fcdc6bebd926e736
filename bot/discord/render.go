package discord

import (
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
)

// The colours of the bar beside an embed.
const (
	colorPrinted = 0x2F5D8A // words that were printed
	colorOwn     = 0x6B7280 // Quoth's own
	colorRefused = 0xB7791F
	colorFailed  = 0xA83232
)

// drawn is a reply as Discord shows it.
type drawn struct {
	embeds []*discordgo.MessageEmbed
	shown  map[int]bool // the blocks that are there, from 1
	labels map[int]int  // the number that a block with buttons of its own is shown with
}

// render draws a reply, under a line of markdown unless above is empty. Everything is in
// embeds: there, addresses unfold into no previews, and nothing pings.
func render(reply bot.Reply, above string) drawn {
	p := &page{addresses: make(map[string]bool), labels: labels(reply.Actions)}
	if above != "" {
		p.add(piece{text: above, color: colorOwn})
	}
	for i, b := range reply.Blocks {
		p.block = i + 1
		bot.Reply{Blocks: []bot.Block{b}}.Draw(p)
	}
	if len(p.pieces) == 0 {
		p.own("There is nothing to show.")
	}
	embeds, shown := fit(p.pieces)
	return drawn{embeds, shown, p.labels}
}

// labels numbers the blocks that have buttons of their own, where more than one has: a button
// stands under the whole message, and its label tells what it is about.
func labels(actions []bot.Action) map[int]int {
	var blocks []int
	for _, a := range actions {
		if a.About > 0 && !slices.Contains(blocks, a.About) {
			blocks = append(blocks, a.About)
		}
	}
	out := make(map[int]int)
	if slices.Sort(blocks); len(blocks) > 1 {
		for i, b := range blocks {
			out[b] = i + 1
		}
	}
	return out
}

// page is a reply while it is drawn.
type page struct {
	pieces    []piece
	block     int             // that is drawn, from 1
	addresses map[string]bool // that a title links to already
	labels    map[int]int
}

var _ bot.Renderer = (*page)(nil)

func (p *page) add(a piece) {
	a.block = p.block
	p.pieces = append(p.pieces, a)
}

// own adds a paragraph, which may hold what a person or an article wrote.
func (p *page) own(words string) { p.add(piece{text: markdown(words), color: colorOwn, gap: true}) }

func (p *page) smallPrint(words string) { p.add(piece{text: small(markdown(words)), color: colorOwn}) }

// Text draws a paragraph of Quoth's own.
func (p *page) Text(b bot.Text) { p.own(b.Words) }

// Notice draws a remark in small print.
func (p *page) Notice(b bot.Notice) { p.smallPrint(b.Words) }

// Sample draws that the reply rests on the bundled articles.
func (p *page) Sample(b bot.Sample) { p.smallPrint(b.Words()) }

// Silence draws why there is no answer, and what comes near.
func (p *page) Silence(b bot.Silence) {
	lines := []string{bold(markdown(b.Words()))}
	cited := b.Citations()
	switch {
	case len(cited) > 0:
		lines = append(lines, "The newest:")
	case len(b.Nearest) > 0:
		lines = append(lines, "Nearest:")
	}
	for _, c := range cited {
		lines = append(lines, "- "+p.sourceLine(c, false))
	}
	for _, name := range b.Nearest {
		if len(cited) == 0 {
			lines = append(lines, "- "+markdown(oneLine(name)))
		}
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn, gap: true})
}

// Searched draws what a question was put to, in small print.
func (p *page) Searched(b bot.Searched) {
	words := "Searched " + bot.Count(b.Articles, "article")
	if b.Articles > 0 {
		words += " from " + markdown(b.Outlets())
	}
	if days := days(b.From, b.To); days != "" {
		words += ", " + days
	}
	p.add(piece{text: small(words + "."), color: colorOwn})
}

// Source draws an outlet in a line.
func (p *page) Source(b bot.Source) {
	words := "**no named outlet**"
	if b.Name != "" {
		words = bold(markdown(oneLine(b.Name)))
	}
	words += ": " + bot.Count(b.Articles, "article")
	if days := days(b.Oldest, b.Newest); days != "" {
		words += ", " + days
	}
	if feeding := b.Feeding(); feeding.Words != "" {
		words += "; " + feeding.Words
		if !feeding.At.IsZero() {
			words += " " + instant(feeding.At, "R")
		}
	}
	p.add(piece{text: words, color: colorOwn, result: true})
}

// Unverified draws a receipt that nothing bears out.
func (p *page) Unverified(b bot.Unverified) {
	words := "Not verified: none of the stored articles has the receipt " + b.Receipt + "."
	p.add(piece{text: bold(markdown(words)), color: colorRefused, gap: true})
}

// Usage draws a command and, with its options, what each is.
func (p *page) Usage(b bot.Usage) {
	lines := []string{bold(markdown(b.Line)), markdown(b.Description)}
	if !b.Detailed {
		p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn, result: true})
		return
	}
	for _, o := range b.Options {
		line := "- " + bold(markdown(o.Name)) + ": " + markdown(o.Description)
		if len(o.Choices) > 0 {
			line += " (" + markdown(strings.Join(o.Choices, ", ")) + ")"
		}
		lines = append(lines, line)
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn})
}

// Refusal draws what is wrong with a call, and what to do.
func (p *page) Refusal(r *bot.Refusal) {
	text := bold(markdown(r.Message))
	if r.Hint != "" {
		text += "\n" + markdown(r.Hint)
	}
	p.add(piece{text: text, color: colorRefused, gap: true})
}

// Failure draws that something broke.
func (p *page) Failure(b bot.Failure) {
	p.add(piece{text: bold(markdown(b.Words())), color: colorFailed, gap: true})
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
