package engine

import (
	"context"
	"iter"
)

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
		for i := range columns {
			if !columns[i].walk(ctx, from, to, yield) {
				return
			}
		}
	}
}

// walk yields the terms of one segment. It reports whether it reached the end.
func (c *postings) walk(ctx context.Context, from, to []byte, yield func(string, error) bool) bool {
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
				failed = c.find(term)
			}
			if failed == nil {
				failed = do(term, &Postings{Count: int(c.list.Count()), snapshot: s, columns: columns[i : i+1], term: term})
			}
			return failed == nil
		})
		if failed != nil {
			return failed
		}
	}
	return nil
}

// Alive returns the error of ctx, at which it looks every few thousand steps only. Long loops call
// it with the number of each step.
func Alive(ctx context.Context, step int) error {
	if step%4096 != 0 {
		return nil
	}
	return ctx.Err()
}
