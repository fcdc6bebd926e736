package page

import (
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// decode is the page in UTF-8. Bytes that are valid UTF-8 with more than ASCII in them
// are UTF-8, whatever is declared; else a byte order mark, the content type, the page's
// <meta> and at last windows-1252 tell.
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
