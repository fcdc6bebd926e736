package salvage

import (
	"bytes"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
)

// copyLists copies what can be read of the lists that cannot be made from the revisions.
func (s *salvager) copyLists() error {
	for _, name := range [][]byte{layout.Aliases, layout.Unplaced, layout.Files, layout.Tombstones, layout.Erasing,
		layout.Erased} {
		rows := s.rows(name)
		err := s.to.Write(func(tx *bbolt.Tx) error {
			for k, v := range rows {
				if err := tx.Bucket(name).Put([]byte(k), v); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// rows returns the entries of a bucket of the damaged file that can be read.
func (s *salvager) rows(name []byte) map[string][]byte {
	out := make(map[string][]byte)
	// An error here is a page that cannot be read: what was read before it counts.
	_ = s.from.Read(func(tx *bbolt.Tx) error {
		bucket := tx.Bucket(name)
		if bucket == nil {
			return nil
		}
		return bucket.ForEach(func(k, v []byte) error {
			out[string(k)] = bytes.Clone(v)
			return nil
		})
	})
	return out
}
