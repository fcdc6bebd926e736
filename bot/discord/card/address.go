package card

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// wellFormed returns an address as Discord takes it, with everything escaped that has to be. It returns "" for what
// has none or another scheme, names no host, or has a port that does not exist: Discord shows a link to it as it is
// written, and refuses a whole message for it in an embed.
func wellFormed(address string) string {
	address = escapeURI(address)
	found := webAddress.FindStringSubmatch(address)
	if found == nil {
		return ""
	}
	if _, err := strconv.ParseUint(found[1], 10, 16); found[1] != "" && err != nil {
		return ""
	}
	return address
}

// webAddress is an http or https address on a host, perhaps with a port. The host has more than punctuation; letters
// of other alphabets are escaped.
var webAddress = regexp.MustCompile(
	`^https?://[._-]*(?:(?:[A-Za-z0-9]|%[89A-F][0-9A-F])[._-]*)+(?::([0-9]+))?(?:[/?#]|$)`)

// target returns the address of a link as markdown has it; "" for one that is not well formed.
func target(link string) string {
	return strings.NewReplacer("(", "%28", ")", "%29").Replace(wellFormed(link))
}

// escapeURI encodes the characters that a URI cannot have (RFC 3986), and a percent sign that begins no escape.
func escapeURI(s string) string {
	var b strings.Builder
	for i, c := range []byte(s) {
		isBare := c == '%' && !escape.MatchString(s[i:])
		if isBare || c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>[]\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// escape is a character in hexadecimal digits.
var escape = regexp.MustCompile(`^%[0-9A-Fa-f]{2}`)
