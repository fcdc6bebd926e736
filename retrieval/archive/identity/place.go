package identity

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// setPlacedKey sets the Key of an article that has it from a path (see news.Article.Path). The changes are those
// of Set.
func (ks *Keys) setPlacedKey(tx *bbolt.Tx, article *news.Article) ([]layout.Change, error) {
	best, err := bestOfPath(tx, article)
	if err != nil {
		return nil, err
	}
	if best.rank > 0 {
		article.Key = best.key
		return nil, nil
	}
	if k := tx.Bucket(layout.Keys).Get(layout.KeyOf(article.Key)); k != nil {
		if isDamaged(tx, layout.SerialOf(k)) {
			return nil, nil // the file repairs it
		}
		article.Key += news.Key(suffixMark + suffix(article))
	}
	return ks.join(tx, earlierWordings(tx, article), article.Key)
}

// bestOfPath returns the stored article of a path that the one of a file is a revision of; its rank is 0 if there
// is none.
// It is the article of the same path that has its headline and its date, else the newest that has one of the
// two: an edited file is a new revision. Where all of that path have another headline and another date, the file
// was replaced by another article, and that gets the Key of the path with a suffix of its own.
func bestOfPath(tx *bbolt.Tx, article *news.Article) (best candidate, err error) {
	for _, k := range keysOfPath(tx, article.Key) {
		c, err := candidateOf(tx, k, article)
		switch {
		case err != nil && !layout.IsUnreadable(err):
			return best, err
		case err == nil && c.rank > best.rank, err == nil && c.rank == best.rank && c.serial > best.serial:
			best = c
		}
	}
	return best, nil
}

// suffixMark stands between the Key of a path and what tells a later article of that path from the first one.
const suffixMark = "#"

// suffix returns what tells an article from others of its path.
func suffix(article *news.Article) string {
	sum := sha256.Sum256([]byte(dayOf(article.Published) + " " + article.Title))
	return hex.EncodeToString(sum[:8])
}

// candidate is a stored article of a path. Its rank is 2 if it has the headline and the date of an article, 1 if
// it has one of the two.
type candidate struct {
	key    news.Key
	serial news.Serial
	rank   int
}

func candidateOf(tx *bbolt.Tx, k []byte, article *news.Article) (candidate, error) {
	s := layout.SerialOf(tx.Bucket(layout.Keys).Get(k))
	h, err := lastHeader(tx, s)
	if err != nil {
		return candidate{}, err
	}
	c := candidate{key: news.Key(k), serial: s}
	if h.Title == article.Title {
		c.rank++
	}
	if dayOf(layout.ParseTime(h.Published)) == dayOf(article.Published) {
		c.rank++
	}
	return c, nil
}

// keysOfPath returns the keys in layout.Keys of the articles of a path.
func keysOfPath(tx *bbolt.Tx, key news.Key) (out [][]byte) {
	if tx.Bucket(layout.Keys).Get(layout.KeyOf(key)) != nil {
		out = append(out, layout.KeyOf(key))
	}
	for k := range layout.WithPrefix(tx.Bucket(layout.Keys), []byte(key+suffixMark)) {
		out = append(out, bytes.Clone(k))
	}
	return out
}

// lastHeader returns the header of a revision; of a withdrawal, that of the revision before it.
func lastHeader(tx *bbolt.Tx, s news.Serial) (h layout.Header, err error) {
	for h, err = layout.ReadHeader(tx, s); err == nil && h.Withdrawn != ""; {
		h, err = layout.ReadHeader(tx, h.Replaces)
	}
	return h, err
}

func isDamaged(tx *bbolt.Tx, s news.Serial) bool {
	_, err := layout.ReadHeader(tx, s)
	return layout.IsUnreadable(err)
}

// dayOf returns the day of a date; "" where it is not known.
func dayOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}
