package store

import (
	"context"
	"errors"
	"fmt"

	"quoth/retrieval/index"
)

// Progress is called with the number of revisions that are done, and the number of all.
type Progress func(done, total int)

// errReadOnly is the reason why nothing is written.
var errReadOnly = errors.New("the data folder is open for reading only")

// fill brings an index up to the archive's newest revision.
func (s *Store) fill(ctx context.Context, x index.Index, progress Progress) error {
	start, head := x.Cursor(), s.archive.Head()
	var b batch
	flush := func() error {
		if err := x.Update(b.Batch); err != nil {
			return err
		}
		if progress != nil {
			progress(int(b.Upto-start), int(max(head, b.Upto)-start))
		}
		b = batch{}
		return ctx.Err()
	}
	for e, err := range s.archive.Since(start) {
		if err != nil {
			return fmt.Errorf("catch up: %w", err)
		}
		if !b.hasRoomFor(e) {
			if err := flush(); err != nil {
				return err
			}
		}
		if b.add(e, s.boilerplate, s.log); b.isFull() {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if b.Upto == 0 {
		return ctx.Err()
	}
	return flush()
}
