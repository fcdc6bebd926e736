package discord

import (
	"cmp"
	"fmt"
	"strings"

	"quoth/bot"
)

// mostMasked keeps the links of a list short, in characters: they count as text.
const mostMasked = 240

// titleLink is the address that an embed's title may have; Discord refuses the whole message
// for one that is no URI.
func titleLink(c bot.Citation) string {
	link := escapedURI(c.Link(mostURL))
	host, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(link, "https://"), "http://"), "/")
	if length(link) > mostURL || strings.Contains(host, "%") {
		return ""
	}
	return link
}

// maskedLink is the link to what c cites, in at most mostMasked characters where one is as short.
func maskedLink(c bot.Citation) string { return masked(cmp.Or(c.Link(mostMasked), c.Address())) }

// masked is a link under a word of our own; empty when there is none. A headline there
// would be shown raw: in the text of a link, escapes do not work.
func masked(link string) string {
	if link == "" || length(link) > mostURL {
		return ""
	}
	return "[open](" + strings.NewReplacer("(", "%28", ")", "%29").Replace(escapedURI(link)) + ")"
}

// escapedURI encodes the characters that RFC 3986 has no place for.
func escapedURI(s string) string {
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
