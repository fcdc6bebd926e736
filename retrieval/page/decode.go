package page

import (
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// decode returns the page in UTF-8. Bytes that are valid UTF-8 and not only ASCII are UTF-8, whatever
// is declared. Otherwise the encoding is that of a byte order mark, the content type or the page's
// <meta>, or windows-1252.
func decode(data []byte, contentType string) ([]byte, error) {
	if utf8.Valid(data) && !isASCII(data) {
		return data, nil
	}
	e, _, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], contentType)
	return e.NewDecoder().Bytes(data)
}

func isASCII(data []byte) bool {
	for _, b := range data {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
