package identity

import (
	"strings"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// maxAliases is how often an article can be renamed. More is a circle, which is none of ours.
const maxAliases = 100

// Find returns the Key of today and the serial, as it is stored, of the article that has a Key or had it; nil if
// there is none. What has a Key comes before what had it.
func Find(tx *bbolt.Tx, key news.Key) (news.Key, []byte) {
	keys, aliases := tx.Bucket(layout.Keys), tx.Bucket(layout.Aliases)
	for range maxAliases {
		if k := keys.Get(layout.KeyOf(key)); k != nil {
			return key, k
		}
		if aliases == nil { // the archive has the first format, and is only read
			break
		}
		next := aliases.Get(layout.KeyOf(key))
		if next == nil {
			break
		}
		key = news.Key(next)
	}
	return key, nil
}

// Set sets the Key of an article to the one under which to store it. The changes are those of stored articles
// that turn out to be earlier wordings of it.
func (ks *Keys) Set(tx *bbolt.Tx, article *news.Article) ([]layout.Change, error) {
	if article.Path != "" {
		return ks.setPlacedKey(tx, article)
	}
	key, k := Find(tx, article.Key)
	if article.Key = key; k != nil {
		return nil, nil
	}
	if strings.HasPrefix(string(article.Key), hashPrefix) {
		return ks.join(tx, unplaced(tx, wordsMark(article.Key)), article.Key)
	}
	return nil, nil
}

// Rename gives all revisions of a stored article another Key, under which none is stored. Its receipts go on
// resolving, and the Key that it had leads to it.
func (ks *Keys) Rename(tx *bbolt.Tx, from, to news.Key) error {
	tx.OnCommit(func() { ks.renames.Add(1) })
	k := tx.Bucket(layout.Keys).Get(layout.KeyOf(from))
	current := layout.SerialOf(k)
	if err := tx.Bucket(layout.Keys).Delete(layout.KeyOf(from)); err != nil {
		return err
	}
	if err := tx.Bucket(layout.Aliases).Put(layout.KeyOf(from), []byte(to)); err != nil {
		return err
	}
	if err := tx.Bucket(layout.Aliases).Delete(layout.KeyOf(to)); err != nil {
		return err
	}
	if err := tx.Bucket(layout.Keys).Put(layout.KeyOf(to), layout.SerialKey(current)); err != nil {
		return err
	}
	for s := current; s != 0; {
		r, err := ks.codec.Revision(tx, s)
		if layout.IsUnreadable(err) { // what is before it keeps its Key, by which its receipts resolve
			return nil
		}
		if err != nil {
			return err
		}
		if err := ks.renameRevision(tx, s, r, to); err != nil {
			return err
		}
		s = r.Before()
	}
	return nil
}

func (ks *Keys) renameRevision(tx *bbolt.Tx, s news.Serial, r layout.Record, to news.Key) error {
	switch {
	case r.Article != nil:
		if err := layout.UnlinkReceipts(tx, r, s); err != nil {
			return err
		}
		r.Was = append(r.Was, r.Article.Key)
		r.Article.Key = to
		if err := layout.LinkReceipts(tx, r, s); err != nil {
			return err
		}
	case !r.Withdrawn.IsNone():
		r.Withdrawn.Key = to
	default:
		return nil
	}
	return ks.codec.Rewrite(tx, s, r)
}
