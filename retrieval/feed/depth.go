package feed

import "bytes"

// maxDepth is the deepest nesting of elements that is read. gofeed recurses for each level, so that
// a document of nothing but opening tags would exhaust the stack. Feeds are ten levels deep, but tags
// that are never closed add up.
const maxDepth = 1 << 17

// tooDeep reports whether the elements of the document are nested deeper than maxDepth.
func tooDeep(document []byte) bool {
	depth := 0
	for {
		at := bytes.IndexByte(document, '<')
		if at < 0 {
			return false
		}
		document = document[at:]
		end := tagEnd(document)
		switch tag := document[:end]; {
		case bytes.HasPrefix(tag, []byte("</")):
			depth--
		case bytes.HasPrefix(tag, []byte("<!")), bytes.HasPrefix(tag, []byte("<?")), bytes.HasSuffix(tag, []byte("/>")):
		default:
			depth++
		}
		if depth > maxDepth {
			return true
		}
		document = document[end:]
	}
}

// tagEnd returns the length of the tag, comment or CDATA section that s begins with.
func tagEnd(s []byte) int {
	closing := ">"
	switch {
	case bytes.HasPrefix(s, []byte("<![CDATA[")):
		closing = "]]>"
	case bytes.HasPrefix(s, []byte("<!--")):
		closing = "-->"
	}
	if i := bytes.Index(s, []byte(closing)); i >= 0 {
		return i + len(closing)
	}
	return len(s)
}
