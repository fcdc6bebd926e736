package card

import (
	"strings"

	"quoth/bot"
)

// Asked draws how the question was understood, where that differs from what was typed.
func (p *page) Asked(b bot.Asked) {
	for _, l := range b.Lines() {
		p.quiet = append(p.quiet, inline(l))
	}
}

// Text draws a paragraph in Quoth's own words.
func (p *page) Text(b bot.Text) { p.own(b.Words) }

// Notice draws a remark in small print.
func (p *page) Notice(b bot.Notice) {
	if b.Asked {
		p.quiet = append(p.quiet, Markdown(b.Words))
		return
	}
	if p.side == nil || !p.side.put(p.block, small(Markdown(b.Words))) {
		p.smallPrint(b.Words)
	}
}

// Sample draws that the reply rests on the bundled articles.
func (p *page) Sample(b bot.Sample) { p.quiet = append(p.quiet, inline(b.Brief())) }

// Moment draws an instant, which each reader sees in their own time zone.
func (p *page) Moment(b bot.Moment) {
	p.add(piece{text: Markdown(b.Words) + " " + instant(b.At, "F") + ".", color: colorOwn})
}

// Silence draws why there is no answer, and what comes near.
func (p *page) Silence(b bot.Silence) {
	lines := []string{bold(Markdown(b.Words()))}
	cited := b.Citations()
	switch {
	case len(cited) > 0:
		lines = append(lines, "The newest:")
	case len(b.Nearest) > 0:
		lines = append(lines, "Nearest:")
	}
	for _, c := range cited {
		lines = append(lines, "- "+dotted(p.linked(c, maxHeadline, maxListLink), inline(outlet(c)), p.age(c)))
	}
	for _, name := range b.Nearest {
		if len(cited) == 0 {
			lines = append(lines, "- "+inline(name))
		}
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn, gap: true})
}

// Searched draws which articles a question was put to, in small print, if they do not answer it. What comes after is
// about the whole reply, not about the last speaker.
func (p *page) Searched(b bot.Searched) {
	p.side = nil
	if !p.isSilent {
		return
	}
	words := "Searched " + bot.Count(b.Articles, "article")
	if b.Articles > 0 {
		words += " from " + Markdown(b.Outlets())
	}
	if days := days(b.From, b.To); days != "" {
		words += ", " + days
	}
	p.add(piece{text: small(words + ".")})
}

// Refusal draws what is wrong with a call, and what to do.
func (p *page) Refusal(r *bot.Refusal) {
	text := bold(Markdown(r.Message))
	if r.Hint != "" {
		text += "\n" + Markdown(r.Hint)
	}
	p.add(piece{text: text, color: colorRefused, gap: true})
}

// Failure draws that something broke.
func (p *page) Failure(b bot.Failure) {
	p.add(piece{text: bold(Markdown(b.Words())), color: colorFailed, gap: true})
}
