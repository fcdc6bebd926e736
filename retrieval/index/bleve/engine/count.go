package engine

import (
	"context"
	"encoding/binary"
	"fmt"
	"math/bits"
	"sync"
)

// A field of Text has more terms than the words of the text. bleve keeps a count and a length beside each
// document of a term, and to read them takes ten times as long as to read the documents. So the counts are
// terms of their own:
//
//   - lengthMark and the number of the text's terms;
//   - for a term that the text has several times, the term and countMark;
//   - for each bit that is set in that number less two, the same and the number of the bit from firstBit on;
//   - if one of these is not among the lowBits, the same and highMark.
//
// Most terms stand once in a text, and most others few times, so that a reader seldom looks for more than one
// of them. No word has a byte that is a mark.
const (
	lengthMark = 0x00
	countMark  = 0x01

	highMark = 0x01
	firstBit = 0x02
	lowBits  = 4
	allBits  = 32
)

// appendCounts appends the terms of a text with a length whose terms are counted.
func appendCounts(terms []string, counts map[string]int, length int) []string {
	for term, n := range counts {
		terms = append(terms, term)
		if n < 2 {
			continue
		}
		terms = append(terms, marked(term))
		if uint32(n-2)>>lowBits != 0 {
			terms = append(terms, marked(term, highMark))
		}
		for rest := uint32(n - 2); rest != 0; rest &= rest - 1 {
			terms = append(terms, marked(term, firstBit+byte(bits.TrailingZeros32(rest))))
		}
	}
	return append(terms, string(binary.AppendUvarint([]byte{lengthMark}, uint64(length))))
}

// marked returns the term of a term's counts with a mark.
func marked(term string, mark ...byte) string {
	return term + string(append([]byte{countMark}, mark...))
}

// count adds the counts to a run of the documents that have the term.
func (p *Postings) count(c *column, run *Run) error {
	several, err := p.snapshot.docsOf(c, marked(p.term))
	if err != nil || len(several) == 0 {
		return err
	}
	run.Times = p.snapshot.ones(len(run.Docs))
	if err := run.add(several, 1); err != nil {
		return err
	}
	if err := p.addBits(c, run, 0, lowBits); err != nil {
		return err
	}
	high, err := p.snapshot.docsOf(c, marked(p.term, highMark))
	if err != nil || len(high) == 0 {
		return err
	}
	return p.addBits(c, run, lowBits, allBits)
}

// addBits adds the bits of the counts from one up to another, which it leaves out.
func (p *Postings) addBits(c *column, run *Run, from, to byte) error {
	for bit := from; bit < to; bit++ {
		docs, err := p.snapshot.docsOf(c, marked(p.term, firstBit+bit))
		if err == nil {
			err = run.add(docs, 1<<bit)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// add adds to the Times of some documents.
func (r *Run) add(docs []uint32, times uint32) error {
	i := 0
	for _, doc := range docs {
		for i < len(r.Docs) && r.Docs[i] < doc {
			i++
		}
		if i == len(r.Docs) || r.Docs[i] != doc {
			return fmt.Errorf("%w: document %d has a count and no term", ErrStale, doc)
		}
		r.Times[i] += times
	}
	return nil
}

// docsOf returns the documents of a segment that have another term. It overwrites those that it returned
// before, and leaves the column's own list as it is.
func (s *Snapshot) docsOf(c *column, term string) ([]uint32, error) {
	c.counts.segment, c.counts.dictionary = c.segment, c.dictionary
	if err := c.counts.find(term); err != nil {
		return nil, err
	}
	s.counted = c.counts.appendDocs(s.counted[:0])
	return s.counted, nil
}

// ones returns n times 1. It overwrites what it returned before.
func (s *Snapshot) ones(n int) []uint32 {
	s.times = s.times[:0]
	for range n {
		s.times = append(s.times, 1)
	}
	return s.times
}

// lengths keeps the lengths of the documents of an open index, by segment and field: a segment never
// changes. It is safe for concurrent use.
type lengths struct {
	mu   sync.Mutex
	kept map[lengthsKey][]uint32
}

type lengthsKey struct {
	segment uint64
	field   string
}

// of returns the lengths of the documents of a column, by their numbers in the segment.
func (l *lengths) of(c *column) ([]uint32, error) {
	key := lengthsKey{c.segment.Id(), c.field}
	l.mu.Lock()
	defer l.mu.Unlock()
	if out, ok := l.kept[key]; ok {
		return out, nil
	}
	out, err := c.lengths()
	if err == nil {
		if l.kept == nil {
			l.kept = make(map[lengthsKey][]uint32)
		}
		l.kept[key] = out
	}
	return out, err
}

// keep drops the lengths of all segments but some.
func (l *lengths) keep(segments map[uint64]bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for key := range l.kept {
		if !segments[key.segment] {
			delete(l.kept, key)
		}
	}
}

// lengths reads the lengths of all documents, of deleted ones too.
func (c *column) lengths() (out []uint32, err error) {
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
