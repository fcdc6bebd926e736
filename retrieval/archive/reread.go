package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/archive/table"
	"quoth/retrieval/news"
)

// Reread reads the heads of the current revisions, which Open does not where there is a checkpoint. Those that cannot
// be read count as damaged from then on. It returns ErrDamaged if a page of the file cannot be read or a list in it is
// wrong: then what can be read should be saved, see Options.Salvage. When ctx ends, it returns the error of ctx.
func (a *Archive) Reread(ctx context.Context) error {
	for part := range slices.Chunk(a.table.Serials(), pageSize) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		err := a.db.Read(func(tx *bbolt.Tx) error { return a.rereadAll(tx, part) })
		if errors.Is(err, ErrDamaged) && !errors.Is(err, ErrBroken) {
			err = a.rereadAlone(part) // the table may have changed before the transaction began
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// errOtherTable means that the checkpoint was wrong and nothing else.
var errOtherTable = fmt.Errorf("%w: the checkpoint does not match the articles", ErrDamaged)

// rereadAlone is rereadAll while nobody puts articles. It drops a wrong checkpoint, and that of a damaged file, so that
// the next Open reads all heads. After a wrong checkpoint, it reads the table again.
func (a *Archive) rereadAlone(part []news.Serial) error {
	a.putting.Lock()
	defer a.putting.Unlock()
	err := a.db.Read(func(tx *bbolt.Tx) error { return a.rereadAll(tx, part) })
	if !errors.Is(err, ErrDamaged) || errors.Is(err, ErrBroken) {
		return err
	}
	_ = a.db.Write(dropCheckpoint) // an archive that is only read keeps it
	if errors.Is(err, errOtherTable) {
		err = a.reloadTable()
	}
	if a.isUnsound = err != nil; a.isUnsound {
		return fmt.Errorf("read archive: %w", err)
	}
	return nil
}

func (a *Archive) rereadAll(tx *bbolt.Tx, part []news.Serial) error {
	for _, s := range part {
		if !a.table.IsCurrent(s) {
			continue
		}
		h, err := layout.ReadHeader(tx, s)
		switch {
		case errors.Is(err, layout.ErrPage):
			return err
		case err != nil:
			a.table.MarkDamaged(s)
			continue
		}
		if err := a.checkHead(tx, s, h); err != nil {
			return err
		}
	}
	return nil
}

// checkHead returns ErrDamaged unless the article of a head is in the lists of the file and in the table.
func (a *Archive) checkHead(tx *bbolt.Tx, s news.Serial, h layout.Header) error {
	if k := tx.Bucket(layout.Keys).Get(layout.KeyOf(h.Key)); !bytes.Equal(k, layout.SerialKey(s)) {
		return fmt.Errorf("%w: its list of articles lacks one", ErrDamaged)
	}
	if !layout.HasReceipt(tx, h.Key, h.Revision, s) {
		return fmt.Errorf("%w: its list of receipts lacks an article", ErrDamaged)
	}
	if m, ok := a.table.Meta(s); ok && m != table.MetaOf(h.Article()) {
		return errOtherTable
	}
	return nil
}
