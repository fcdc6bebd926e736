package archive

import (
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/identity"
	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// Withdraw takes articles out of the search, in one transaction, and returns how many. Their words stay: a
// receipt still resolves, and Withdrawn returns the time. Putting an article again puts it back. A Key that
// is not stored, or withdrawn already, is left as it is.
//
// A withdrawal has a serial, so that an index learns of it as it learns of a revision: Since yields an Entry
// without an article, which replaces the revision that was current.
func (a *Archive) Withdraw(keys []news.Key, at time.Time) (n int, err error) {
	return a.withdrawAll(keys, at, func(*bbolt.Tx, news.Key, news.Serial) error { return nil })
}

// withdrawAll withdraws articles in one transaction, in which it calls also with each Key that is stored and
// the serial of its withdrawal.
func (a *Archive) withdrawAll(keys []news.Key, at time.Time,
	also func(*bbolt.Tx, news.Key, news.Serial) error) (n int, err error) {
	var changes []layout.Change
	a.putting.Lock()
	defer a.putting.Unlock()
	err = a.write(func(tx *bbolt.Tx) error {
		for _, key := range keys {
			key, _ := identity.Find(tx, key)
			c, err := a.withdraw(tx, key, at)
			if err == nil && c.Serial != 0 {
				err = also(tx, key, c.Serial)
			}
			if err != nil {
				return err
			}
			if c.Replaces != 0 {
				changes = append(changes, c)
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	a.table.Apply(changes)
	a.recent += len(changes)
	return len(changes), nil
}

// withdraw withdraws one article. The change has no serial if the Key is not stored, and replaces nothing if
// the article is withdrawn already.
func (a *Archive) withdraw(tx *bbolt.Tx, key news.Key, at time.Time) (layout.Change, error) {
	k := tx.Bucket(layout.Keys).Get(layout.KeyOf(key))
	if k == nil {
		return layout.Change{}, nil
	}
	current := layout.SerialOf(k)
	r, err := a.codec.Revision(tx, current)
	switch {
	case err != nil && !layout.IsUnreadable(err):
		return layout.Change{}, err
	case !r.Withdrawn.IsNone():
		return layout.Change{Serial: current}, nil
	}
	return a.codec.Append(tx, layout.Record{Replaces: current, Withdrawn: layout.Withdrawal{Key: key, At: at}})
}

// restore stores an article whose Key is withdrawn, by the record of a serial. What the last revision knows
// of the citation data is kept where the words are the same.
func (a *Archive) restore(tx *bbolt.Tx, article *news.Article, withdrawn news.Serial) (layout.Change, error) {
	w, err := a.codec.Revision(tx, withdrawn)
	if err != nil {
		return layout.Change{}, err
	}
	if last, err := a.codec.Revision(tx, w.Replaces); err == nil && last.Article != nil {
		if merged := merge(last.Article, article); merged != nil {
			article = merged
		} else {
			article = last.Article
		}
	}
	return a.codec.Append(tx, layout.Record{Article: article, Follows: withdrawn})
}

// Withdrawn returns when the article of a Key was withdrawn; ok is false if it is not.
func (a *Archive) Withdrawn(key news.Key) (at time.Time, ok bool, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) error {
		_, k := identity.Find(tx, key)
		if k == nil {
			return nil
		}
		r, err := a.codec.Revision(tx, layout.SerialOf(k))
		at = r.Withdrawn.At
		return err
	})
	return at, !at.IsZero(), err
}
