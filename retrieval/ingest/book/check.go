package book

import (
	"go.etcd.io/bbolt"

	"quoth/retrieval/bolt"
)

// Checked is what a check of a book found.
type Checked struct {
	Sources int        // that can be read
	Damaged bolt.Fault // sources and memories whose bytes are not those that were stored, or without each other
}

// Freeze returns a Snapshot of the file; see bolt.DB.Freeze.
func (b *Book) Freeze() (*bolt.Snapshot, error) { return b.db.Freeze() }

// Check compares every page and every record of the file with its checksum. The error is ErrDamaged when a
// page cannot be read.
func (b *Book) Check() (Checked, error) {
	if err := b.db.CheckPages(); err != nil {
		return Checked{}, err
	}
	return check(b.db)
}

// CheckFile does what Check does with the file at path, and writes nothing. The errors are those of Open.
func CheckFile(path string) (c Checked, err error) {
	if err := bolt.CheckFile(path); err != nil {
		return c, err
	}
	db, err := openBolt(path, true)
	if err != nil {
		return c, err
	}
	defer db.Close()
	if err := db.Read(checkBook); err != nil {
		return c, err
	}
	return check(db)
}

func check(db *bolt.DB) (c Checked, err error) {
	err = db.Read(func(tx *bbolt.Tx) error {
		sources, memories := tx.Bucket(bucketSources), tx.Bucket(bucketMemories)
		err := sources.ForEach(func(k, v []byte) error {
			s, err := decodeSource(v)
			switch {
			case err != nil:
				c.Damaged.Add("%s: %v", k, err)
			case Key(s.URL) != string(k):
				c.Damaged.Add("%s: the record is of another feed", k)
			default:
				c.Sources++
			}
			return nil
		})
		if err != nil {
			return err
		}
		return memories.ForEach(func(k, v []byte) error {
			if _, err := decodeMemory(v); err != nil {
				c.Damaged.Add("items of %s: %v", k, err)
			} else if sources.Get(k) == nil {
				c.Damaged.Add("items of %s: there is no such feed", k)
			}
			return nil
		})
	})
	return c, err
}
