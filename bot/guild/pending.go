package guild

import (
	"time"

	"go.etcd.io/bbolt"
)

// bucketPending has the answers that were announced: interaction -> record of a pendingAnswer.
var bucketPending = []byte("pending")

// pendingLife is how long an answer can be sent after its interaction: Discord's limit.
const pendingLife = 15 * time.Minute

// pendingAnswer is an answer that was announced and is not there yet.
type pendingAnswer struct {
	SavedAt time.Time `json:"saved_at"`
	Answer  []byte    `json:"answer"`
}

// SavePending remembers that an answer to an interaction was announced, until it is dropped. What its bytes mean is
// the caller's business.
func (s *Store) SavePending(id string, answer []byte) error {
	data, err := encode(pendingAnswer{time.Now(), answer})
	if err != nil {
		return err
	}
	return s.db.WriteTogether(func(tx *bbolt.Tx) error {
		pending, err := tx.CreateBucketIfNotExists(bucketPending)
		if err != nil {
			return err
		}
		return pending.Put([]byte(id), data)
	})
}

// DropPending forgets an answer.
func (s *Store) DropPending(id string) error {
	return s.db.WriteTogether(func(tx *bbolt.Tx) error {
		if pending := tx.Bucket(bucketPending); pending != nil {
			return pending.Delete([]byte(id))
		}
		return nil
	})
}

// Pending returns the answers that were announced and not dropped, by interaction. It leaves out those that can be
// sent no longer, or cannot be read: Open deletes them.
func (s *Store) Pending() (answers map[string][]byte, err error) {
	answers = make(map[string][]byte)
	err = s.db.Read(func(tx *bbolt.Tx) error {
		for _, id := range keys(tx.Bucket(bucketPending), "") {
			if p, ok := getPending(tx, id, time.Now()); ok {
				answers[id] = p.Answer
			}
		}
		return nil
	})
	return answers, err
}

// getPending reads an answer. It reports whether the answer can still be sent.
func getPending(tx *bbolt.Tx, id string, now time.Time) (p pendingAnswer, ok bool) {
	err := decode(tx.Bucket(bucketPending).Get([]byte(id)), &p)
	return p, err == nil && now.Sub(p.SavedAt) < pendingLife
}

// deleteOldPending deletes the answers that can be sent no longer.
func deleteOldPending(tx *bbolt.Tx, now time.Time) error {
	for _, id := range keys(tx.Bucket(bucketPending), "") {
		if _, ok := getPending(tx, id, now); ok {
			continue
		}
		if err := tx.Bucket(bucketPending).Delete([]byte(id)); err != nil {
			return err
		}
	}
	return nil
}
