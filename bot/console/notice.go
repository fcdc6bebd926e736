package console

import (
	"strings"

	"quoth/bot"
)

// Text draws a paragraph in Quoth's own words.
func (p *page) Text(b bot.Text) {
	p.begin("text", false)
	p.line("", b.Words)
}

// Notice draws a remark.
func (p *page) Notice(b bot.Notice) {
	p.begin("notice", true)
	p.line(dim, b.Words)
}

// Silence draws why there is no answer, and what comes near.
func (p *page) Silence(b bot.Silence) {
	p.begin("silence", false)
	p.line(bold, b.Words())
	if cited := b.Citations(); len(cited) > 0 {
		p.newest(cited)
		return
	}
	if len(b.Nearest) > 0 {
		p.line("", "Nearest:")
	}
	for _, name := range b.Nearest {
		p.hang("  ", "    ", "", name)
	}
}

// newest draws the newest articles with their links, under a silence.
func (p *page) newest(cited []bot.Citation) {
	p.line("", "The newest:")
	for _, c := range cited {
		p.hang("  ", "    ", "", p.source(c))
		if link := c.Address(); link != "" {
			p.hang("    ", "    ", dim, link)
		}
	}
}

// Searched draws which articles a question was put to, in a line.
func (p *page) Searched(b bot.Searched) {
	p.begin("notice", true)
	words := "Searched " + bot.Count(b.Articles, "article")
	if b.Articles > 0 {
		words += " from " + b.Outlets()
	}
	if days := p.days(b.From, b.To); days != "" {
		words += ", " + days
	}
	p.line(dim, words+".")
}

// Source draws an outlet in a line.
func (p *page) Source(b bot.Source) {
	p.begin("source", true)
	name := b.Name
	if name == "" {
		name = "no named outlet"
	}
	words := name + ": " + bot.Count(b.Articles, "article")
	if days := p.days(b.Oldest, b.Newest); days != "" {
		words += ", " + days
	}
	if feeding := b.Feeding(); feeding.Words != "" {
		words += "; " + feeding.Words
		if !feeding.At.IsZero() {
			words += " " + p.instant(feeding)
		}
	}
	if len(b.Labels) > 0 {
		words += " [" + strings.Join(b.Labels, ", ") + "]"
	}
	p.line("", words)
}

// Unverified draws why a receipt is not verified.
func (p *page) Unverified(b bot.Unverified) {
	p.begin("unverified", false)
	p.line(bold, b.Verdict(p.day))
}

// Usage draws a command and, when it is detailed, each of its options.
func (p *page) Usage(b bot.Usage) {
	p.begin("usage", true)
	p.line(bold, b.Line)
	p.hang("    ", "    ", "", b.Description)
	if !b.Detailed {
		return
	}
	for _, o := range b.Options {
		words := o.Name + ": " + o.Description
		if len(o.Choices) > 0 {
			words += " (" + strings.Join(o.Choices, ", ") + ")"
		}
		p.hang("    ", "      ", "", words)
	}
}

// Example draws a call as it is typed.
func (p *page) Example(b bot.Example) {
	p.begin("example", true)
	p.hang("", "    ", "", b.Words())
}

// Sample draws that the reply rests on the bundled articles.
func (p *page) Sample(b bot.Sample) {
	p.begin("notice", true)
	p.line(dim, b.Words())
}

// Refusal draws what is wrong with a call, and what to do.
func (p *page) Refusal(r *bot.Refusal) {
	p.begin("refusal", false)
	p.line(bold, r.Message)
	if r.Hint != "" {
		p.line("", r.Hint)
	}
}

// Failure draws that something broke.
func (p *page) Failure(b bot.Failure) {
	p.begin("failure", false)
	p.line(bold, b.Words())
}
