package engine

import (
	"context"
	"iter"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// column returns a field of each segment.
func (s *Snapshot) column(field string) ([]column, error) {
	if c, ok := s.columns[field]; ok {
		return c, nil
	}
	out := make([]column, len(s.segments))
	offset := 0
	for i, one := range s.segments {
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

// Terms walks the terms of a field from one up to another, which it leaves out; nil is no bound. A
// term comes once for each segment that has it. bleve's own walk reads each segment in a goroutine,
// where a damaged one ends the process. Its counts of documents are left out: for some terms they are
// too low.
func (s *Snapshot) Terms(ctx context.Context, field string, from, to []byte) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		columns, err := s.column(field)
		if err != nil {
			yield("", err)
			return
		}
		for _, c := range columns {
			if !c.walk(ctx, from, to, yield) {
				return
			}
		}
	}
}

// walk yields the terms of one segment. It reports whether it reached the end.
func (c column) walk(ctx context.Context, from, to []byte, yield func(string, error) bool) bool {
	terms := c.dictionary.AutomatonIterator(nil, from, to)
	for step := 0; ; step++ {
		e, err := terms.Next()
		if err == nil {
			err = Alive(ctx, step)
		}
		switch {
		case err != nil:
			yield("", err)
			return false
		case e == nil:
			return true
		case !yield(e.Term, nil):
			return false
		}
	}
}

// EachTerm calls do for the terms of a field and the documents that have them. A term comes once for
// each segment that has it, which costs less than to Find it in all. The Postings can be read until do
// returns.
func (s *Snapshot) EachTerm(ctx context.Context, field string, do func(term string, p *Postings) error) error {
	columns, err := s.column(field)
	if err != nil {
		return err
	}
	for i := range columns {
		c := &columns[i]
		var failed error
		c.walk(ctx, nil, nil, func(term string, err error) bool {
			if failed = err; failed == nil {
				c.list, failed = c.dictionary.PostingsList([]byte(term), s.segments[i].Deleted(), c.list)
			}
			if failed == nil {
				failed = do(term, &Postings{Count: int(c.list.Count()), columns: columns[i : i+1]})
			}
			return failed == nil
		})
		if failed != nil {
			return failed
		}
	}
	return nil
}

// Postings are the documents that have a term. Of a field, only the Postings that were found last
// can be read.
type Postings struct {
	Count   int
	columns []column // those yet to be read
	begun   bool     // whether the first of them is being read
	weighed bool
}

// Posting says how a document has a term.
type Posting = segment.Posting

// Find looks a term up. Weighed postings have frequencies and norms.
func (s *Snapshot) Find(field, term string, weighed bool) (*Postings, error) {
	columns, err := s.column(field)
	if err != nil {
		return nil, err
	}
	out := &Postings{columns: columns, weighed: weighed}
	for i := range columns {
		c := &columns[i]
		c.list, err = c.dictionary.PostingsList([]byte(term), s.segments[i].Deleted(), c.list)
		if err != nil {
			return nil, err
		}
		out.Count += int(c.list.Count())
	}
	return out, nil
}

// Next returns the number of the next document and how it has the term; nil when there are no more.
func (p *Postings) Next() (int, Posting, error) {
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

// Alive returns the error of ctx, at which it looks every few thousand steps only. Long loops call
// it with the number of each step.
func Alive(ctx context.Context, step int) error {
	if step%4096 != 0 {
		return nil
	}
	return ctx.Err()
}
