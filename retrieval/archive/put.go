package archive

import (
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"quoth/retrieval/news"
)

// Outcome is what became of an article that was put into the archive.
type Outcome = news.Outcome

// The outcomes.
const (
	New     = news.Added
	Changed = news.Changed
	Same    = news.Same
)

// Put stores articles in one transaction and says what became of each. When it
// returns without error, all of them are on disk; with an error, none is.
func (a *Archive) Put(articles []*news.Article) ([]Outcome, error) {
	outcomes := make([]Outcome, len(articles))
	var changes []change
	a.putting.Lock()
	defer a.putting.Unlock()
	err := a.db.Write(func(tx *bbolt.Tx) error {
		for i, article := range articles {
			outcome, c, err := a.put(tx, article)
			if err != nil {
				return fmt.Errorf("store %q: %w", article.Key, err)
			}
			if outcomes[i] = outcome; outcome != Same {
				changes = append(changes, c)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	a.current.apply(changes)
	return outcomes, nil
}

func (a *Archive) put(tx *bbolt.Tx, article *news.Article) (Outcome, change, error) {
	outcome, r := New, record{article: article}
	if k := tx.Bucket(bucketKeys).Get(keyOf(article.Key)); k != nil {
		r.replaces = serialOf(k)
		outcome = Changed
		old, err := a.revision(tx, r.replaces)
		switch {
		case errors.Is(err, ErrDamaged), errors.Is(err, errNotStored): // the article that comes in repairs it
		case err != nil:
			return "", change{}, err
		default:
			if r.article = merge(old.article, article); r.article == nil {
				return Same, change{}, nil
			}
			if old.article.Revision == article.Revision {
				if err := a.drop(tx, r.replaces, old); err != nil {
					return "", change{}, err
				}
			}
		}
	}
	s, err := a.append(tx, r)
	return outcome, change{serial: s, replaces: r.replaces, article: r.article}, err
}

// merge is the article to store where old is current: nil when article adds nothing.
// The same words with other citation data keep what only the old one knew.
func merge(old, article *news.Article) *news.Article {
	if old.Revision != article.Revision {
		return article
	}
	m := *old
	fill(&m.Source, article.Source)
	fill(&m.Author, article.Author)
	fill(&m.URL, article.URL)
	switch {
	case m.URL != "":
		m.File = "" // the file's name stands in for the address
	case m.File == "":
		m.File = article.File
	}
	if !article.Published.IsZero() && !article.Published.Equal(m.Published) {
		m.Published = article.Published
	}
	m.Partial = m.Partial && article.Partial // who has the whole page says so
	if m == *old {
		return nil
	}
	return &m
}

func fill(field *string, value string) {
	if value != "" {
		*field = value
	}
}

// drop empties a revision whose words live on under a later serial.
func (a *Archive) drop(tx *bbolt.Tx, s news.Serial, old record) error {
	prefix := news.Prefix(old.article.Key, old.article.Revision)
	if err := tx.Bucket(bucketPrefixes).Delete(append(prefix[:], serialKey(s)...)); err != nil {
		return err
	}
	data, err := a.encode(record{replaces: old.replaces})
	if err != nil {
		return err
	}
	return tx.Bucket(bucketRevisions).Put(serialKey(s), data)
}

func (a *Archive) append(tx *bbolt.Tx, r record) (news.Serial, error) {
	revisions := tx.Bucket(bucketRevisions)
	n, err := revisions.NextSequence()
	if err != nil {
		return 0, err
	}
	s := news.Serial(n)
	data, err := a.encode(r)
	if err != nil {
		return 0, err
	}
	if err := revisions.Put(serialKey(s), data); err != nil {
		return 0, err
	}
	return s, list(tx, r.article, s)
}

// list lets an article be found by its receipts, and as the current one of its Key.
func list(tx *bbolt.Tx, a *news.Article, s news.Serial) error {
	prefix := news.Prefix(a.Key, a.Revision)
	if err := tx.Bucket(bucketPrefixes).Put(append(prefix[:], serialKey(s)...), nil); err != nil {
		return err
	}
	return tx.Bucket(bucketKeys).Put(keyOf(a.Key), serialKey(s))
}
