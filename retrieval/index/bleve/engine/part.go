package engine

import (
	"context"
	"fmt"
	"strings"
)

// A document can have parts: the documents whose ids begin with its own. All of them are written in one batch, and
// deleted in one, so that they are in one segment.

// Place is what the id of a document says: which whole it belongs to, and where in that it starts.
type Place struct {
	Whole uint64
	Start int32
}

// parts says how the documents of a segment belong together.
type parts struct {
	wholes []uint32 // the document that each one is a part of; itself if it is no part
	own    []uint32 // those that are no part
	places []Place
}

// partsOf returns the parts of a segment.
func (s *Snapshot) partsOf(segment int) (*parts, error) {
	ids, err := s.column("_id")
	if err != nil {
		return nil, err
	}
	c := &ids[segment]
	read := func() (*parts, error) { return c.readParts(s.options.Place) }
	return kept(&s.lists.mu, &s.lists.parts, c.segment.Id(), read)
}

// readParts reads the ids of all documents, of deleted ones too. In the order of ids each document comes right before
// its parts.
func (c *column) readParts(place func([]byte) (Place, error)) (*parts, error) {
	size := int(c.segment.FullSize())
	p := &parts{wholes: make([]uint32, size), places: make([]Place, size)}
	n, id, whole := 0, "", uint32(0)
	var failed error
	c.walk(context.Background(), nil, nil, func(next string, err error) bool {
		var doc uint32
		if failed = err; failed == nil {
			doc, failed = c.only(next)
		}
		if failed == nil && place != nil {
			p.places[doc], failed = place([]byte(next))
		}
		if failed != nil {
			return false
		}
		if id == "" || !strings.HasPrefix(next, id) {
			id, whole = next, doc
		}
		p.wholes[doc] = whole
		n++
		return true
	})
	if failed == nil && n != size {
		failed = fmt.Errorf("%w: %d documents have %d ids", ErrStale, size, n)
	}
	for doc, whole := range p.wholes {
		if int(whole) == doc {
			p.own = append(p.own, whole)
		}
	}
	return p, failed
}

// only returns the one document that has an id.
func (c *column) only(id string) (uint32, error) {
	list, err := c.dictionary.PostingsList([]byte(id), nil, c.counts.list)
	if err != nil {
		return 0, err
	}
	c.counts.list = list
	c.counted = c.counts.appendDocs(c.counted[:0])
	if len(c.counted) != 1 || int64(c.counted[0]) >= int64(c.segment.FullSize()) {
		return 0, fmt.Errorf("%w: %d documents have one id", ErrStale, len(c.counted))
	}
	return c.counted[0], nil
}

// Place returns the place of the document with a number.
func (s *Snapshot) Place(number int) (Place, error) {
	p, offset, err := s.partsAround(number)
	if err != nil {
		return Place{}, err
	}
	return p.places[number-offset], nil
}

// Whole returns the number of the document that the one with a number is a part of: number if it is no part.
func (s *Snapshot) Whole(number int) (int, error) {
	p, offset, err := s.partsAround(number)
	if err != nil {
		return 0, err
	}
	return offset + int(p.wholes[number-offset]), nil
}

// Wholes returns the documents that are no parts, of deleted ones too.
func (s *Snapshot) Wholes() ([]Run, error) {
	out := make([]Run, len(s.segments))
	offset := 0
	for i, segment := range s.segments {
		p, err := s.partsOf(i)
		if err != nil {
			return nil, err
		}
		out[i] = Run{Offset: offset, Docs: p.own}
		offset += int(segment.FullSize())
	}
	return out, nil
}

// partsAround returns the parts of the segment of a document, and the number of the segment's first document.
func (s *Snapshot) partsAround(number int) (p *parts, offset int, err error) {
	for i, segment := range s.segments {
		if size := int(segment.FullSize()); number >= offset+size {
			offset += size
			continue
		}
		if s.parts[i] == nil {
			s.parts[i], err = s.partsOf(i)
		}
		return s.parts[i], offset, err
	}
	return nil, 0, fmt.Errorf("%w: there is no document %d", ErrStale, number)
}

// Inherit marks the parts of the documents that are marked, and no other parts. The marks are by the documents'
// numbers.
func (s *Snapshot) Inherit(marks []bool) error {
	offset := 0
	for i, segment := range s.segments {
		p, err := s.partsOf(i)
		if err != nil {
			return err
		}
		here := marks[offset:]
		for doc, whole := range p.wholes {
			here[doc] = here[whole]
		}
		offset += int(segment.FullSize())
	}
	return nil
}
