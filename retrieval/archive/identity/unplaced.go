package identity

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// An archive of format 1 knew a file's article by a hash of its words, so that an edited file was another
// article. The migration cannot tell the path of such a file. It lists the article as unplaced, under a mark of
// all that stays when a figure is edited; the first import of the file joins what has that mark.

// hashPrefix begins the Keys that are hashes; see news.HashKey.
const hashPrefix = "sha256:"

// markBytes is the length of a mark.
const markBytes = 16

func markOf(parts ...string) []byte {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return sum[:markBytes]
}

// fileMark is the mark of an article that was read from a file.
func fileMark(source, title, day, file string) []byte {
	return markOf("file", source, title, day, file)
}

// wordsMark is the mark of an article of a feed, under whose id other articles came: the Key that its words give.
func wordsMark(hash news.Key) []byte { return markOf("words", string(hash)) }

// noteUnplaced lists the article of a header as unplaced, if it may be one, and returns 1 then.
func noteUnplaced(tx *bbolt.Tx, h layout.Header) (noted int, err error) {
	if !strings.HasPrefix(string(h.Key), hashPrefix) || h.URL != "" || h.File == "" || holdsMany(h.File) {
		return 0, nil
	}
	return 1, putUnplaced(tx, fileMark(h.Source, h.Title, dayOf(layout.ParseTime(h.Published)), h.File), h.Key)
}

// holdsMany reports whether a file of a name has many articles.
func holdsMany(file string) bool {
	name := strings.TrimSuffix(strings.ToLower(file), ".gz")
	return strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, ".ndjson")
}

func putUnplaced(tx *bbolt.Tx, mark []byte, key news.Key) error {
	return tx.Bucket(layout.Unplaced).Put(append(mark, layout.KeyOf(key)...), []byte(key))
}

// unplaced returns the Keys of the articles with a mark.
func unplaced(tx *bbolt.Tx, mark []byte) (out []news.Key) {
	for _, key := range layout.WithPrefix(tx.Bucket(layout.Unplaced), mark) {
		out = append(out, news.Key(key))
	}
	return out
}

// earlierWordings returns the Keys of stored articles that are the article of a file, known by their words: those
// with the same words, and those with the same outlet, headline, date and name of the file. An article without
// an outlet may have been read with the folder of its outlet as one, and the other way round.
func earlierWordings(tx *bbolt.Tx, a *news.Article) (out []news.Key) {
	folder, _, _ := strings.Cut(a.Path, "/")
	sources := []string{a.Source, "", folder}
	for i, source := range sources {
		if slices.Contains(sources[:i], source) {
			continue
		}
		hash := news.HashKey(news.Article{Source: source, Title: a.Title, Text: a.Text})
		out = append(out, hash)
		out = append(out, unplaced(tx, fileMark(source, a.Title, dayOf(a.Published), a.File))...)
	}
	return out
}

// join makes stored articles one, under a Key that none has: the newest of them stays current, and what the
// others say are its earlier wordings. It passes over Keys that are not stored.
func (ks *Keys) join(tx *bbolt.Tx, keys []news.Key, to news.Key) (changes []layout.Change, err error) {
	found := storedKeys(tx, keys)
	for i, key := range found {
		if err := ks.Rename(tx, key.Key, to); err != nil {
			return nil, err
		}
		if i == 0 {
			continue
		}
		if err := ks.precede(tx, key.serial, found[i-1].serial); err != nil {
			return nil, err
		}
		c, err := ks.codec.Append(tx, layout.Record{Replaces: found[i-1].serial})
		if err != nil {
			return nil, err
		}
		changes = append(changes, c)
	}
	return changes, nil
}

// precede makes a revision the one before the oldest one of another revision's article.
func (ks *Keys) precede(tx *bbolt.Tx, of, earlier news.Serial) error {
	for s := of; ; {
		r, err := ks.codec.Revision(tx, s)
		if layout.IsUnreadable(err) {
			return nil
		}
		if err != nil {
			return err
		}
		if r.Before() == 0 {
			r.Follows = earlier
			return ks.codec.Rewrite(tx, s, r)
		}
		s = r.Before()
	}
}

// storedKey is a Key with the serial of its current revision.
type storedKey struct {
	news.Key
	serial news.Serial
}

// storedKeys returns those of some Keys that are stored and can be read, the oldest first.
func storedKeys(tx *bbolt.Tx, keys []news.Key) (out []storedKey) {
	for _, key := range keys {
		k := tx.Bucket(layout.Keys).Get(layout.KeyOf(key))
		if k == nil || isDamaged(tx, layout.SerialOf(k)) {
			continue
		}
		if s := (storedKey{key, layout.SerialOf(k)}); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(x, y storedKey) int { return cmp.Compare(x.serial, y.serial) })
	return out
}
