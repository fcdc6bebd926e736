package archive

import (
	"cmp"
	"errors"
	"fmt"
	"iter"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/identity"
	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// Article returns a revision, its bytes checked. The error is ErrDamaged if they changed or the
// revision is not there, and ErrReplaced if its words are stored under a later serial. Meta, Select
// and Len leave a damaged revision out from then on.
func (a *Archive) Article(s news.Serial) (*news.Article, error) {
	var article *news.Article
	err := a.db.Read(func(tx *bbolt.Tx) error {
		r, err := a.codec.Revision(tx, s)
		article = r.Article
		return err
	})
	switch {
	case errors.Is(err, layout.ErrNotStored):
		return nil, fmt.Errorf("read revision %d: %w: it is not there", s, ErrDamaged)
	case errors.Is(err, ErrBroken):
	case errors.Is(err, ErrDamaged):
		a.table.MarkDamaged(s)
	case err == nil && article == nil:
		err = fmt.Errorf("read revision %d: %w", s, ErrReplaced)
	}
	return article, err
}

// ByReceipt returns the revisions whose receipts have the prefix of r, oldest first, with the Key that they had
// then. The error is ErrDamaged if there are some but none of them can be read.
func (a *Archive) ByReceipt(r news.Receipt) ([]*news.Article, error) {
	var (
		out     []*news.Article
		damaged error
	)
	err := a.db.Read(func(tx *bbolt.Tx) error {
		for k, was := range layout.WithPrefix(tx.Bucket(layout.Prefixes), r.Prefix[:]) {
			got, err := a.codec.Revision(tx, layout.SerialOf(k[len(r.Prefix):]))
			switch {
			case err != nil:
				damaged = err
			case got.Article != nil:
				got.Article.Key = cmp.Or(news.Key(was), got.Article.Key)
				out = append(out, got.Article)
			}
		}
		return nil
	})
	if err == nil && len(out) == 0 {
		err = damaged
	}
	return out, err
}

// Current returns the current revision of key, which may be an earlier Key of its article; ok is false if there
// is none.
func (a *Archive) Current(key news.Key) (article *news.Article, ok bool, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) error {
		_, k := identity.Find(tx, key)
		if k == nil {
			return nil
		}
		r, err := a.codec.Revision(tx, layout.SerialOf(k))
		article = r.Article
		return err
	})
	return article, article != nil, err
}

// ReplacedBy returns the revision of an article that came after one with other words; nil if there is none, or if
// it cannot be read.
func (a *Archive) ReplacedBy(key news.Key, words news.Revision) (next *news.Article, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) error {
		k := tx.Bucket(layout.Keys).Get(layout.KeyOf(key))
		if k == nil {
			return nil
		}
		var later *news.Article
		for s := layout.SerialOf(k); s != 0; {
			r, err := a.codec.Revision(tx, s)
			if err != nil {
				return nil
			}
			if r.Article != nil && r.Article.Revision == words {
				next = later
				return nil
			}
			if r.Article != nil {
				later = r.Article
			}
			s = r.Before()
		}
		return nil
	})
	return next, err
}

// Before returns the newest revision that came before the one with a serial, of the same article, and for which ok
// reports true; nil if there is none, or if it cannot be read. Ok is called with revisions without their text.
func (a *Archive) Before(s news.Serial, ok func(*news.Article) bool) (earlier *news.Article, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) error {
		for first := s; s != 0; {
			h, err := layout.ReadHeader(tx, s)
			if err != nil {
				return nil
			}
			if s != first && h.Revision != "" && ok(h.Article()) {
				r, err := a.codec.Revision(tx, s)
				if err == nil {
					earlier = r.Article
				}
				return nil
			}
			s = max(h.Replaces, h.Follows)
		}
		return nil
	})
	return earlier, err
}

// Entry is one revision as Since returns it. Article is nil if the revision is damaged, or if its
// words are stored under a later serial.
type Entry struct {
	Serial   news.Serial
	Replaces news.Serial // the revision that this one replaced, or 0
	Current  bool
	Damaged  bool // its bytes are not those that were stored; Replaces is 0
	Article  *news.Article
}

// Size returns the length in bytes of the revision's text.
func (e Entry) Size() int {
	if e.Article == nil {
		return 0
	}
	return len(e.Article.Text)
}

// Since reads at most pageSize revisions, and stops after pageBytes of text, in one transaction.
// Its caller may be slow, and bbolt cannot reuse freed pages while a transaction is open.
const (
	pageSize  = 256
	pageBytes = 4 << 20
)

// Since returns the revisions after s, oldest first. It ends after the first error.
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

// page reads the next revisions after the given one. It gets each by its serial, because a cursor
// cannot pass a damaged page of the file.
func (a *Archive) page(after news.Serial) ([]Entry, error) {
	var out []Entry
	size := 0
	err := a.db.Read(func(tx *bbolt.Tx) error {
		for s := after + 1; s <= a.Head() && len(out) < pageSize && size < pageBytes; s++ {
			r, err := a.codec.Revision(tx, s)
			switch {
			case errors.Is(err, layout.ErrNotStored):
			case errors.Is(err, ErrDamaged):
				out = append(out, Entry{Serial: s, Damaged: true, Current: a.table.IsCurrent(s)})
			case err != nil:
				return err
			default:
				e := Entry{Serial: s, Replaces: r.Replaces, Article: r.Article}
				e.Current = e.Article != nil && a.table.IsCurrent(s)
				out, size = append(out, e), size+e.Size()
			}
		}
		return nil
	})
	return out, err
}
