package limit

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// maxSame is how many equal formatting elements the parser makes again: the "Noah's Ark clause" of the
// HTML standard.
const maxSame = 3

const (
	maxSameTag      = 512 // bytes of the longest tag that is compared
	impliedElements = 8   // such as <html>, <head> and <body>
)

// elementBound returns a number of elements that the parser will not exceed. It takes a hundredth of the
// time that reading the tags takes, and is far too high only for pages with many formatting elements that
// differ.
//
// Each tag makes at most one element, and the parser makes all open formatting elements again at most
// twice for each start tag: in its element and behind it.
func elementBound(data []byte) int {
	tags, starts, open := 0, 0, 0
	same := make(map[string]int)
	for {
		i := bytes.IndexByte(data, '<')
		if i < 0 {
			return tags + 2*starts*(1+open+1) + impliedElements
		}
		data = data[i:]
		tags++
		if len(data) > 1 && isLetter(data[1]) {
			starts++
			if tag, ok := formattingTag(data); ok && (tag == "" || same[tag] < maxSame) {
				same[tag]++
				open++
			}
		}
		data = data[1:]
	}
}

func isLetter(b byte) bool { return 'a' <= b|' ' && b|' ' <= 'z' }

// formattingTag reports whether data begins with the tag of a formatting element, and returns that tag. It
// returns "" for a tag whose end is not sure. Links are left out: one is open at most.
func formattingTag(data []byte) (string, bool) {
	end := 1
	for end < len(data) && isLetter(data[end]) {
		end++
	}
	if name := bytes.ToLower(data[1:end]); !isFormatting(name) || atom.Lookup(name) == atom.A {
		return "", false
	}
	tag, _, _ := bytes.Cut(data[:min(len(data), maxSameTag)], []byte(">"))
	double, single := bytes.Count(tag, []byte{'"'}), bytes.Count(tag, []byte{'\''})
	if len(tag) == maxSameTag || double%2 == 1 || single%2 == 1 || double > 0 && single > 0 {
		return "", true
	}
	return string(tag), true
}
