package feed

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
)

// clean returns the document as XML and JSON parsers want it: in UTF-8 and declared as UTF-8, with
// nothing before its first tag or brace, and without characters that XML forbids.
func clean(data []byte, contentType string) []byte {
	return declareUTF8(dropIllegal(trimStart(toUTF8(data, contentType))))
}

// trimStart drops what comes before the document, such as the warnings of a broken script.
func trimStart(data []byte) []byte {
	data = bytes.TrimLeft(data, " \t\r\n\uFEFF")
	if len(data) == 0 || data[0] == '<' || data[0] == '{' {
		return data
	}
	head := data[:min(len(data), 4096)]
	for _, opening := range [...]string{"<?xml", "<rss", "<feed", "<rdf:RDF", "<opml"} {
		if i := bytes.Index(head, []byte(opening)); i >= 0 {
			return data[i:]
		}
	}
	return data
}

// dropIllegal drops the characters that XML 1.0 forbids (section 2.2, Char), whether they are
// written as themselves or as references.
func dropIllegal(data []byte) []byte {
	data = bytes.Map(func(r rune) rune {
		if !isChar(r) {
			return -1
		}
		return r
	}, data)
	var out []byte
	for {
		before, after, ok := bytes.Cut(data, []byte("&#"))
		out = append(out, before...)
		if !ok {
			return out
		}
		if r, n := parseReference(after); n > 0 && !isChar(r) {
			after = after[n:]
		} else {
			out = append(out, "&#"...)
		}
		data = after
	}
}

func isChar(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case 0xD800 <= r && r <= 0xDFFF:
		return false
	}
	return r != 0xFFFE && r != 0xFFFF && r <= unicode.MaxRune
}

// parseReference returns the character of a reference such as "8217;" or "x2019;" at the start of s,
// and the length of the reference, or 0.
func parseReference(s []byte) (r rune, n int) {
	const maxLength = 10 // "x0010FFFF;"
	end := bytes.IndexByte(s[:min(len(s), maxLength)], ';')
	if end < 0 {
		return 0, 0
	}
	digits, base := string(s[:end]), 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return 0, 0
	}
	return rune(min(v, unicode.MaxRune+1)), end + 1
}

// declareUTF8 replaces the XML declaration, if there is one, by one that names UTF-8.
func declareUTF8(data []byte) []byte {
	if !bytes.HasPrefix(data, []byte("<?xml")) {
		return data
	}
	end := bytes.Index(data, []byte("?>"))
	if end < 0 {
		return data
	}
	return append([]byte(`<?xml version="1.0" encoding="UTF-8"?>`), data[end+2:]...)
}
