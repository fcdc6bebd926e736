package console

import (
	"fmt"
	"strings"
	"time"

	"quoth/retrieval/news"
)

// source is outlet, “headline”, date, and for want of outlet and address the file's
// name; what is not known is left out.
func (p *page) source(a *news.Article) string {
	var parts []string
	if a.Source != "" {
		parts = append(parts, a.Source)
	}
	if a.Title != "" {
		parts = append(parts, "“"+a.Title+"”")
	}
	if t, published := a.Date(); !t.IsZero() {
		day := p.day(t)
		if !published {
			day = "fetched " + day
		}
		parts = append(parts, day)
	}
	if a.Source == "" && a.URL == "" && a.File != "" {
		parts = append(parts, a.File)
	}
	return strings.Join(parts, ", ")
}

// day is the date of t in words: "Tue 6 Jan 2026".
func (p *page) day(t time.Time) string { return t.In(p.Zone).Format("Mon 2 Jan 2006") }

// days is a range of dates in words, empty when they are not known.
func (p *page) days(from, to time.Time) string {
	switch {
	case from.IsZero() || to.IsZero():
		return ""
	case p.day(from) == p.day(to):
		return p.day(from)
	}
	return p.day(from) + " to " + p.day(to)
}

// count is a number with its noun, which takes an s.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
