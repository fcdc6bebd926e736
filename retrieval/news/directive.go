package news

import "strings"

// directive is a text directive. All of its terms except start may be empty.
type directive struct{ prefix, start, end, suffix string }

// String returns d as it is written behind ":~:".
func (d directive) String() string {
	s := escapeTerm(d.start)
	if d.prefix != "" {
		s = escapeTerm(d.prefix) + "-," + s
	}
	if d.end != "" {
		s += "," + escapeTerm(d.end)
	}
	if d.suffix != "" {
		s += ",-" + escapeTerm(d.suffix)
	}
	return "text=" + s
}

// escapeTerm encodes a term as JavaScript's encodeURIComponent does, and '-' besides, which like
// ',' and '&' has a meaning in directives. A run of white space becomes one blank, as a page shows
// it.
func escapeTerm(term string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(strings.Join(strings.Fields(term), " ")) {
		if 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("_.!~*'()", c) >= 0 {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}
