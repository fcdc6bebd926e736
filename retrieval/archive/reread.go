package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// Reread reads the heads of the current revisions, which Open does not where there is a checkpoint. Those that cannot
// be read count as damaged from then on. The error is that of ctx, or ErrDamaged when a page of the file cannot be read
// or its lists are wrong; what can be read of it should be saved then, see Options.Salvage.
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

// rereadAlone is rereadAll while nobody puts articles. If the file is wrong, it drops the checkpoint.
func (a *Archive) rereadAlone(part []news.Serial) error {
	a.putting.Lock()
	defer a.putting.Unlock()
	err := a.db.Read(func(tx *bbolt.Tx) error { return a.rereadAll(tx, part) })
	if errors.Is(err, ErrDamaged) && !errors.Is(err, ErrBroken) {
		_ = a.db.Write(dropCheckpoint) // an archive that is only read keeps it
		err = fmt.Errorf("read archive: %w", err)
	}
	return err
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

// checkHead returns ErrDamaged unless the lists of the file and the table have the article of a head.
func (a *Archive) checkHead(tx *bbolt.Tx, s news.Serial, h layout.Header) error {
	if k := tx.Bucket(layout.Keys).Get(layout.KeyOf(h.Key)); !bytes.Equal(k, layout.SerialKey(s)) {
		return fmt.Errorf("%w: its list of articles lacks one", ErrDamaged)
	}
	receipt := layout.PrefixKey(h.Key, h.Revision, s)
	if got, _ := tx.Bucket(layout.Prefixes).Cursor().Seek(receipt); !bytes.Equal(got, receipt) {
		return fmt.Errorf("%w: its list of receipts lacks an article", ErrDamaged)
	}
	article := h.Article()
	date, published := article.Date()
	if m, ok := a.table.Meta(s); ok && (m.Date.Unix() != date.Unix() || m.Published != published || m.Source != article.Source) {
		return fmt.Errorf("%w: its checkpoint is not that of its articles", ErrDamaged)
	}
	return nil
}
