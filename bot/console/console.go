// Package console is Quoth's door at the terminal: it draws a bot.Reply as text, and
// reads a typed line as a bot.Call.
//
//	call := console.Parse("/latest source:\"Harbour Courier\"", router.Commands())
//	reply := router.Serve(ctx, call)
//	err := console.Render(os.Stdout, reply, console.Options{Width: 80})
//
// What was printed stands behind a bar or, the answering sentence without colour,
// behind ▸; all other lines are Quoth's own. Words are wrapped and never altered, save
// that characters a terminal would obey are shown instead.
package console

import (
	"fmt"
	"io"
	"strings"
	"time"

	"quoth/bot"
)

// Options say how to draw. The zero Options do not wrap, and use no escape codes.
type Options struct {
	Width int            // in columns; 0: lines are as long as they are
	Color bool           // bold and dim, by escape codes
	Zone  *time.Location // in which dates are shown; nil: UTC
}

// Render draws reply to w.
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
	last string // the kind of block drawn last
}

var _ bot.Renderer = (*page)(nil)

// begin leaves a line free between blocks, save within a list: neighbours of one kind
// that is drawn in a line each.
func (p *page) begin(kind string, list bool) {
	if p.last != "" && !(list && p.last == kind) {
		p.WriteByte('\n')
	}
	p.last = kind
}

// Escape codes of ECMA-48, SGR. They are the only ones this package writes.
const (
	bold  = "\x1b[1m"
	dim   = "\x1b[2m"
	reset = "\x1b[0m"
)

// line writes words of Quoth's own, wrapped, in one style.
func (p *page) line(style, words string) { p.hang("", "", style, words) }

// hang is line with what stands before the first row, and before the others.
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

func (p *page) paint(style, s string) {
	if p.Color && style != "" && s != "" {
		p.WriteString(style + s + reset)
		return
	}
	p.WriteString(s)
}
