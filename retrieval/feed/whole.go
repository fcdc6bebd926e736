package feed

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// wholeItems is the part of a damaged document up to the end of its last whole item, with
// the elements closed that are open there.
func wholeItems(document []byte) (whole []byte, ok bool) {
	end, _ := scan(document)
	if end == 0 {
		return nil, false
	}
	var b bytes.Buffer
	b.Write(document[:end])
	_, open := scan(document[:end])
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteString("</" + open[i] + ">")
	}
	return b.Bytes(), true
}

// scan reads a document as far as it can be read: to the end of which byte its items
// are whole, and which elements are open at last, as they are written.
func scan(document []byte) (end int64, open []string) {
	d := xml.NewDecoder(bytes.NewReader(document))
	d.Strict = false
	for {
		token, err := d.RawToken()
		if err != nil {
			return end, open
		}
		switch t := token.(type) {
		case xml.StartElement:
			open = append(open, written(t.Name))
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != written(t.Name) {
				continue // not closed or not opened: gofeed may still read it
			}
			open = open[:len(open)-1]
			if strings.EqualFold(t.Name.Local, "item") || strings.EqualFold(t.Name.Local, "entry") {
				end = d.InputOffset()
			}
		}
	}
}

// written is a raw name with its prefix.
func written(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// deepest nesting of elements that is read. gofeed calls itself for each level, and a
// document of nothing but opening tags would exhaust the stack. Feeds are ten deep; those
// with tags that are never closed count higher.
const deepest = 1 << 17

// tooDeep reports whether more elements are open somewhere than is read.
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
		case !bytes.HasPrefix(tag, []byte("<!")) && !bytes.HasPrefix(tag, []byte("<?")) && !bytes.HasSuffix(tag, []byte("/>")):
			depth++
		}
		if depth > deepest {
			return true
		}
		document = document[end:]
	}
}

// tagEnd is the length of the tag, the comment or the CDATA section that s begins with.
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
