package engine

import (
	"context"
	"iter"
	"slices"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Postings are the documents that have a term. Of a field, only the Postings that were found last can be read; to
// find a term in a field of Options.Sums is to find it in the field of the parts too.
type Postings struct {
	Count    int
	snapshot *Snapshot
	columns  []column
	term     string
}

// Run is the documents of one segment that have a term.
type Run struct {
	Offset int      // the number of the segment's first document
	Docs   []uint32 // numbers within the segment, ascending
	// Times are how often the documents have the term; nil when each has it once, or when they were
	// not counted.
	Times []uint32
	// Lengths are how many terms each document of the segment has in the field, by its number; nil unless
	// they were asked for.
	Lengths []uint32
}

// Find looks a term up.
func (s *Snapshot) Find(field, term string) (*Postings, error) {
	if of := s.options.Sums[field]; of != "" {
		return s.findSum(field, of, term)
	}
	return s.findOwn(field, term)
}

// findOwn looks up a term that a field has itself.
func (s *Snapshot) findOwn(field, term string) (*Postings, error) {
	columns, err := s.column(field)
	if err != nil {
		return nil, err
	}
	out := &Postings{snapshot: s, columns: columns, term: term}
	for i := range columns {
		if err := columns[i].find(term); err != nil {
			return nil, err
		}
		out.Count += int(columns[i].list.Count())
	}
	return out, nil
}

// find makes a term the one whose documents are read.
func (c *column) find(term string) error {
	c.sum = nil
	if c.isFound && c.term == term {
		return nil
	}
	c.isFound, c.isRead, c.isCounted = false, false, false
	err := c.postings.find(term)
	c.term, c.isFound = term, err == nil
	return err
}

// find sets the list to that of a term.
func (c *postings) find(term string) (err error) {
	c.list, err = c.dictionary.PostingsList([]byte(term), c.segment.Deleted(), c.list)
	return err
}

// Runs yields the documents, without counts. A Run is valid until the next one.
func (p *Postings) Runs(ctx context.Context) iter.Seq2[Run, error] {
	return p.runs(ctx, func(*column, *Run) error { return nil })
}

// Counted yields the documents with the Times of a field of Text. A Run is valid until the next one.
func (p *Postings) Counted(ctx context.Context) iter.Seq2[Run, error] {
	return p.runs(ctx, func(c *column, run *Run) (err error) {
		run.Times, err = c.readTimes()
		return err
	})
}

// Measured yields the documents with the Times and Lengths of a field of Text. A Run is valid until the next
// one.
func (p *Postings) Measured(ctx context.Context) iter.Seq2[Run, error] {
	return p.runs(ctx, func(c *column, run *Run) (err error) {
		if run.Lengths, err = p.snapshot.lengthsOf(c); err == nil {
			run.Times, err = c.readTimes()
		}
		return err
	})
}

func (p *Postings) runs(ctx context.Context, add func(*column, *Run) error) iter.Seq2[Run, error] {
	return func(yield func(Run, error) bool) {
		for i := range p.columns {
			c := &p.columns[i]
			run := Run{Offset: c.offset, Docs: c.readDocs()}
			if len(run.Docs) == 0 {
				continue
			}
			err := ctx.Err()
			if err == nil {
				err = add(c, &run)
			}
			if !yield(run, err) || err != nil {
				return
			}
		}
	}
}

// First returns the number of the first document; ok is false when there is none.
func (p *Postings) First(ctx context.Context) (number int, ok bool, err error) {
	for run, err := range p.Runs(ctx) {
		if err != nil {
			return 0, false, err
		}
		return run.Offset + int(run.Docs[0]), true, nil
	}
	return 0, false, nil
}

// readDocs reads the documents of the term.
func (c *column) readDocs() []uint32 {
	if c.sum != nil {
		return c.sum.docs
	}
	if !c.isRead {
		c.docs, c.isRead = c.appendDocs(c.docs[:0]), true
	}
	return c.docs
}

// appendDocs appends the documents of the list that are not deleted.
func (c *postings) appendDocs(to []uint32) []uint32 {
	c.iterator = c.list.Iterator(false, false, false, c.iterator)
	found, ok := c.iterator.(segment.OptimizablePostingsIterator)
	if !ok {
		return to // of a segment without the field
	}
	if doc, ok := found.DocNum1Hit(); ok {
		return append(to, uint32(doc))
	}
	bitmap := found.ActualBitmap()
	if bitmap == nil {
		return to
	}
	n := int(bitmap.GetCardinality())
	to = slices.Grow(to, n)
	return to[:len(to)+bitmap.ManyIterator().NextMany(to[len(to):len(to)+n])]
}
