package card

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"quoth/bot"
)

// headline returns the headline of what c cites. It is never empty, because a title carries the link.
func headline(c bot.Citation) string { return cmp.Or(oneLine(c.Headline), "(no headline)") }

// outlet returns the outlet or, where that is not known, the file.
func outlet(c bot.Citation) string { return cmp.Or(c.Outlet, c.File) }

// dated returns when the article was published, with a timestamp in one of Discord's styles. It is
// empty where nothing is known.
func dated(c bot.Citation, style string) string {
	switch {
	case c.Date.IsZero():
		return ""
	case c.Fetched:
		return "fetched " + instant(c.Date, style) + ", date of publication not known"
	}
	return "published " + instant(c.Date, style)
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

// maxListLink keeps the links of a list short, in characters: they count as text.
const maxListLink = 240

// titleLink returns the address for the title of an embed; empty where there is none that Discord
// takes. It refuses the whole message for an address that is no URI.
func titleLink(c bot.Citation) string {
	link := escapeURI(c.Link(maxURL))
	host, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(link, "https://"), "http://"), "/")
	if length(link) > maxURL || strings.Contains(host, "%") {
		return ""
	}
	return link
}

// listLink returns the link to what c cites, in at most maxListLink characters where there is one so
// short.
func listLink(c bot.Citation) string { return masked(cmp.Or(c.Link(maxListLink), c.Address())) }

// masked returns a link under a word of our own; empty where there is none. A headline as the text
// of a link would be shown raw, because escapes do not work there.
func masked(link string) string {
	if link == "" || length(link) > maxURL {
		return ""
	}
	return "[open](" + strings.NewReplacer("(", "%28", ")", "%29").Replace(escapeURI(link)) + ")"
}

// escapeURI encodes the characters that a URI cannot have (RFC 3986).
func escapeURI(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>[]\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// dotted joins the parts that are not empty, with dots between.
func dotted(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}
