package archive

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/identity"
	"quoth/retrieval/archive/layout"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// Checked is what Check found.
type Checked struct {
	Articles  int        // current revisions that can be read
	Revisions int        // all that can be read
	Damaged   bolt.Fault // current revisions whose bytes are not those that were stored
	Lost      bolt.Fault // the same of older revisions, unless their words are stored once more
	Listed    bolt.Fault // articles that the list of articles lacks, or lists wrongly
	Receipts  bolt.Fault // revisions that their receipts do not find, and receipts of revisions that are not there
	Forgotten bolt.Fault // tombstones that cannot be read
}

// Freeze returns a Snapshot of the file; see bolt.DB.Freeze.
func (a *Archive) Freeze() (*bolt.Snapshot, error) { return a.db.Freeze() }

// CheckPages checks the pages of the file; see bolt.DB.CheckPages.
func (a *Archive) CheckPages() error { return a.db.CheckPages() }

// CheckFile opens the archive at path, checks it, and writes nothing. The error is ErrDamaged if a page
// cannot be read, ErrNewer for the file of a newer version, or that of ctx.
func CheckFile(ctx context.Context, path string, progress func(done, total int)) (c Checked, err error) {
	if err := bolt.CheckFile(path); err != nil {
		return c, err
	}
	a, err := openSound(Options{Path: path, ReadOnly: true})
	if err != nil {
		return c, err
	}
	defer a.Close()
	return a.Check(ctx, progress)
}

// Check compares every revision with its checksum, and with the lists that lead to it. Articles may be
// stored meanwhile: those are not checked. Progress may be nil. The error is that of ctx, or about the file
// as a whole.
func (a *Archive) Check(ctx context.Context, progress func(done, total int)) (Checked, error) {
	c := checker{Archive: a, head: a.Head(), lost: make(map[news.Serial]bool)}
	for after := news.Serial(0); after < c.head; after += pageSize {
		upto := min(after+pageSize, c.head)
		if err := a.db.Read(func(tx *bbolt.Tx) error { return c.revisions(tx, after, upto) }); err != nil {
			return c.found, err
		}
		if ctx.Err() != nil {
			return c.found, ctx.Err()
		}
		if progress != nil {
			progress(int(upto), int(c.head))
		}
	}
	err := errors.Join(c.eachRow(ctx, layout.Keys, c.listed), c.eachRow(ctx, layout.Prefixes, c.receipt),
		c.eachRow(ctx, layout.Tombstones, c.tombstone), c.eachRow(ctx, layout.Erased, c.erased))
	for _, s := range slices.Sorted(maps.Keys(c.lost)) {
		if c.lost[s] {
			c.found.Lost.Add("revision %d", s)
		}
	}
	return c.found, err
}

// checker checks the revisions up to head.
type checker struct {
	*Archive
	head  news.Serial
	found Checked
	// lost are the older revisions that cannot be read; false: receipts find their words in another one.
	lost map[news.Serial]bool
	// Of the receipts with one prefix:
	prefix   []byte
	damaged  []news.Serial
	hasSound bool
}

func (c *checker) revisions(tx *bbolt.Tx, after, upto news.Serial) error {
	for s := after + 1; s <= upto; s++ {
		r, err := c.codec.Revision(tx, s)
		switch {
		case errors.Is(err, layout.ErrNotStored):
		case errors.Is(err, ErrDamaged) && c.table.IsCurrent(s):
			c.found.Damaged.Add("revision %d", s)
		case errors.Is(err, ErrDamaged):
			c.lost[s] = true
		case err != nil:
			return err
		case r.Article != nil:
			c.look(tx, s, r)
		}
	}
	return nil
}

// look counts a revision that can be read, and looks for it in the lists.
func (c *checker) look(tx *bbolt.Tx, s news.Serial, r layout.Record) {
	c.found.Revisions++
	if c.table.IsCurrent(s) {
		c.found.Articles++
	}
	a := r.Article
	for _, key := range append(r.Was, a.Key) {
		if !layout.HasReceipt(tx, key, a.Revision, s) {
			c.found.Receipts.Add("revision %d has none", s)
		}
	}
	_, k := identity.Find(tx, a.Key) // one that was behind an unreadable revision has an earlier Key
	if len(k) != layout.SerialBytes || layout.SerialOf(k) < s {
		c.found.Listed.Add("revision %d is not listed", s)
	}
}

