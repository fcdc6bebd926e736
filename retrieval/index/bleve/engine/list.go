package engine

import (
	"context"
	"encoding/binary"
	"fmt"
	"sync"
)

// lists keeps what was read about all documents of the segments of an open index: a segment never changes. It is safe
// for concurrent use.
type lists struct {
	mu      sync.Mutex
	parts   map[uint64]*parts // by segment
	lengths map[lengthsKey][]uint32
}

type lengthsKey struct {
	segment uint64
	field   string
}

// keep drops the lists of all segments but some.
func (l *lists) keep(segments map[uint64]bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for segment := range l.parts {
		if !segments[segment] {
			delete(l.parts, segment)
		}
	}
	for key := range l.lengths {
		if !segments[key.segment] {
			delete(l.lengths, key)
		}
	}
}

// warm reads the lists of the newest snapshot of a handle, so that no question waits for them. For a million documents
// that takes a second.
func (h *handle) warm(o Options) {
	_ = guarded(func() error { // a question reads them if warm could not
		r, err := h.Reader()
		if err != nil {
			return err
		}
		defer r.Close()
		s, err := newSnapshot(r.(reader), &h.lists, new(sums), o)
		if err != nil {
			return err
		}
		defer s.release()
		return s.warm()
	})
}

func (s *Snapshot) warm() error {
	for field := range s.options.Sums {
		columns, err := s.column(field)
		if err != nil {
			return err
		}
		for i := range columns {
			if _, err := s.lengthsOf(&columns[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// kept returns what is kept under a key, which read reads the first time. Others wait meanwhile, so read must not ask
// for anything kept.
func kept[K comparable, V any](mu *sync.Mutex, all *map[K]V, key K, read func() (V, error)) (V, error) {
	mu.Lock()
	defer mu.Unlock()
	if out, ok := (*all)[key]; ok {
		return out, nil
	}
	out, err := read()
	if err != nil {
		return out, err
	}
	if *all == nil {
		*all = make(map[K]V)
	}
	(*all)[key] = out
	return out, nil
}

// lengthsOf returns how many terms each document of a column has, by its number in the segment.
func (s *Snapshot) lengthsOf(c *column) ([]uint32, error) {
	read := c.readLengths
	if of := s.options.Sums[c.field]; of != "" {
		parts, err := s.partsOf(c.at)
		if err != nil {
			return nil, err
		}
		others, err := s.column(of)
		if err != nil {
			return nil, err
		}
		lengths, err := s.lengthsOf(&others[c.at])
		if err != nil {
			return nil, err
		}
		read = func() ([]uint32, error) { return c.addLengths(lengths, parts.wholes) }
	}
	return kept(&s.lists.mu, &s.lists.lengths, lengthsKey{c.segment.Id(), c.field}, read)
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

// addLengths returns the lengths of the documents together with those of their parts.
func (c *column) addLengths(lengths, wholes []uint32) ([]uint32, error) {
	out, err := c.readLengths()
	if err != nil {
		return nil, err
	}
	for doc, length := range lengths {
		out[wholes[doc]] += length
	}
	return out, nil
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
