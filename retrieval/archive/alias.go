package archive

import (
	"strings"

	"go.etcd.io/bbolt"

	"quoth/retrieval/news"
)

// maxAliases is how often an article can be renamed. More is a circle, which is none of ours.
const maxAliases = 100

// find returns the Key of today and the serial, as it is stored, of the article that has a Key or had it; nil if
// there is none. What has a Key comes before what had it.
func find(tx *bbolt.Tx, key news.Key) (news.Key, []byte) {
	keys, aliases := tx.Bucket(bucketKeys), tx.Bucket(bucketAliases)
	for range maxAliases {
		if k := keys.Get(keyOf(key)); k != nil {
			return key, k
		}
		if aliases == nil { // the archive has the first format, and is only read
			break
		}
		next := aliases.Get(keyOf(key))
		if next == nil {
			break
		}
		key = news.Key(next)
	}
	return key, nil
}

// setKey sets the Key of an article to the one under which to store it. The changes are those of stored articles
// that turn out to be earlier wordings of it.
func (a *Archive) setKey(tx *bbolt.Tx, article *news.Article) ([]change, error) {
	if article.Path != "" {
		return a.setPlacedKey(tx, article)
	}
	key, k := find(tx, article.Key)
	if article.Key = key; k != nil {
		return nil, nil
	}
	if strings.HasPrefix(string(article.Key), hashPrefix) {
		return a.join(tx, unplaced(tx, wordsMark(article.Key)), article.Key)
	}
	return nil, nil
}

// rename gives all revisions of a stored article another Key, under which none is stored. Its receipts go on
// resolving, and the Key that it had leads to it.
func (a *Archive) rename(tx *bbolt.Tx, from, to news.Key) error {
	k := tx.Bucket(bucketKeys).Get(keyOf(from))
	current := serialOf(k)
	if err := tx.Bucket(bucketKeys).Delete(keyOf(from)); err != nil {
		return err
	}
	if err := tx.Bucket(bucketAliases).Put(keyOf(from), []byte(to)); err != nil {
		return err
	}
	if err := tx.Bucket(bucketAliases).Delete(keyOf(to)); err != nil {
		return err
	}
	if err := tx.Bucket(bucketKeys).Put(keyOf(to), serialKey(current)); err != nil {
		return err
	}
	for s := current; s != 0; {
		r, err := a.revision(tx, s)
		if isUnreadable(err) { // what is before it keeps its Key, by which its receipts resolve
			return nil
		}
		if err != nil {
			return err
		}
		if err := a.renameRevision(tx, s, r, to); err != nil {
			return err
		}
		s = r.before()
	}
	a.renames.Add(1)
	return nil
}

func (a *Archive) renameRevision(tx *bbolt.Tx, s news.Serial, r record, to news.Key) error {
	switch {
	case r.article != nil:
		if err := unlinkReceipts(tx, r, s); err != nil {
			return err
		}
		r.was = append(r.was, r.article.Key)
		r.article.Key = to
		if err := linkReceipts(tx, r, s); err != nil {
			return err
		}
	case !r.withdrawn.isNone():
		r.withdrawn.key = to
	default:
		return nil
	}
	return a.rewrite(tx, s, r)
}

// Renames returns how many articles got another Key since the archive was opened. Whoever keeps articles reads
// them again when it has changed.
func (a *Archive) Renames() uint64 { return a.renames.Load() }