// eachRow calls check with each key and value of a bucket, in several transactions. A file of the first format
// has not all buckets.
func (c *checker) eachRow(ctx context.Context, bucket []byte, check func(tx *bbolt.Tx, k, v []byte)) error {
	var next []byte
	for done := false; !done; {
		err := c.db.Read(func(tx *bbolt.Tx) error {
			if tx.Bucket(bucket) == nil {
				done = true
				return nil
			}
			cursor := tx.Bucket(bucket).Cursor()
			k, v := cursor.Seek(next)
			for n := 0; k != nil && n < pageSize; n++ {
				check(tx, k, v)
				k, v = cursor.Next()
			}
			next, done = bytes.Clone(k), k == nil
			return ctx.Err()
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// listed checks a row of the list of articles.
func (c *checker) listed(tx *bbolt.Tx, key, serial []byte) {
	if len(serial) != layout.SerialBytes || layout.SerialOf(serial) > news.Serial(tx.Bucket(layout.Revisions).Sequence()) {
		c.found.Listed.Add("%q leads nowhere", key)
		return
	}
	h, err := storedHeader(tx, layout.SerialOf(serial))
	switch {
	case errors.Is(err, ErrDamaged): // counted elsewhere
	case err != nil, !bytes.Equal(layout.KeyOf(h.Key), key):
		c.found.Listed.Add("%q leads to revision %d, which is not its own", key, layout.SerialOf(serial))
	}
}

// receipt checks a row of the list of receipts.
func (c *checker) receipt(tx *bbolt.Tx, key, was []byte) {
	if len(key) < layout.SerialBytes {
		c.found.Receipts.Add("%x leads nowhere", key)
		return
	}
	s := layout.SerialOf(key[len(key)-layout.SerialBytes:])
	h, err := storedHeader(tx, s)
	c.sibling(key[:len(key)-layout.SerialBytes], s, err == nil)
	if errors.Is(err, ErrDamaged) {
		return // counted elsewhere
	}
	of := h.Key
	if len(was) > 0 {
		of = news.Key(was)
	}
	if err != nil || !bytes.Equal(layout.PrefixKey(of, h.Revision, s), key) {
		c.found.Receipts.Add("%x leads to revision %d, which has another", key, s)
	}
}

// sibling notes whether the words of a damaged revision are stored once more, as they are when its article was
// imported again: the receipts of both have the same prefix, and come one after the other.
func (c *checker) sibling(prefix []byte, s news.Serial, isSound bool) {
	if !bytes.Equal(prefix, c.prefix) {
		c.prefix, c.damaged, c.hasSound = bytes.Clone(prefix), nil, false
	}
	if c.hasSound = c.hasSound || isSound; !isSound {
		c.damaged = append(c.damaged, s)
	}
	if !c.hasSound {
		return
	}
	for _, d := range c.damaged {
		if c.lost[d] {
			c.lost[d] = false
		}
	}
}

func (c *checker) tombstone(tx *bbolt.Tx, key, _ []byte) {
	if len(key) != len(Tombstone{}) {
		c.found.Forgotten.Add("%x is none", key)
	} else if _, _, err := readInscription(tx, Tombstone(key)); err != nil {
		c.found.Forgotten.Add("%x: %v", key, err)
	}
}

func (c *checker) erased(_ *bbolt.Tx, key, data []byte) {
	if _, ok := decodeErased(data); !ok {
		c.found.Forgotten.Add("%x: when it was forgotten cannot be read", key)
	}
}

// storedHeader is like layout.ReadHeader, but returns layout.ErrNotStored for a revision that is not there.
func storedHeader(tx *bbolt.Tx, s news.Serial) (layout.Header, error) {
	err := bolt.Guard(layout.ErrPage, func() error {
		if tx.Bucket(layout.Revisions).Get(layout.SerialKey(s)) == nil {
			return layout.ErrNotStored
		}
		return nil
	})
	if err != nil {
		return layout.Header{}, err
	}
	return layout.ReadHeader(tx, s)
}
