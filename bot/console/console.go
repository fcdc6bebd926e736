// Package console draws a bot.Reply as text for a terminal, and reads a typed line as a bot.Call.
//
//	call := console.Parse("/latest source:\"Harbour Courier\"", router.Commands())
//	reply := router.Serve(ctx, call)
//	err := console.Render(os.Stdout, reply, console.Options{Width: 80})
//
// Printed words stand behind a bar; without colour, the sentence that answers stands behind ▸. All
// other lines are Quoth's own words. Words are wrapped and never changed, except that a character that
// a terminal would obey is made visible.
package console

import (
	"fmt"
	"io"
	"strings"
	"time"

	"quoth/bot"
)

// Options say how to draw. With the zero Options, lines are not wrapped and have no escape codes.
type Options struct {
	Width int            // in columns; 0: lines are as long as they are
	Color bool           // bold and dim, by escape codes
	Zone  *time.Location // in which dates are shown; nil: UTC
}

// Render draws a reply, and writes it to w.
func Render(w io.Writer, reply bot.Reply, o Options) error {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	p := &page{Options: o}
	reply.Draw(p)
	if _, err := io.WriteString(w, p.String()); err != nil {
		return fmt.Errorf("draw reply: %w", err)
	}
	return nil
}

// page is a reply while it is drawn.
type page struct {
	Options
	strings.Builder
	last string // the kind of the block that was drawn last
}

var _ bot.Renderer = (*page)(nil)

// begin begins a block. It leaves an empty line before it, unless the block continues a list: a kind
// whose blocks are drawn in a line each.
func (p *page) begin(kind string, list bool) {
	if p.last != "" && !(list && p.last == kind) {
		p.WriteByte('\n')
	}
	p.last = kind
}

// Escape codes of ECMA-48 (SGR). This package writes no others.
const (
	bold  = "\x1b[1m"
	dim   = "\x1b[2m"
	reset = "\x1b[0m"
)

// line writes Quoth's own words, wrapped, in one style.
func (p *page) line(style, words string) { p.hang("", "", style, words) }

// hang writes words like line, with first before the first row and rest before the others.
func (p *page) hang(first, rest, style, words string) {
	text := inert(words)
	for i, row := range wrap(text, p.Width-max(width(first), width(rest))) {
		if i == 0 {
			p.WriteString(first)
		} else {
			p.WriteString(rest)
		}
		p.paint(style, row.of(text))
		p.WriteByte('\n')
	}
}

// paint writes s in a style, if the page has colour.
func (p *page) paint(style, s string) {
	if p.Color && style != "" && s != "" {
		p.WriteString(style + s + reset)
		return
	}
	p.WriteString(s)
}
