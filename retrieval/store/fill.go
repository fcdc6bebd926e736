package store

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
)

// Progress is called with the number of revisions that are done, and the number of all.
type Progress func(done, total int)

// errReadOnly is the reason why nothing is written.
var errReadOnly = errors.New("the data folder is open for reading only")

// fill brings an index up to the archive's newest revision. While the index writes a step, the next one is
// being read.
func (s *Store) fill(ctx context.Context, x index.Index, progress Progress) error {
	if err := x.Ready(ctx); err != nil {
		return err
	}
	start, head := x.Cursor(), s.archive.Head()
	if start > head {
		return fmt.Errorf("%w: it is ahead of the archive", ErrDamagedIndex)
	}
	steps := make(chan index.Batch)
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		defer close(steps)
		return s.readSteps(ctx, start, steps)
	})
	g.Go(func() error {
		for b := range steps {
			if err := x.Update(b); err != nil {
				return err
			}
			if progress != nil {
				progress(int(b.Upto-start), int(max(head, b.Upto)-start))
			}
		}
		return nil
	})
	return g.Wait()
}

// readSteps sends what an index needs to go on from a serial to the archive's newest revision, in steps.
func (s *Store) readSteps(ctx context.Context, start news.Serial, out chan<- index.Batch) error {
	var next step
	send := func() error {
		b := next.batch(s.boilerplate, s.log)
		next = step{}
		select {
		case out <- b:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for e, err := range s.archive.Since(start) {
		if err != nil {
			return fmt.Errorf("catch up: %w", err)
		}
		if !next.hasRoomFor(e) {
			if err := send(); err != nil {
				return err
			}
		}
		if next.add(e); next.isFull() {
			if err := send(); err != nil {
				return err
			}
		}
	}
	if next.upto == 0 {
		return ctx.Err()
	}
	return send()
}
