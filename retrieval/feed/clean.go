package feed

import (
	"bytes"
	"mime"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// clean is the document in UTF-8 as XML and JSON parsers want it: it says UTF-8, begins
// with its first tag or brace, and holds no character that XML forbids.
func clean(data []byte, contentType string) []byte {
	return declare(legal(start(toUTF8(data, contentType))))
}

// toUTF8 decodes the document. A byte order mark tells, or the zero bytes that ASCII has in
// UTF-16 and UTF-32; bytes that are valid UTF-8 are that, whatever is declared; then the
// charset declared by the server or in the XML; and what is left is windows-1252, byte by
// byte where the document is UTF-8 else.
func toUTF8(data []byte, contentType string) []byte {
	if e := wide(data); e != nil {
		return decoded(data, e)
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	label := declared(data, contentType)
	if utf8.Valid(data) && !strings.HasPrefix(strings.ToLower(label), "iso-2022-") {
		return data
	}
	if e, name := charset.Lookup(label); e != nil && name != "utf-8" && !strings.HasPrefix(name, "utf-16") && name != "replacement" {
		return decoded(data, e)
	}
	return mixed(data)
}

// wide is the UTF-16 or UTF-32 that the first four bytes show, or nil.
func wide(data []byte) encoding.Encoding {
	if len(data) < 4 {
		return nil
	}
	zero := [4]bool{data[0] == 0, data[1] == 0, data[2] == 0, data[3] == 0}
	little, big := data[0] == 0xFF && data[1] == 0xFE, data[0] == 0xFE && data[1] == 0xFF
	switch {
	case little && zero[2] && zero[3], zero == [4]bool{false, true, true, true}:
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)
	case zero[0] && zero[1] && data[2] == 0xFE && data[3] == 0xFF, zero == [4]bool{true, true, true, false}:
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case little, zero == [4]bool{false, true, false, true}:
		return utf.UTF16(utf.LittleEndian, utf.UseBOM)
	case big, zero == [4]bool{true, false, true, false}:
		return utf.UTF16(utf.BigEndian, utf.UseBOM)
	}
	return nil
}

// decoded replaces what e does not know by U+FFFD.
func decoded(data []byte, e encoding.Encoding) []byte {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return bytes.ToValidUTF8(out, []byte("\uFFFD"))
	}
	return out
}

// declared is the charset that the server or else the XML declaration gives.
func declared(data []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return params["charset"]
	}
	end := bytes.Index(data[:min(len(data), 200)], []byte("?>"))
	if end < 0 {
		return ""
	}
	_, after, ok := strings.Cut(string(data[:end]), "encoding")
	if !ok {
		return ""
	}
	return strings.Trim(after, " =\"'\t\r\n")
}

// mixed reads bytes that are no UTF-8 as windows-1252.
func mixed(data []byte) []byte {
	out := make([]byte, 0, len(data)+len(data)/8)
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(data[0])
		}
		out = utf8.AppendRune(out, r)
		data = data[n:]
	}
	return out
}

// start drops what stands before the document, as the warnings of a broken script.
func start(data []byte) []byte {
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

// legal drops the characters that XML 1.0 forbids (section 2.2, Char), written out or as
// references.
func legal(data []byte) []byte {
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
		if r, n := reference(after); n > 0 && !isChar(r) {
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

// reference is the character of "8217;" or "x2019;" and the length of that, or 0.
func reference(s []byte) (r rune, n int) {
	const longest = 10 // "x0010FFFF;"
	end := bytes.IndexByte(s[:min(len(s), longest)], ';')
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

// declare gives XML the declaration that is now true.
func declare(data []byte) []byte {
	if !bytes.HasPrefix(data, []byte("<?xml")) {
		return data
	}
	end := bytes.Index(data, []byte("?>"))
	if end < 0 {
		return data
	}
	return append([]byte(`<?xml version="1.0" encoding="UTF-8"?>`), data[end+2:]...)
}
