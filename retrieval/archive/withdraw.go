package archive

import (
	"errors"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/news"
)

// Withdraw takes articles out of the search, in one transaction, and returns how many. Their words stay: a
// receipt still resolves, and Withdrawn returns the time. Putting an article again puts it back. A Key that
// is not stored, or withdrawn already, is left as it is.
//
// A withdrawal has a serial, so that an index learns of it as it learns of a revision: Since yields an Entry
// without an article, which replaces the revision that was current.
func (a *Archive) Withdraw(keys []news.Key, at time.Time) (n int, err error) {
	var changes []change
	a.putting.Lock()
	defer a.putting.Unlock()
	err = a.write(func(tx *bbolt.Tx) error {
		for _, key := range keys {
			c, err := a.withdraw(tx, key, at)
			if err != nil {
				return err
			}
			if c.serial != 0 {
				changes = append(changes, c)
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	a.table.apply(changes)
	return len(changes), nil
}

// withdraw withdraws one article. The change is zero if there is nothing to withdraw.
func (a *Archive) withdraw(tx *bbolt.Tx, key news.Key, at time.Time) (change, error) {
	k := tx.Bucket(bucketKeys).Get(keyOf(key))
	if k == nil {
		return change{}, nil
	}
	current := serialOf(k)
	r, err := a.revision(tx, current)
	switch {
	case err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, errNotStored):
		return change{}, err
	case !r.withdrawn.isNone():
		return change{}, nil
	}
	return a.append(tx, record{replaces: current, withdrawn: withdrawal{key, at}})
}

// restore stores an article whose Key is withdrawn, by the record w. What the last revision knows of the
// citation data is kept where the words are the same.
func (a *Archive) restore(tx *bbolt.Tx, article *news.Article, w record) (change, error) {
	if last, err := a.revision(tx, w.replaces); err == nil && last.article != nil {
		if merged := merge(last.article, article); merged != nil {
			article = merged
		} else {
			article = last.article
		}
	}
	return a.append(tx, record{article: article})
}

// Withdrawn returns when the article of a Key was withdrawn; ok is false if it is not.
func (a *Archive) Withdrawn(key news.Key) (at time.Time, ok bool, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) error {
		k := tx.Bucket(bucketKeys).Get(keyOf(key))
		if k == nil {
			return nil
		}
		r, err := a.revision(tx, serialOf(k))
		at = r.withdrawn.at
		return err
	})
	return at, !at.IsZero(), err
}
