package archive

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/archive/table"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// Meta is what the archive knows of a current revision without reading it.
type Meta = table.Meta

// Row is a current revision with its Meta.
type Row = table.Row

// readTable reads the headers of the current revisions, on all cores. A revision that cannot be read, or that
// is not of the Key under which it is listed, counts as damaged. A page of the file that cannot be
// read is an error if the file will be written to, because writing would fail on that page later.
func readTable(db *bolt.DB, readOnly bool) (*table.Table, error) {
	newest, list, err := readListings(db)
	t := table.New(newest)
	if err != nil {
		return t, err
	}
	var g errgroup.Group
	for part := range slices.Chunk(list, len(list)/runtime.GOMAXPROCS(0)+1) {
		g.Go(func() error {
			return db.Read(func(tx *bbolt.Tx) error { return readRows(tx, t, part, readOnly) })
		})
	}
	return t, g.Wait()
}

// listing is an entry of layout.Keys.
type listing struct {
	key    []byte
	serial news.Serial
}

// readListings returns the newest serial, and the entries of layout.Keys by serial, so that the file is read in order.
func readListings(db *bolt.DB) (newest news.Serial, out []listing, err error) {
	err = db.Read(func(tx *bbolt.Tx) error {
		newest = news.Serial(tx.Bucket(layout.Revisions).Sequence())
		return tx.Bucket(layout.Keys).ForEach(func(key, serial []byte) error {
			if len(serial) != layout.SerialBytes || layout.SerialOf(serial) > newest {
				return fmt.Errorf("%w: its list of articles has a wrong entry", ErrDamaged)
			}
			out = append(out, listing{bytes.Clone(key), layout.SerialOf(serial)})
			return nil
		})
	})
	slices.SortFunc(out, func(a, b listing) int { return cmp.Compare(a.serial, b.serial) })
	return newest, out, err
}

// readRows adds the articles of some listings to the table.
func readRows(tx *bbolt.Tx, t *table.Table, list []listing, readOnly bool) error {
	for _, l := range list {
		if err := readRow(tx, t, l, readOnly); err != nil {
			return err
		}
	}
	return nil
}

// readRow adds the article of a listing to the table.
func readRow(tx *bbolt.Tx, t *table.Table, l listing, readOnly bool) error {
	h, err := layout.ReadHeader(tx, l.serial)
	if errors.Is(err, layout.ErrPage) && !readOnly {
		return err
	}
	if err != nil || !bytes.Equal(layout.KeyOf(h.Key), l.key) {
		t.AddDamaged(l.serial)
		return nil
	}
	if h.Withdrawn != "" {
		return nil
	}
	if !layout.HasReceipt(tx, h.Key, h.Revision, l.serial) {
		return fmt.Errorf("%w: its list of receipts lacks an article", ErrDamaged)
	}
	t.Add(l.serial, h.Article())
	return nil
}
