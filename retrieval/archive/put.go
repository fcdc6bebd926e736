package archive

import (
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// Put stores articles in one transaction and returns the outcome of each. When it returns without
// error, all of them are on disk; with an error, none is. It sets the Key of an article to that under which
// it is stored: an article may have a path that is another article's too, or an earlier Key of a stored one.
func (a *Archive) Put(articles []*news.Article) ([]news.Outcome, error) {
	outcomes := make([]news.Outcome, len(articles))
	var changes []layout.Change
	a.putting.Lock()
	defer a.putting.Unlock()
	err := a.write(func(tx *bbolt.Tx) error {
		for i, article := range articles {
			joined, err := a.keys.Set(tx, article)
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
	switch {
	case errors.Is(err, ErrDamaged) && !errors.Is(err, ErrBroken):
		return nil, fmt.Errorf("store articles: %w: %s", ErrDamaged, repair) // bbolt's own words would not help
	case err != nil:
		return nil, err
	}
	a.table.Apply(changes)
	a.recent += len(changes)
	a.writeCheckpoint()
	return outcomes, nil
}

func (a *Archive) put(tx *bbolt.Tx, article *news.Article) (news.Outcome, layout.Change, error) {
	if refusal := a.refusal(tx, article); refusal != "" {
		return refusal, layout.Change{}, nil
	}
	k := tx.Bucket(layout.Keys).Get(layout.KeyOf(article.Key))
	if k == nil {
		c, err := a.codec.Append(tx, layout.Record{Article: article})
		return news.Added, c, err
	}
	current := layout.SerialOf(k)
	var was []news.Key
	old, err := a.codec.Revision(tx, current)
	switch {
	case errors.Is(err, ErrDamaged), errors.Is(err, layout.ErrNotStored): // the new revision repairs it
	case err != nil:
		return "", layout.Change{}, err
	case !old.Withdrawn.IsNone():
		c, err := a.restore(tx, article, current)
		return news.Changed, c, err
	default:
		merged := merge(old.Article, article)
		switch {
		case merged == nil:
			return news.Same, layout.Change{}, nil
		case onlyAside(old.Article, merged):
			old.Article = merged
			return news.Same, layout.Change{}, a.codec.Rewrite(tx, current, old)
		}
		if article = merged; article.Revision == old.Article.Revision {
			was = old.Was
			if err := a.drop(tx, current, old); err != nil {
				return "", layout.Change{}, err
			}
		}
	}
	c, err := a.codec.Append(tx, layout.Record{Article: article, Replaces: current, Was: was})
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
	if m.Place == 0 || 0 < article.Place && article.Place < m.Place {
		m.Place = article.Place // the highest
	}
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

// onlyAside reports whether two revisions differ in the address of the picture and the place in the feed only. A
// change of these makes no new revision: nothing that is searched or cited changes, and some outlets change the
// address each time.
func onlyAside(old, merged *news.Article) bool {
	m := *merged
	m.Image, m.Place = old.Image, old.Place
	return m == *old
}

// drop empties a revision whose words will be stored under a later serial.
func (a *Archive) drop(tx *bbolt.Tx, s news.Serial, old layout.Record) error {
	if err := layout.UnlinkReceipts(tx, old, s); err != nil {
		return err
	}
	return a.codec.Rewrite(tx, s, layout.Record{Replaces: old.Replaces, Follows: old.Follows})
}
