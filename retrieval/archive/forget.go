package archive

import (
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

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
		return tx.Bucket(bucketErasing).Put(serialKey(withdrawal), nil)
	})
	if err != nil {
		return 0, err
	}
	return stored, nil
}

// Erasing returns how many articles are forgotten and not erased yet.
func (a *Archive) Erasing() (n int, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) error {
		if bucket := tx.Bucket(bucketErasing); bucket != nil {
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
		return tx.Bucket(bucketMeta).Put(keyUnclean, []byte{1})
	})
	return erased, err
}

// withdrawals returns the first withdrawals up to a serial whose articles are to be erased.
func withdrawals(tx *bbolt.Tx, upto news.Serial) (out []news.Serial) {
	c := tx.Bucket(bucketErasing).Cursor()
	for k, _ := c.First(); k != nil && serialOf(k) <= upto && len(out) < eraseSize; k, _ = c.Next() {
		out = append(out, serialOf(k))
	}
	return out
}

// erase erases all revisions before a withdrawal, and what the withdrawal itself says of the article.
// It returns the serials of the revisions, with that of the withdrawal.
func (a *Archive) erase(tx *bbolt.Tx, withdrawal news.Serial) (erased []news.Serial, err error) {
	w, err := a.revision(tx, withdrawal)
	if err != nil && !isUnreadable(err) {
		return nil, err
	}
	for s, r := w.before(), w; s != 0; s = r.before() {
		r, err = a.revision(tx, s)
		switch {
		case isUnreadable(err):
			r.follows = earlier(tx, w.withdrawn.key, s)
		case err != nil:
			return nil, err
		}
		if err := a.eraseRevision(tx, s, r, w.withdrawn.at); err != nil {
			return nil, err
		}
		erased = append(erased, s)
	}
	keys := tx.Bucket(bucketKeys)
	if k := keys.Get(keyOf(w.withdrawn.key)); k != nil && serialOf(k) == withdrawal { // else it is stored again
		if err := keys.Delete(keyOf(w.withdrawn.key)); err != nil {
			return nil, err
		}
	}
	if err := a.rewrite(tx, withdrawal, record{replaces: w.replaces, follows: w.follows}); err != nil {
		return nil, err
	}
	return append(erased, withdrawal), tx.Bucket(bucketErasing).Delete(serialKey(withdrawal))
}

// eraseRevision leaves of a revision what its receipts need.
func (a *Archive) eraseRevision(tx *bbolt.Tx, s news.Serial, r record, at time.Time) error {
	if r.article != nil {
		if err := unlinkReceipts(tx, r, s); err != nil {
			return err
		}
		tombstone := TombstoneOf(r.article.Key)
		for _, key := range append(r.was, r.article.Key) {
			r.article.Key = key
			e := erased{r.article.Seal(), Erased{at, tombstone}}
			if err := tx.Bucket(bucketErased).Put(prefixKey(key, r.article.Revision, s), e.encode()); err != nil {
				return err
			}
		}
	}
	return a.rewrite(tx, s, record{replaces: r.replaces, follows: r.follows})
}

// earlier returns the newest revision of a Key before a serial, 0 if there is none. It looks at each
// revision, and serves where the one at the serial cannot be read, and so does not name it.
func earlier(tx *bbolt.Tx, key news.Key, before news.Serial) news.Serial {
	for s := before - 1; s > 0; s-- {
		if h, err := readHeader(tx, s); err == nil && h.Key == key {
			return s
		}
	}
	return 0
}

// isUnreadable reports whether err means that a revision cannot be read. Erasing overwrites it.
func isUnreadable(err error) bool { return errors.Is(err, ErrDamaged) || errors.Is(err, errNotStored) }
