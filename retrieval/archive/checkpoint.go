package archive

import (
	"errors"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// A checkpoint is the table as the file has it, so that Open need not read the head of every article: it reads the
// checkpoint, and the heads of the revisions that came later. Without a checkpoint that can be used, it reads all.

// keyTable is the key of the checkpoint in layout.Checkpoint.
var keyTable = []byte("table")

// leastRows is of how many articles a checkpoint is made at least. The heads of fewer are read in no time.
var leastRows = 20000

// checkpointShare says when a checkpoint is due: when one in so many rows came after the last.
const checkpointShare = 8

// errNoCheckpoint means that the heads of all articles must be read.
var errNoCheckpoint = errors.New("no checkpoint can be used")

// writeCheckpoint writes a checkpoint if one is due. If it cannot, Open reads more heads, and the next one is written
// later. The caller holds a.putting, or nobody else has the archive yet.
func (a *Archive) writeCheckpoint() {
	if !a.table.isCheckpointDue() {
		return
	}
	data := a.table.encode()
	a.table.recent = 0
	_ = a.db.Write(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(layout.Checkpoint)
		if err != nil {
			return err
		}
		return b.Put(keyTable, data)
	})
}

// dropCheckpoint removes the checkpoint: outlets of what is erased may be in it, or it is not to be trusted.
func dropCheckpoint(tx *bbolt.Tx) error {
	if b := tx.Bucket(layout.Checkpoint); b != nil {
		return b.Delete(keyTable)
	}
	return nil
}

// isCheckpointDue reports whether enough rows came after the last checkpoint. Only who puts articles changes t.recent.
func (t *table) isCheckpointDue() bool {
	sound, _ := t.sizes()
	return sound >= leastRows && t.recent*checkpointShare >= sound
}

// readCheckpoint returns the table of a file. The error is errNoCheckpoint where there is no checkpoint, or where it or
// a later revision cannot be read.
func readCheckpoint(db *bolt.DB) (t *table, err error) {
	err = db.Read(func(tx *bbolt.Tx) error {
		b := tx.Bucket(layout.Checkpoint)
		if b == nil {
			return errNoCheckpoint
		}
		head := news.Serial(tx.Bucket(layout.Revisions).Sequence())
		if t, err = decodeTable(b.Get(keyTable), head); err != nil {
			return err
		}
		return t.readOn(tx, head)
	})
	if err != nil {
		return nil, errNoCheckpoint
	}
	return t, nil
}

// readOn reads the heads of the revisions after those of the table, up to the newest.
func (t *table) readOn(tx *bbolt.Tx, newest news.Serial) error {
	for s := t.newest + 1; s <= newest; s++ {
		h, err := layout.ReadHeader(tx, s)
		if err != nil {
			return err
		}
		c := layout.Change{Serial: s, Replaces: h.Replaces}
		if !h.Dropped {
			c.Article = h.Article()
		}
		t.apply([]layout.Change{c})
	}
	return nil
}
