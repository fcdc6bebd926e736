package archive

import (
	"fmt"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
)

// Compact rewrites the file without its free parts, which still have words of what was erased; see bolt.DB.Compact.
func (a *Archive) Compact() error {
	if _, _, err := a.db.Compact(); err != nil {
		return fmt.Errorf("rewrite archive: %w", err)
	}
	return nil
}

// keyUnclean, in layout.Meta, is set from the first erasure on: files that are made from the archive may still have
// words of what was erased.
var keyUnclean = []byte("unclean")

// IsUnclean reports whether words were erased since SetClean.
func (a *Archive) IsUnclean() (unclean bool, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) error {
		unclean = tx.Bucket(layout.Meta).Get(keyUnclean) != nil
		return nil
	})
	return unclean, err
}

// SetClean records that all that is made from the archive was made again.
func (a *Archive) SetClean() error {
	return a.write(func(tx *bbolt.Tx) error { return tx.Bucket(layout.Meta).Delete(keyUnclean) })
}
