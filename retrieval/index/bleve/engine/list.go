package engine

import (
	"context"
	"encoding/binary"
	"fmt"
	"sync"
)

// lists keeps numbers about the documents of an open index, a list for each segment: a segment never changes. It is
// safe for concurrent use.
type lists struct {
	mu   sync.Mutex
	kept map[listKey][]uint32
}

// listKey says what the numbers are: the lengths in a field, or the wholes of parts, which have no field.
type listKey struct {
	segment uint64
	field   string
}

// get returns the numbers, which make makes the first time. Others wait meanwhile, so make must not call get.
func (l *lists) get(key listKey, make func() ([]uint32, error)) ([]uint32, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if out, ok := l.kept[key]; ok {
		return out, nil
	}
	out, err := make()
	if err == nil {
		l.put(key, out)
	}
	return out, err
}

func (l *lists) put(key listKey, numbers []uint32) {
	if l.kept == nil {
		l.kept = make(map[listKey][]uint32)
	}
	l.kept[key] = numbers
}

// keep drops the numbers of all segments but some.
func (l *lists) keep(segments map[uint64]bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for key := range l.kept {
		if !segments[key.segment] {
			delete(l.kept, key)
		}
	}
}

// lengths returns how many terms each document of a column has, by its number in the segment.
func (s *Snapshot) lengths(c *column) ([]uint32, error) {
	if of := s.sums[c.field]; of != "" {
		return s.sumLengths(c, of)
	}
	return s.lists.get(listKey{c.segment.Id(), c.field}, c.readLengths)
}

// readLengths reads the lengths of all documents, of deleted ones too.
func (c *column) readLengths() (out []uint32, err error) {
	out = make([]uint32, c.segment.FullSize())
	other := postings{segment: c.segment, dictionary: c.dictionary}
	c.walk(context.Background(), []byte{lengthMark}, []byte{lengthMark + 1}, func(term string, failed error) bool {
		if err = failed; err == nil {
			err = other.addLength(out, term)
		}
		return err == nil
	})
	return out, err
}

// addLength sets the length of the documents with a term that has lengthMark.
func (c *postings) addLength(to []uint32, term string) error {
	length, n := binary.Uvarint([]byte(term[1:]))
	if n <= 0 {
		return fmt.Errorf("%w: a length is cut short", ErrStale)
	}
	if err := c.find(term); err != nil {
		return err
	}
	for _, doc := range c.appendDocs(nil) {
		if int(doc) < len(to) {
			to[doc] = uint32(length)
		}
	}
	return nil
}
