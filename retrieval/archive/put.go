package archive

import (
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"quoth/retrieval/news"
)

// Put stores articles in one transaction and returns the outcome of each. When it returns without
// error, all of them are on disk; with an error, none is. It sets the Key of an article to that under which
// it is stored: an article may have a path that is another article's too, or an earlier Key of a stored one.
func (a *Archive) Put(articles []*news.Article) ([]news.Outcome, error) {
	outcomes := make([]news.Outcome, len(articles))
	var changes []change
	a.putting.Lock()
	defer a.putting.Unlock()
	err := a.write(func(tx *bbolt.Tx) error {
		for i, article := range articles {
			joined, err := a.setKey(tx, article)
			if err != nil {
				return fmt.Errorf("store %q: %w", article.Key, err)
			}
			outcome, c, err := a.put(tx, article)
			if err != nil {
				return fmt.Errorf("store %q: %w", article.Key, err)
			}
			changes = append(changes, joined...)
			if outcomes[i] = outcome; outcome == news.Added || outcome == news.Changed {
				changes = append(changes, c)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	a.table.apply(changes)
	return outcomes, nil
}

func (a *Archive) put(tx *bbolt.Tx, article *news.Article) (news.Outcome, change, error) {
	if refusal := a.refusal(tx, article); refusal != "" {
		return refusal, change{}, nil
	}
	k := tx.Bucket(bucketKeys).Get(keyOf(article.Key))
	if k == nil {
		c, err := a.append(tx, record{article: article})
		return news.Added, c, err
	}
	current := serialOf(k)
	var was []news.Key
	old, err := a.revision(tx, current)
	switch {
	case errors.Is(err, ErrDamaged), errors.Is(err, errNotStored): // the new revision repairs it
	case err != nil:
		return "", change{}, err
	case !old.withdrawn.isNone():
		c, err := a.restore(tx, article, current)
		return news.Changed, c, err
	default:
		merged := merge(old.article, article)
		switch {
		case merged == nil:
			return news.Same, change{}, nil
		case onlyImage(old.article, merged):
			old.article = merged
			return news.Same, change{}, a.rewrite(tx, current, old)
		}
		if article = merged; article.Revision == old.article.Revision {
			was = old.was
			if err := a.drop(tx, current, old); err != nil {
				return "", change{}, err
			}
		}
	}
	c, err := a.append(tx, record{article: article, replaces: current, was: was})
	return news.Changed, c, err
}

// merge returns the article to store where old is current: nil if article adds nothing to it. If
// the words are the same, what only old knows of the citation data is kept.
func merge(old, article *news.Article) *news.Article {
	if old.Revision != article.Revision {
		return article
	}
	m := *old
	fill(&m.Source, article.Source)
	fill(&m.Author, article.Author)
	fill(&m.URL, article.URL)
	fill(&m.Image, article.Image)
	switch {
	case m.URL != "":
		m.File = "" // the file's name is needed only where there is no address
	case m.File == "":
		m.File = article.File
	}
	if !article.Published.IsZero() && !article.Published.Equal(m.Published) {
		m.Published = article.Published
	}
	m.Partial = m.Partial && article.Partial // the whole text was read once, if not this time
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

// onlyImage reports whether two revisions differ in the address of the picture only. A revision is not stored
// anew for that: nothing that is searched or cited changes, and some outlets change the address at each look.
func onlyImage(old, merged *news.Article) bool {
	m := *merged
	m.Image = old.Image
	return m == *old
}

// drop empties a revision whose words will be stored under a later serial.
func (a *Archive) drop(tx *bbolt.Tx, s news.Serial, old record) error {
	if err := unlinkReceipts(tx, old, s); err != nil {
		return err
	}
	return a.rewrite(tx, s, record{replaces: old.replaces, follows: old.follows})
}

// rewrite stores another record under the serial of one.
func (a *Archive) rewrite(tx *bbolt.Tx, s news.Serial, r record) error {
	data, err := a.encode(r)
	if err != nil {
		return err
	}
	return tx.Bucket(bucketRevisions).Put(serialKey(s), data)
}

// append stores a record under the next serial.
func (a *Archive) append(tx *bbolt.Tx, r record) (change, error) {
	revisions := tx.Bucket(bucketRevisions)
	n, err := revisions.NextSequence()
	if err != nil {
		return change{}, err
	}
	s := news.Serial(n)
	data, err := a.encode(r)
	if err != nil {
		return change{}, err
	}
	if err := revisions.Put(serialKey(s), data); err != nil {
		return change{}, err
	}
	return change{serial: s, replaces: r.replaces, article: r.article}, link(tx, r, s)
}
