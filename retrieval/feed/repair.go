package feed

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// repair returns a damaged document up to the end of its last complete item, and closes the elements
// that are open there. If there is no complete item, ok is false.
func repair(document []byte) (repaired []byte, ok bool) {
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

// scan reads a document as far as it can be read. It returns the offset at which the last complete
// item ends, or 0, and the names of the elements that are open at the end.
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
			open = append(open, rawName(t.Name))
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != rawName(t.Name) {
				continue // closes no open element: gofeed may still read it
			}
			open = open[:len(open)-1]
			if strings.EqualFold(t.Name.Local, "item") || strings.EqualFold(t.Name.Local, "entry") {
				end = d.InputOffset()
			}
		}
	}
}

// rawName returns the name of an element as it is written, with its prefix.
func rawName(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}
