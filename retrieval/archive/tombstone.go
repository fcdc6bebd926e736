package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// Tombstone names a Key that is refused, without the Key itself: an address often has the words of a headline
// in it.
type Tombstone [16]byte

// TombstoneOf returns the Tombstone that a Key has when it is refused.
func TombstoneOf(k news.Key) Tombstone {
	sum := sha256.Sum256([]byte(k))
	return Tombstone(sum[:16])
}

// inscription is what the archive stores of a Tombstone. It is JSON, so that fields can be added.
type inscription struct {
	At time.Time `json:"at"`
	// Beside is a second Tombstone of the same article, which is there as long as this one; empty: none.
	Beside []byte `json:"beside,omitempty"`
}

// bury refuses a Key from then on. Where the article has an address that is not its Key, the address is refused
// as well: a source without ids would make it the Key.
func bury(tx *bbolt.Tx, k news.Key, address string, at time.Time) error {
	of, beside := TombstoneOf(k), TombstoneOf(news.Key(news.CanonicalURL(address)))
	if news.CanonicalURL(address) == "" || of == beside {
		return inscribe(tx, of, inscription{At: at})
	}
	if err := inscribe(tx, beside, inscription{At: at, Beside: of[:]}); err != nil {
		return err
	}
	return inscribe(tx, of, inscription{At: at, Beside: beside[:]})
}

func inscribe(tx *bbolt.Tx, t Tombstone, i inscription) error {
	i.At = i.At.UTC().Truncate(time.Second)
	data, err := json.Marshal(i)
	if err != nil {
		return err
	}
	return tx.Bucket(layout.Tombstones).Put(t[:], data)
}

// readInscription reads what is stored of a Tombstone; ok is false if it is not there.
func readInscription(tx *bbolt.Tx, t Tombstone) (i inscription, ok bool, err error) {
	bucket := tx.Bucket(layout.Tombstones)
	if bucket == nil { // the file has the first format, and is only read
		return i, false, nil
	}
	data := bucket.Get(t[:])
	if data == nil {
		return i, false, nil
	}
	if err := json.Unmarshal(data, &i); err != nil {
		return i, false, fmt.Errorf("read tombstone: %w: %w", ErrDamaged, err)
	}
	return i, true, nil
}

// Forgotten returns when a Key was forgotten for good; ok is false if it is not refused.
func (a *Archive) Forgotten(t Tombstone) (at time.Time, ok bool, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) (err error) {
		var i inscription
		i, ok, err = readInscription(tx, t)
		at = i.At
		return err
	})
	return at, ok, err
}

// Allow removes tombstones, so that their articles can be stored again. It returns how many there were.
func (a *Archive) Allow(tombstones []Tombstone) (n int, err error) {
	err = a.write(func(tx *bbolt.Tx) error {
		n = 0
		for _, t := range tombstones {
			i, ok, err := readInscription(tx, t)
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
			n++
			for _, key := range [][]byte{bytes.Clone(t[:]), i.Beside} {
				if err := tx.Bucket(layout.Tombstones).Delete(key); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return n, err
}

// refusal returns the outcome for an article that must not be stored; "" for any other.
func (a *Archive) refusal(tx *bbolt.Tx, article *news.Article) news.Outcome {
	t := TombstoneOf(article.Key)
	if tx.Bucket(layout.Tombstones).Get(t[:]) != nil {
		return news.Withdrawn
	}
	if a.Keep().isExpired(article) {
		return news.Expired
	}
	return ""
}
