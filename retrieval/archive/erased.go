package archive

import (
	"encoding/binary"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// Erased is a revision whose words are erased.
type Erased struct {
	At        time.Time // when it was withdrawn
	Tombstone Tombstone // of its Key, if that is refused
}

// erased is what the archive stores of such a revision, under the prefix of its receipts.
type erased struct {
	seal news.Seal
	Erased
}

// erasedBytes is the length of an encoded erased.
const erasedBytes = 2 + 8 + len(Tombstone{})

func (e erased) encode() []byte {
	out := binary.BigEndian.AppendUint16(make([]byte, 0, erasedBytes), uint16(e.seal))
	out = binary.BigEndian.AppendUint64(out, uint64(e.At.Unix()))
	return append(out, e.Tombstone[:]...)
}

func decodeErased(data []byte) (e erased, ok bool) {
	if len(data) != erasedBytes {
		return e, false
	}
	e.seal = news.Seal(binary.BigEndian.Uint16(data))
	e.At = time.Unix(int64(binary.BigEndian.Uint64(data[2:])), 0).UTC()
	e.Tombstone = Tombstone(data[10:])
	return e, true
}

// Erased returns the revision that a receipt names, if its words are erased.
func (a *Archive) Erased(r news.Receipt) (found Erased, ok bool, err error) {
	err = a.db.Read(func(tx *bbolt.Tx) error {
		bucket := tx.Bucket(layout.Erased)
		if bucket == nil { // the file has the first format, and is only read
			return nil
		}
		for _, data := range layout.WithPrefix(bucket, r.Prefix[:]) {
			if e, sound := decodeErased(data); sound && r.HasSeal(e.seal) {
				found, ok = e.Erased, true
			}
		}
		return nil
	})
	return found, ok, err
}
