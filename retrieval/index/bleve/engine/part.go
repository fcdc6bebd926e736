package engine

import (
	"context"
	"fmt"
	"math/bits"
	"strings"
)

// A document can have parts: the documents whose ids begin with its own. All of them are written in one batch, and
// deleted in one, so that they are in one segment.

// wholes returns, for each document of a segment, the one that it is a part of: itself if it is no part.
func (s *Snapshot) wholes(segment int) ([]uint32, error) {
	ids, err := s.column("_id")
	if err != nil {
		return nil, err
	}
	c := &ids[segment]
	return s.lists.get(listKey{c.segment.Id(), ""}, c.readWholes)
}

// readWholes reads the wholes from the ids: in their order each document comes right before its parts.
func (c *column) readWholes() (out []uint32, err error) {
	out = make([]uint32, c.segment.FullSize())
	for i := range out {
		out[i] = uint32(i)
	}
	other := column{postings: postings{segment: c.segment, dictionary: c.dictionary}}
	id, whole := "", uint32(0)
	c.walk(context.Background(), nil, nil, func(term string, failed error) bool {
		var doc uint32
		var ok bool
		if err = failed; err == nil {
			doc, ok, err = other.only(term)
		}
		switch {
		case err != nil:
			return false
		case !ok: // deleted
		case id != "" && strings.HasPrefix(term, id):
			out[doc] = whole
		default:
			id, whole = term, doc
		}
		return true
	})
	return out, err
}

// only returns the one document that has a term; ok is false when none has it any more.
func (c *column) only(term string) (doc uint32, ok bool, err error) {
	if err := c.find(term); err != nil {
		return 0, false, err
	}
	docs := c.readDocs()
	if len(docs) == 0 {
		return 0, false, nil
	}
	if len(docs) > 1 || int64(docs[0]) >= int64(c.segment.FullSize()) {
		return 0, false, fmt.Errorf("%w: an id is of several documents", ErrStale)
	}
	return docs[0], true, nil
}

// Inherit marks the parts of the documents that are marked, and no other parts. The marks are by the documents'
// numbers.
func (s *Snapshot) Inherit(marks []bool) error {
	offset := 0
	for i, segment := range s.segments {
		wholes, err := s.wholes(i)
		if err != nil {
			return err
		}
		here := marks[offset:]
		for doc, whole := range wholes {
			here[doc] = here[whole]
		}
		offset += int(segment.FullSize())
	}
	return nil
}

// findSum looks a term up in a field of Options.Sums.
func (s *Snapshot) findSum(field, of, term string) (*Postings, error) {
	parts, err := s.findOwn(of, term)
	if err != nil {
		return nil, err
	}
	out, err := s.findOwn(field, term)
	if err != nil {
		return nil, err
	}
	out.Count = 0
	for i := range out.columns {
		if err := s.sum(&out.columns[i], &parts.columns[i], i); err != nil {
			return nil, err
		}
		out.Count += len(out.columns[i].docs)
	}
	return out, nil
}

// sum adds the counts of the parts' field to those of the documents' own.
func (s *Snapshot) sum(own, parts *column, segment int) error {
	if own.isSum {
		return nil
	}
	wholes, err := s.wholes(segment)
	if err != nil {
		return err
	}
	a := s.adder.of(len(wholes))
	for _, c := range []*column{own, parts} {
		times, err := c.readTimes()
		if err != nil {
			return err
		}
		a.add(c.readDocs(), times, wholes)
	}
	own.docs, own.times = a.take(own.docs[:0], own.times[:0])
	own.isRead, own.isCounted, own.isSum = true, true, true
	return nil
}

// adder adds numbers up by documents of a segment.
type adder struct {
	marks []uint64 // a bit for each document that has a number
	times []uint32 // of the documents that are marked
}

// of returns the adder with room for n documents.
func (a *adder) of(n int) *adder {
	if len(a.times) < n {
		a.marks, a.times = make([]uint64, (n+63)/64), make([]uint32, n)
	}
	return a
}

// add adds times to the wholes of documents; nil is once for each.
func (a *adder) add(docs, times, wholes []uint32) {
	n := uint32(1)
	for i, doc := range docs {
		if times != nil {
			n = times[i]
		}
		whole := wholes[doc]
		if bit := uint64(1) << (whole % 64); a.marks[whole/64]&bit == 0 {
			a.marks[whole/64] |= bit
			a.times[whole] = n
		} else {
			a.times[whole] += n
		}
	}
}

// take appends the documents, ascending, and their sums, and begins anew.
func (a *adder) take(docs, times []uint32) ([]uint32, []uint32) {
	for i, word := range a.marks {
		for ; word != 0; word &= word - 1 {
			doc := uint32(i*64 + bits.TrailingZeros64(word))
			docs, times = append(docs, doc), append(times, a.times[doc])
		}
		a.marks[i] = 0
	}
	return docs, times
}

// sumLengths returns the lengths of the documents of a column in a field of Options.Sums.
func (s *Snapshot) sumLengths(c *column, of string) ([]uint32, error) {
	parts, err := s.column(of)
	if err != nil {
		return nil, err
	}
	ofParts, err := s.lengths(&parts[c.at])
	if err != nil {
		return nil, err
	}
	wholes, err := s.wholes(c.at)
	if err != nil {
		return nil, err
	}
	return s.lists.get(listKey{c.segment.Id(), c.field}, func() ([]uint32, error) {
		out, err := c.readLengths()
		for doc, length := range ofParts {
			if err == nil {
				out[wholes[doc]] += length
			}
		}
		return out, err
	})
}
