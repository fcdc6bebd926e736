package archive

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// Taken reports what TakeTombstones did.
type Taken struct {
	Tombstones int       // that the archive did not have
	Forgotten  []Heading // its articles that they refuse
}

// TakeTombstones adds the tombstones of the archive at from to the one at path, and forgets the articles that
// they refuse, with all their words. Nobody may have the files open. The archive at from is only read.
func TakeTombstones(path, from string) (t Taken, err error) {
	rows, err := tombstonesOf(from)
	if err != nil {
		return t, fmt.Errorf("read what was forgotten: %w", err)
	}
	a, err := Open(Options{Path: path})
	if err != nil {
		return t, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	if t.Tombstones, err = a.addTombstones(rows); err != nil {
		return t, err
	}
	if t.Forgotten, err = a.forgetRefused(rows); err != nil || len(t.Forgotten) == 0 {
		return t, err
	}
	_, _, err = a.db.Compact()
	return t, err
}

// tombstonesOf returns the rows of the tombstones of an archive.
func tombstonesOf(path string) (rows map[Tombstone][]byte, err error) {
	db, err := bolt.Open(path, bolt.Options{ReadOnly: true, Repair: repair})
	if err != nil {
		return nil, err
	}
	rows = make(map[Tombstone][]byte)
	err = db.Read(func(tx *bbolt.Tx) error {
		if err := layout.CheckFormat(tx); err != nil {
			return err
		}
		bucket := tx.Bucket(layout.Tombstones)
		if bucket == nil { // of the first format
			return nil
		}
		return bucket.ForEach(func(k, v []byte) error {
			if len(k) == len(Tombstone{}) {
				rows[Tombstone(k)] = bytes.Clone(v)
			}
			return nil
		})
	})
	return rows, errors.Join(err, db.Close())
}

// addTombstones adds rows, and returns how many the archive did not have.
func (a *Archive) addTombstones(rows map[Tombstone][]byte) (n int, err error) {
	err = a.write(func(tx *bbolt.Tx) error {
		n = 0
		bucket := tx.Bucket(layout.Tombstones)
		for k, v := range rows {
			if bucket.Get(k[:]) != nil {
				continue
			}
			if err := bucket.Put(bytes.Clone(k[:]), v); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	return n, err
}

// forgetRefused forgets the articles that tombstones refuse, and erases them: no index has to drop them first. It
// returns what they were listed by.
func (a *Archive) forgetRefused(rows map[Tombstone][]byte) (gone []Heading, err error) {
	var keys []news.Key
	for h, err := range a.Headings() {
		if err != nil {
			return nil, err
		}
		refused := func(key news.Key) bool { _, ok := rows[TombstoneOf(key)]; return ok }
		if refused(h.Key) || h.URL != "" && refused(news.Key(news.CanonicalURL(h.URL))) {
			gone, keys = append(gone, h), append(keys, h.Key)
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	if _, err := a.Forget(keys, time.Now(), true); err != nil {
		return nil, err
	}
	for {
		erased, err := a.Erase(a.Head())
		if err != nil || len(erased) == 0 {
			return gone, err
		}
	}
}
