package book

import (
	"fmt"

	"go.etcd.io/bbolt"
)

// Merged is what Merge did with the sources of a list.
type Merged struct {
	Added   []Source
	Known   []string // addresses that the book had
	Moved   []string // those of Known that are in another folder now
	Refused []string // addresses that are too long
}

// Merge adds the new sources of a list, all in one write. A source that the book has stays as it is, except that it
// moves into the folder that the list has it in, if that has one.
func (b *Book) Merge(list []Source) (out Merged, err error) {
	err = b.db.Write(func(tx *bbolt.Tx) error {
		out = Merged{}
		for _, s := range list {
			if err := out.merge(tx, s); err != nil {
				return fmt.Errorf("add source %.100s: %w", s.URL, err)
			}
		}
		return nil
	})
	return out, err
}

func (m *Merged) merge(tx *bbolt.Tx, s Source) error {
	key := []byte(Key(s.URL))
	if len(key) > maxKey {
		m.Refused = append(m.Refused, s.URL)
		return nil
	}
	v := tx.Bucket(bucketSources).Get(key)
	if v == nil {
		m.Added = append(m.Added, s)
		return put(tx, key, s, nil)
	}
	m.Known = append(m.Known, s.URL)
	known, err := decodeSource(v)
	if err != nil || s.Folder == "" || s.Folder == known.Folder {
		return nil // List reports one that cannot be read
	}
	m.Moved = append(m.Moved, s.URL)
	known.Folder = s.Folder
	data, err := encodeSource(known)
	if err != nil {
		return err
	}
	return tx.Bucket(bucketSources).Put(key, data)
}
