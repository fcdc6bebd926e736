package identity

import (
	"cmp"
	"crypto/rand"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// Migrated reports what a migration found in an archive of the first format.
type Migrated struct {
	Unplaced int // articles of files that are known by their words, until their files are imported again
	Split    int // articles that stood under the id of another one of their feed
}

// Migrate gives an archive of an older version the layout of this one, in the transaction of the first write. It
// returns nil if no Key changes.
func (ks *Keys) Migrate(tx *bbolt.Tx) (m *Migrated, err error) {
	if layout.IsFirst(tx) {
		m, err = ks.migrateKeys(tx)
	}
	if err != nil {
		return nil, err
	}
	return m, tx.Bucket(layout.Meta).Put(layout.KeyFormat, []byte(layout.Format))
}

func (ks *Keys) migrateKeys(tx *bbolt.Tx) (*Migrated, error) {
	if err := layout.CreateMissing(tx); err != nil {
		return nil, err
	}
	m := &Migrated{}
	ofFeeds, err := m.note(tx)
	if err != nil {
		return nil, err
	}
	for _, key := range ofFeeds {
		if err := ks.split(tx, m, key); err != nil {
			return nil, err
		}
	}
	if m.Split > 0 { // older revisions are current now: an index of before does not know
		if err := tx.Bucket(layout.Meta).Put(layout.KeyID, []byte(rand.Text())); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// note lists the articles that may get another Key later, and returns the Keys that are ids of feeds.
func (m *Migrated) note(tx *bbolt.Tx) (ofFeeds []news.Key, err error) {
	err = tx.Bucket(layout.Keys).ForEach(func(_, k []byte) error {
		h, err := layout.ReadHeader(tx, layout.SerialOf(k))
		switch {
		case layout.IsUnreadable(err):
			return nil
		case err != nil:
			return err
		case isOfFeed(h.Key):
			ofFeeds = append(ofFeeds, h.Key)
			return nil
		}
		noted, err := noteUnplaced(tx, h)
		m.Unplaced += noted
		return err
	})
	return ofFeeds, err
}

// isOfFeed reports whether a Key is an id that an item had in its feed: the address of the feed, a blank, the id.
func isOfFeed(key news.Key) bool {
	address, _, ok := strings.Cut(string(key), " ")
	return ok && news.CanonicalURL(address) != ""
}

// split separates the articles that stand under one id of a feed as revisions of each other: those that have
// pages of their own get the addresses of these as Keys. What stays under the id is noted by its words, which
// are its Key where other items come with that id.
func (ks *Keys) split(tx *bbolt.Tx, m *Migrated, key news.Key) error {
	pages, err := ks.pagesOf(tx, key)
	if err != nil {
		return err
	}
	if len(pages) < 2 {
		return ks.noteWords(tx, key)
	}
	if err := tx.Bucket(layout.Keys).Delete(layout.KeyOf(key)); err != nil {
		return err
	}
	for _, p := range slices.Backward(pages) { // the current one last, so that the id leads to it
		if err := ks.splitPage(tx, p, news.Key(cmp.Or(p.address, string(key)))); err != nil {
			return err
		}
	}
	m.Split += len(pages) - 1
	return nil
}

// splitPage makes the revisions of a page an article of its own.
func (ks *Keys) splitPage(tx *bbolt.Tx, p pageOf, to news.Key) error {
	for i, s := range p.serials {
		r, err := ks.codec.Revision(tx, s)
		if err != nil {
			return err
		}
		r.Replaces, r.Follows = 0, 0
		if i+1 < len(p.serials) {
			r.Replaces = p.serials[i+1]
		}
		if r.Article.Key == to {
			err = ks.codec.Rewrite(tx, s, r)
		} else {
			err = ks.renameRevision(tx, s, r, to)
		}
		if err != nil {
			return err
		}
	}
	if k := tx.Bucket(layout.Keys).Get(layout.KeyOf(to)); k != nil { // the page is stored by its address too
		if stored := layout.SerialOf(k); stored > p.serials[0] {
			return ks.precede(tx, stored, p.serials[0])
		} else if err := ks.precede(tx, p.serials[0], stored); err != nil {
			return err
		}
	}
	return tx.Bucket(layout.Keys).Put(layout.KeyOf(to), layout.SerialKey(p.serials[0]))
}

func (ks *Keys) noteWords(tx *bbolt.Tx, key news.Key) error {
	r, err := ks.codec.Revision(tx, layout.SerialOf(tx.Bucket(layout.Keys).Get(layout.KeyOf(key))))
	if err != nil || r.Article == nil {
		return nil
	}
	return putUnplaced(tx, wordsMark(news.HashKey(*r.Article)), key)
}

// pageOf is the revisions of a Key that have one address, the newest first. The address is empty for those that
// have none, or that of a whole site.
type pageOf struct {
	address string
	serials []news.Serial
}

// pagesOf returns the revisions of a Key by their addresses, the current one's first.
func (ks *Keys) pagesOf(tx *bbolt.Tx, key news.Key) (pages []pageOf, err error) {
	for s := layout.SerialOf(tx.Bucket(layout.Keys).Get(layout.KeyOf(key))); s != 0; {
		r, err := ks.codec.Revision(tx, s)
		if layout.IsUnreadable(err) {
			break
		}
		if err != nil {
			return nil, err
		}
		if r.Article != nil {
			address := news.PageURL(r.Article.URL)
			i := slices.IndexFunc(pages, func(p pageOf) bool { return p.address == address })
			if i < 0 {
				i, pages = len(pages), append(pages, pageOf{address: address})
			}
			pages[i].serials = append(pages[i].serials, s)
		}
		s = r.Before()
	}
	return pages, nil
}
