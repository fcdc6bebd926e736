package archive

import (
	"bytes"
	"iter"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/identity"
	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// Heading is what an article is listed by. It has no words of the text.
type Heading struct {
	Key         news.Key
	Title       string
	Source, URL string
	Date        time.Time // when it was published, or else fetched
	IsPublished bool      // Date is when it was published
	IsWithdrawn bool      // it is stored, and does not answer
}

// Heading returns the heading of the article that has a Key or had it; ok is false if it is not stored. That of a damaged one
// has nothing but its Key.
func (a *Archive) Heading(key news.Key) (h Heading, ok bool, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) error {
		today, k := identity.Find(tx, key)
		if ok = k != nil; ok {
			h = headingOf(tx, layout.SerialOf(k))
		}
		h.Key = today
		return nil
	})
	return h, ok, err
}

// Headings returns the headings of all articles, withdrawn ones among them, without those that are damaged. It
// ends after the first error.
func (a *Archive) Headings() iter.Seq2[Heading, error] {
	return func(yield func(Heading, error) bool) {
		for next := []byte(nil); ; {
			page, last, err := a.headings(next)
			for _, h := range page {
				if !yield(h, nil) {
					return
				}
			}
			if err != nil {
				yield(Heading{}, err)
			}
			if err != nil || last == nil {
				return
			}
			next = append(last, 0)
		}
	}
}

// headings reads the next headings from a key of layout.Keys on, in one transaction. It returns the last key that
// it has seen, nil at the end.
func (a *Archive) headings(from []byte) (out []Heading, last []byte, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) error {
		c := tx.Bucket(layout.Keys).Cursor()
		n := 0
		for k, v := c.Seek(from); k != nil && n < pageSize; k, v = c.Next() {
			n++
			last = bytes.Clone(k)
			if h := headingOf(tx, layout.SerialOf(v)); h.Key != "" {
				out = append(out, h)
			}
		}
		if n < pageSize {
			last = nil
		}
		return nil
	})
	return out, last, err
}

// headingOf returns the heading of a current revision, the zero Heading if it cannot be read. A withdrawal has
// that of the revision before it.
func headingOf(tx *bbolt.Tx, s news.Serial) Heading {
	h, err := layout.ReadHeader(tx, s)
	withdrawn := h.Withdrawn != ""
	for err == nil && h.Withdrawn != "" {
		h, err = layout.ReadHeader(tx, h.Replaces)
	}
	if err != nil || h.Dropped {
		return Heading{}
	}
	x := h.Article()
	date, published := x.Date()
	return Heading{x.Key, x.Title, x.Source, x.URL, date, published, withdrawn}
}
