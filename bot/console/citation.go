package console

import (
	"strings"
	"time"

	"quoth/bot"
)

// source returns the outlet, the “headline”, the date and the file, where they are known, and the
// remarks on the article.
func (p *page) source(c bot.Citation) string {
	var parts []string
	if c.Outlet != "" {
		parts = append(parts, c.Outlet)
	}
	if c.Headline != "" {
		parts = append(parts, "“"+c.Headline+"”")
	}
	switch {
	case c.Date.IsZero():
	case c.Fetched:
		parts = append(parts, "fetched "+p.day(c.Date))
	default:
		parts = append(parts, p.day(c.Date))
	}
	if c.File != "" {
		parts = append(parts, c.File)
	}
	parts = append(parts, c.Remarks()...)
	return Inert(strings.Join(parts, ", "))
}

// day returns the date of t in words: "Tue 6 Jan 2026".
func (p *page) day(t time.Time) string { return t.In(p.Zone).Format("Mon 2 Jan 2006") }

// days returns a range of dates in words. It is empty where they are not known.
func (p *page) days(from, to time.Time) string {
	switch {
	case from.IsZero() || to.IsZero():
		return ""
	case p.day(from) == p.day(to):
		return p.day(from)
	}
	return p.day(from) + " to " + p.day(to)
}
