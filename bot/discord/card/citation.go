package card

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"quoth/bot"
)

// headline returns the headline of what c cites. It is never empty, because a link stands on it.
func headline(c bot.Citation) string { return cmp.Or(oneLine(c.Headline), "(no headline)") }

// outlet returns the outlet or, where that is not known, the file.
func outlet(c bot.Citation) string { return cmp.Or(c.Outlet, c.File) }

// maxHeadline is how much of a headline is shown, in characters.
const maxHeadline = 160

// linked returns the headline as a link to the excerpt, of which it shows at most so many characters. The link
// is as long as limit allows, else the plain address; there is none if that is long: it counts against the message.
func (p *page) linked(c bot.Citation, characters, limit int) string {
	return p.linkedTo(c, characters, within(cmp.Or(c.Link(limit), c.Address()), maxAddress))
}

// within returns an address as markdown has it, or nothing if that has more characters than limit.
func within(address string, limit int) string {
	if address = target(address); length(address) > limit {
		return ""
	}
	return address
}

// linkedTo returns the headline as a link to an address as markdown has it. Without one, or where no links are wanted,
// it returns the headline.
func (p *page) linkedTo(c bot.Citation, characters int, address string) string {
	switch {
	case address == "" || p.plain:
		return shorten(headline(c), characters, "…", Markdown)
	case isPlain(oneLine(c.Headline)):
		return "[" + shorten(headline(c), characters, "…", visible) + "](" + address + ")"
	}
	return shorten(headline(c), characters, "…", Markdown) + " · [open](" + address + ")"
}

// linkedOutlet returns the outlet as linked returns the headline.
func (p *page) linkedOutlet(c bot.Citation) string {
	c.Headline = outlet(c)
	return p.linked(c, maxLineHeadline, maxListLink)
}

// isPlain reports whether words can be the text of a link. There, escapes do not work, and an address makes
// Discord show the whole link as it is written.
func isPlain(words string) bool {
	return !strings.ContainsAny(words, "\\*_~|`[]<>@") && !strings.Contains(words, "://") &&
		!shortcode.MatchString(words) && !ownHost.MatchString(words)
}

// shortcode is the name of an emoji between colons.
var shortcode = regexp.MustCompile(`:[\w+~-]+:`)

// age returns how long ago the article was published, as a timestamp that each reader sees in words ("3 hours
// ago"). A day that is printed without a clock is shown as a date until it is some days old: its first hour
// here may be yesterday for a reader, or tomorrow.
func (p *page) age(c bot.Citation) string {
	isDay := c.Date.Equal(c.Date.Truncate(24 * time.Hour))
	switch {
	case c.Date.IsZero():
		return ""
	case p.isDated:
		return day(c)
	case isDay && p.now.Sub(c.Date) < 3*24*time.Hour:
		return fetched(c) + c.Date.UTC().Format("2 January 2006")
	case c.Date.Year() < 1970 || c.Date.Year() > 9999:
		return fetched(c) + c.Date.UTC().Format("2 January 2006")
	}
	return fetched(c) + fmt.Sprintf("<t:%d:R>", c.Date.Unix())
}

// day returns the day of publication.
func day(c bot.Citation) string {
	if c.Date.IsZero() {
		return ""
	}
	return fetched(c) + instant(c.Date, "D")
}

// fetched returns the word that stands before a date which is not that of publication.
func fetched(c bot.Citation) string {
	if c.Fetched {
		return "fetched "
	}
	return ""
}

// source returns the outlet, the age of the article, and what else a reader has to know about it.
func (p *page) source(c bot.Citation) string {
	return smallLine(append([]string{inline(outlet(c)), p.age(c)}, c.Remarks()...)...)
}

// instant returns t as a timestamp, which each reader sees in their own time zone. Midnight UTC
// stands for a printed day without a clock, which is the same everywhere: a timestamp would show the
// day before it in America.
func instant(t time.Time, style string) string {
	t = t.UTC()
	if t.Equal(t.Truncate(24*time.Hour)) || t.Year() < 1970 || t.Year() > 9999 {
		return t.Format("2 January 2006")
	}
	return fmt.Sprintf("<t:%d:%s>", t.Unix(), style)
}

// days returns a range of days in words. It is empty where the days are not known.
func days(from, to time.Time) string {
	switch first, last := instant(from, "D"), instant(to, "D"); {
	case from.IsZero() || to.IsZero():
		return ""
	case first == last || from.UTC().Format(time.DateOnly) == to.UTC().Format(time.DateOnly):
		return first
	default:
		return first + " to " + last
	}
}

// The links to excerpts count as text, in characters: those in a list are shorter. A plain address may be longer.
const (
	maxLink     = 240
	maxListLink = 100
	maxAddress  = 512
)

// dotted joins the parts that are not empty, with dots between.
func dotted(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}
