package engine

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
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

// readTimes reads how often the documents have the term; nil when each has it once.
func (c *column) readTimes() ([]uint32, error) {
	if c.sum != nil {
		return c.sum.times, nil
	}
	if !c.isCounted {
		c.times = c.times[:0]
		several, err := c.docsOf(marked(c.term))
		if err == nil && len(several) > 0 {
			c.once(len(c.readDocs()))
			err = c.addCounts(several)
		}
		if err != nil {
			return nil, err
		}
		c.isCounted = true
	}
	if len(c.times) == 0 {
		return nil, nil
	}
	return c.times, nil
}

// once sets n times to 1.
func (c *column) once(n int) {
	c.times = slices.Grow(c.times[:0], n)[:n]
	for i := range c.times {
		c.times[i] = 1
	}
}

// addCounts adds the counts of the documents that have the term several times.
func (c *column) addCounts(several []uint32) error {
	if err := c.add(several, 1); err != nil {
		return err
	}
	if err := c.addBits(0, lowBits); err != nil {
		return err
	}
	high, err := c.docsOf(marked(c.term, highMark))
	if err != nil || len(high) == 0 {
		return err
	}
	return c.addBits(lowBits, allBits)
}

// addBits adds the bits of the counts from one up to another, which it leaves out.
func (c *column) addBits(from, to byte) error {
	for bit := from; bit < to; bit++ {
		docs, err := c.docsOf(marked(c.term, firstBit+bit))
		if err == nil {
			err = c.add(docs, 1<<bit)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// add adds to the times of some documents.
func (c *column) add(docs []uint32, times uint32) error {
	i := 0
	for _, doc := range docs {
		for i < len(c.docs) && c.docs[i] < doc {
			i++
		}
		if i == len(c.docs) || c.docs[i] != doc {
			return fmt.Errorf("%w: document %d has a count and no term", ErrStale, doc)
		}
		c.times[i] += times
	}
	return nil
}

// docsOf returns the documents that have another term. It overwrites those that it returned before, and leaves the
// column's own list as it is.
func (c *column) docsOf(term string) ([]uint32, error) {
	c.counts.segment, c.counts.dictionary = c.segment, c.dictionary
	if err := c.counts.find(term); err != nil {
		return nil, err
	}
	c.counted = c.counts.appendDocs(c.counted[:0])
	return c.counted, nil
}
