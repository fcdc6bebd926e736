package archive

import (
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// Forget withdraws articles, and has them erased: Erase removes the words of all their revisions once
// the index has dropped them. With forGood, their Keys are refused from then on; see Allow. All of it is
// one transaction, so that it is whole or has not happened. It returns how many of the Keys are stored.
func (a *Archive) Forget(keys []news.Key, at time.Time, forGood bool) (stored int, err error) {
	_, err = a.withdrawAll(keys, at, func(tx *bbolt.Tx, key news.Key, withdrawal news.Serial) error {
		stored++
		if forGood {
			if err := bury(tx, key, headingOf(tx, withdrawal).URL, at); err != nil {
				return err
			}
		}
		return tx.Bucket(layout.Erasing).Put(layout.SerialKey(withdrawal), nil)
	})
	if err != nil {
		return 0, err
	}
	return stored, nil
}

// Erasing returns how many articles are forgotten and not erased yet.
func (a *Archive) Erasing() (n int, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) error {
		if bucket := tx.Bucket(layout.Erasing); bucket != nil {
			n = bucket.Stats().KeyN
		}
		return nil
	})
	return n, err
}

// eraseSize is how many articles Erase erases in one transaction.
const eraseSize = 100

// Erase erases the words of forgotten articles whose withdrawals are not after a serial: those that the
// index has dropped, as its counts of words are made from the words. It returns the serials of the
// revisions that are gone, none when there is nothing left to erase; there may be more. The pages of the
// file that had the words are free then, and keep them until they are used again, or until Compact.
func (a *Archive) Erase(upto news.Serial) (erased []news.Serial, err error) {
	a.putting.Lock()
	defer a.putting.Unlock()
	err = a.write(func(tx *bbolt.Tx) error {
		erased = nil
		for _, w := range withdrawals(tx, upto) {
			serials, err := a.erase(tx, w)
			if err != nil {
				return fmt.Errorf("erase revision %d: %w", w, err)
			}
			erased = append(erased, serials...)
		}
		if len(erased) == 0 {
			return nil
		}
		if err := dropCheckpoint(tx); err != nil {
			return err
		}
		return tx.Bucket(layout.Meta).Put(keyUnclean, []byte{1})
	})
	if err == nil && len(erased) > 0 {
		a.recent = int(a.Head()) // the next checkpoint is due
	}
	return erased, err
}

// withdrawals returns the first withdrawals up to a serial whose articles are to be erased.
func withdrawals(tx *bbolt.Tx, upto news.Serial) (out []news.Serial) {
	c := tx.Bucket(layout.Erasing).Cursor()
	for k, _ := c.First(); k != nil && layout.SerialOf(k) <= upto && len(out) < eraseSize; k, _ = c.Next() {
		out = append(out, layout.SerialOf(k))
	}
	return out
}

// erase erases all revisions before a withdrawal, and what the withdrawal itself says of the article.
// It returns the serials of the revisions, with that of the withdrawal.
func (a *Archive) erase(tx *bbolt.Tx, withdrawal news.Serial) (erased []news.Serial, err error) {
	w, err := a.codec.Revision(tx, withdrawal)
	if err != nil && !layout.IsUnreadable(err) {
		return nil, err
	}
	for s, r := w.Before(), w; s != 0; s = r.Before() {
		r, err = a.codec.Revision(tx, s)
		switch {
		case layout.IsUnreadable(err):
			r.Follows = earlier(tx, w.Withdrawn.Key, s)
		case err != nil:
			return nil, err
		}
		if err := a.eraseRevision(tx, s, r, w.Withdrawn.At); err != nil {
			return nil, err
		}
		erased = append(erased, s)
	}
	keys := tx.Bucket(layout.Keys)
	if k := keys.Get(layout.KeyOf(w.Withdrawn.Key)); k != nil && layout.SerialOf(k) == withdrawal { // else it is stored again
		if err := keys.Delete(layout.KeyOf(w.Withdrawn.Key)); err != nil {
			return nil, err
		}
	}
	if err := a.codec.Rewrite(tx, withdrawal, layout.Record{Replaces: w.Replaces, Follows: w.Follows}); err != nil {
		return nil, err
	}
	return append(erased, withdrawal), tx.Bucket(layout.Erasing).Delete(layout.SerialKey(withdrawal))
}

// eraseRevision leaves of a revision what its receipts need.
func (a *Archive) eraseRevision(tx *bbolt.Tx, s news.Serial, r layout.Record, at time.Time) error {
	if r.Article != nil {
		if err := layout.UnlinkReceipts(tx, r, s); err != nil {
			return err
		}
		tombstone := TombstoneOf(r.Article.Key)
		for _, key := range append(r.Was, r.Article.Key) {
			r.Article.Key = key
			e := erased{r.Article.Seal(), Erased{at, tombstone}}
			if err := tx.Bucket(layout.Erased).Put(layout.PrefixKey(key, r.Article.Revision, s), e.encode()); err != nil {
				return err
			}
		}
	}
	return a.codec.Rewrite(tx, s, layout.Record{Replaces: r.Replaces, Follows: r.Follows})
}

// earlier returns the newest revision of a Key before a serial, 0 if there is none. It looks at each
// revision, and serves where the one at the serial cannot be read, and so does not name it.
func earlier(tx *bbolt.Tx, key news.Key, before news.Serial) news.Serial {
	for s := before - 1; s > 0; s-- {
		if h, err := layout.ReadHeader(tx, s); err == nil && h.Key == key {
			return s
		}
	}
	return 0
}
