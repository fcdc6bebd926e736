package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/news"
)

// setPlacedKey sets the Key of an article that has it from a path (see news.Article.Path). The changes are those
// of setKey.
func (a *Archive) setPlacedKey(tx *bbolt.Tx, article *news.Article) ([]change, error) {
	best, err := bestOfPath(tx, article)
	if err != nil {
		return nil, err
	}
	if best.rank > 0 {
		article.Key = best.key
		return nil, nil
	}
	if k := tx.Bucket(bucketKeys).Get(keyOf(article.Key)); k != nil {
		if isDamaged(tx, serialOf(k)) {
			return nil, nil // the file repairs it
		}
		article.Key += news.Key(suffixMark + suffix(article))
	}
	return a.join(tx, earlierWordings(tx, article), article.Key)
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
		case err != nil && !isUnreadable(err):
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
	s := serialOf(tx.Bucket(bucketKeys).Get(k))
	h, err := lastHeader(tx, s)
	if err != nil {
		return candidate{}, err
	}
	c := candidate{key: news.Key(k), serial: s}
	if h.Title == article.Title {
		c.rank++
	}
	if dayOf(parseTime(h.Published)) == dayOf(article.Published) {
		c.rank++
	}
	return c, nil
}

// keysOfPath returns the keys in bucketKeys of the articles of a path.
func keysOfPath(tx *bbolt.Tx, key news.Key) (out [][]byte) {
	if tx.Bucket(bucketKeys).Get(keyOf(key)) != nil {
		out = append(out, keyOf(key))
	}
	prefix := []byte(key + suffixMark)
	c := tx.Bucket(bucketKeys).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		out = append(out, bytes.Clone(k))
	}
	return out
}

// lastHeader returns the header of a revision; of a withdrawal, that of the revision before it.
func lastHeader(tx *bbolt.Tx, s news.Serial) (h header, err error) {
	for h, err = readHeader(tx, s); err == nil && h.Withdrawn != ""; {
		h, err = readHeader(tx, h.Replaces)
	}
	return h, err
}

func isDamaged(tx *bbolt.Tx, s news.Serial) bool {
	_, err := readHeader(tx, s)
	return isUnreadable(err)
}

// dayOf returns the day of a date; "" where it is not known.
func dayOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}
