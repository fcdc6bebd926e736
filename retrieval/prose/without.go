package prose

import (
	"slices"
	"strings"
)

// Without returns the piece of text at s without some spans, which come in order, and with line breaks in
// their places.
func (s Span) Without(text string, out []Span) string {
	first, _ := slices.BinarySearchFunc(out, s.Start+1, func(o Span, at int) int { return o.End - at })
	var b strings.Builder
	at := s.Start
	for _, o := range out[first:] {
		if o.Start >= s.End {
			break
		}
		o = o.In(s)
		b.WriteString(text[at:o.Start])
		b.WriteByte('\n')
		at = o.End
	}
	if at == s.Start {
		return s.Of(text)
	}
	b.WriteString(text[at:s.End])
	return b.String()
}
