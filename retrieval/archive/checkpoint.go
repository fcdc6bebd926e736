package archive

import (
	"errors"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/archive/table"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// A checkpoint is the table as the file has it, so that Open need not read the head of every article: it reads the
// checkpoint, and the heads of the revisions that came later. Without a checkpoint that can be used, it reads all.

// keyTable is the key of the checkpoint in layout.Checkpoint.
var keyTable = []byte("table")

// leastRows is the smallest number of articles of which a checkpoint is written. To read the heads of so many takes
// 40 ms.
var leastRows = 20000

// A checkpoint is due when one change for checkpointShare articles has come since the last one.
const checkpointShare = 8

// errNoCheckpoint means that the heads of all articles must be read.
var errNoCheckpoint = errors.New("no checkpoint can be used")

// writeCheckpoint writes a checkpoint if one is due. If it cannot, Open reads more heads, and the next one is written
// later. The caller holds a.putting, or nobody else has the archive yet.
func (a *Archive) writeCheckpoint() {
	if !a.isCheckpointDue() {
		return
	}
	data := a.table.Encode()
	a.recent = 0
	_ = a.db.Write(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(layout.Checkpoint)
		if err != nil {
			return err
		}
		return b.Put(keyTable, data)
	})
}

// dropCheckpoint removes the checkpoint. It may name an outlet whose articles are erased, or be wrong.
func dropCheckpoint(tx *bbolt.Tx) error {
	if b := tx.Bucket(layout.Checkpoint); b != nil {
		return b.Delete(keyTable)
	}
	return nil
}

// isCheckpointDue reports whether enough changed after the last checkpoint.
func (a *Archive) isCheckpointDue() bool {
	return !a.isUnsound && a.Len() >= leastRows && a.recent*checkpointShare >= a.Len()
}

// readCheckpoint returns the table of a file, and how many revisions are not in its checkpoint. The error is
// errNoCheckpoint where there is no checkpoint, or where it or a later revision cannot be read.
func readCheckpoint(db *bolt.DB) (t *table.Table, recent int, err error) {
	err = db.Read(func(tx *bbolt.Tx) error {
		b := tx.Bucket(layout.Checkpoint)
		if b == nil {
			return errNoCheckpoint
		}
		head := news.Serial(tx.Bucket(layout.Revisions).Sequence())
		if t, err = table.Decode(b.Get(keyTable), head); err != nil {
			return err
		}
		recent = int(head - t.Head())
		return readOn(tx, t, head)
	})
	if err != nil {
		return nil, 0, errNoCheckpoint
	}
	return t, recent, nil
}

// readOn reads the heads of the revisions after those of the table, up to the newest.
func readOn(tx *bbolt.Tx, t *table.Table, newest news.Serial) error {
	for s := t.Head() + 1; s <= newest; s++ {
		h, err := layout.ReadHeader(tx, s)
		if err != nil {
			return err
		}
		c := layout.Change{Serial: s, Replaces: h.Replaces}
		if !h.Dropped {
			c.Article = h.Article()
		}
		t.Apply([]layout.Change{c})
	}
	return nil
}
