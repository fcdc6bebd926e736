package feed

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// toUTF8 decodes the document. In this order, its encoding is
//   - UTF-16 or UTF-32 if there is a byte order mark, or zero bytes as in ASCII characters,
//   - UTF-8 if the bytes are valid UTF-8, whatever is declared,
//   - what the server or the XML declares,
//   - UTF-8 in which each invalid byte is windows-1252.
func toUTF8(data []byte, contentType string) []byte {
	if e := wideEncoding(data); e != nil {
		return decodeWith(data, e)
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	label := declaredCharset(data, contentType)
	if utf8.Valid(data) && !strings.HasPrefix(strings.ToLower(label), "iso-2022-") {
		return data
	}
	e, name := charset.Lookup(label)
	if e != nil && name != "utf-8" && name != "replacement" && !strings.HasPrefix(name, "utf-16") {
		return decodeWith(data, e)
	}
	return decodeMixed(data)
}

// wideEncoding returns the kind of UTF-16 or UTF-32 that the first four bytes show, or nil.
func wideEncoding(data []byte) encoding.Encoding {
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

// decodeWith decodes data with e. Invalid bytes become U+FFFD.
func decodeWith(data []byte, e encoding.Encoding) []byte {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return bytes.ToValidUTF8(out, []byte("\uFFFD"))
	}
	return out
}

// declaredCharset returns the charset that the server declares, or else the XML declaration, or "".
func declaredCharset(data []byte, contentType string) string {
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

// decodeMixed decodes UTF-8 in which each invalid byte is windows-1252.
func decodeMixed(data []byte) []byte {
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
