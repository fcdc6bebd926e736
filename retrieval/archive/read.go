package archive

import (
	"errors"
	"iter"

	"go.etcd.io/bbolt"

	"quoth/retrieval/news"
)

// Entry is one revision in the order in which it came in. Article is nil where only
// its replacement of another revision is left to tell.
type Entry struct {
	Serial   news.Serial
	Replaces news.Serial // the revision that this one took the place of, or 0
	Current  bool
	Damaged  bool // its bytes are not those that were stored: Article is nil, and Replaces 0
	Article  *news.Article
}

// pageSize is how many revisions Since reads in one transaction: few enough that a
// slow reader never holds a transaction open, which would keep freed pages from reuse.
const pageSize = 256

// pageBytes is how much text of them is read at once.
const pageBytes = 4 << 20

// Size is how many bytes of text the revision has.
func (e Entry) Size() int {
	if e.Article == nil {
		return 0
	}
	return len(e.Article.Text)
}

// Since walks the revisions after s, oldest first. It stops after the first error.
func (a *Archive) Since(s news.Serial) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for {
			page, err := a.page(s)
			for _, e := range page {
				if !yield(e, nil) {
					return
				}
				s = e.Serial
			}
			if err != nil {
				yield(Entry{}, err)
			}
			if err != nil || len(page) == 0 {
				return
			}
		}
	}
}

// page reads the revisions after one, by their serials: a cursor cannot pass a page of the
// file that is damaged.
func (a *Archive) page(after news.Serial) ([]Entry, error) {
	var out []Entry
	bytes := 0
	err := a.db.Read(func(tx *bbolt.Tx) error {
		for s := after + 1; s <= a.Head() && len(out) < pageSize && bytes < pageBytes; s++ {
			r, err := a.revision(tx, s)
			switch {
			case errors.Is(err, errNotStored):
			case errors.Is(err, ErrDamaged):
				out = append(out, Entry{Serial: s, Damaged: true, Current: a.current.has(s)})
			case err != nil:
				return err
			default:
				e := Entry{Serial: s, Replaces: r.replaces, Article: r.article}
				e.Current = e.Article != nil && a.current.has(s)
				out, bytes = append(out, e), bytes+e.Size()
			}
		}
		return nil
	})
	return out, err
}

// Current is the current revision of key; ok is false when there is none.
func (a *Archive) Current(key news.Key) (article *news.Article, ok bool, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) error {
		k := tx.Bucket(bucketKeys).Get(keyOf(key))
		if k == nil {
			return nil
		}
		r, err := a.revision(tx, serialOf(k))
		article = r.article
		return err
	})
	return article, article != nil, err
}
