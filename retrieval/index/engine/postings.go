package index

import (
	"context"
	"fmt"
	"iter"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bindex "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// segments are those of a snapshot, read directly: bleve's reader of terms opens the
// dictionary of each of them again for every term, which costs more than reading what most
// terms have. They serve one goroutine and, between two terms of a field, one postings.
type segments struct {
	of      []*scorch.SegmentSnapshot
	columns map[string][]column // by field, along the segments
	size    int                 // one more than the highest number of a document, deleted ones counted
}

// column is a field of a segment. The list and the iterator are used again for the next
// term, but not for another field, which the segment may not have: the iterator of a list
// that was used before then faults.
type column struct {
	offset     int // what the numbers of the segment's documents start at
	dictionary segment.TermDictionary
	list       segment.PostingsList
	iterator   segment.PostingsIterator
}

func segmentsOf(r bindex.IndexReader) (*segments, error) {
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("snapshot is a %T, want scorch's", r)
	}
	s := &segments{of: snapshot.Segments(), columns: make(map[string][]column)}
	for _, one := range s.of {
		s.size += int(one.FullSize())
	}
	return s, nil
}

func (s *segments) column(field string) ([]column, error) {
	if c, ok := s.columns[field]; ok {
		return c, nil
	}
	out := make([]column, len(s.of))
	offset := 0
	for i, one := range s.of {
		dictionary, err := one.Segment().Dictionary(field)
		if err != nil {
			return nil, err
		}
		out[i] = column{offset: offset, dictionary: dictionary}
		offset += int(one.FullSize())
	}
	s.columns[field] = out
	return out, nil
}

// entry is a term of a field, and how many documents have it, deleted ones among them.
type entry struct {
	term  string
	count int
}

// terms walks the terms of a field from one up to another, which it leaves out; nil is no bound.
// A term comes once for each segment that has it. bleve's own walk reads each segment in a
// goroutine, where a damaged one ends the process.
func (s *segments) terms(ctx context.Context, field string, from, to []byte) iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		columns, err := s.column(field)
		if err != nil {
			yield(entry{}, err)
			return
		}
		for _, c := range columns {
			if !c.walk(ctx, from, to, yield) {
				return
			}
		}
	}
}

// walk reports whether it came to the end.
func (c column) walk(ctx context.Context, from, to []byte, yield func(entry, error) bool) bool {
	terms := c.dictionary.AutomatonIterator(nil, from, to)
	for step := 0; ; step++ {
		e, err := terms.Next()
		if err == nil {
			err = alive(ctx, step)
		}
		switch {
		case err != nil:
			yield(entry{}, err)
			return false
		case e == nil:
			return true
		case !yield(entry{e.Term, int(e.Count)}, nil):
			return false
		}
	}
}

// postings are the documents that have a term.
type postings struct {
	columns []column // those yet to be read
	begun   bool     // reading the first of them
	weighed bool
	count   int
}

// find looks a term up; weighed postings tell frequencies and norms.
func (s *segments) find(field, term string, weighed bool) (*postings, error) {
	columns, err := s.column(field)
	if err != nil {
		return nil, err
	}
	out := &postings{columns: columns, weighed: weighed}
	for i := range columns {
		c := &columns[i]
		if c.list, err = c.dictionary.PostingsList([]byte(term), s.of[i].Deleted(), c.list); err != nil {
			return nil, err
		}
		out.count += int(c.list.Count())
	}
	return out, nil
}

// next is the number of the next document and how it has the term; nil when there are no more.
func (p *postings) next() (int, segment.Posting, error) {
	for len(p.columns) > 0 {
		c := &p.columns[0]
		if !p.begun {
			c.iterator, p.begun = c.list.Iterator(p.weighed, p.weighed, false, c.iterator), true
		}
		found, err := c.iterator.Next()
		if err != nil {
			return 0, nil, err
		}
		if found != nil {
			return c.offset + int(found.Number()), found, nil
		}
		p.columns, p.begun = p.columns[1:], false
	}
	return 0, nil, nil
}
