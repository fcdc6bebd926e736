package guild

import (
	"encoding/json"

	"go.etcd.io/bbolt"

	"quoth/bot/settings"
	"quoth/retrieval/bolt"
)

// Checked is what a check of a settings file found.
type Checked struct {
	Servers int        // of which something is kept
	Records int        // that can be read
	Damaged bolt.Fault // records whose bytes are not those that were stored, or that lie in a wrong place
}

// Freeze returns a Snapshot of the file; see bolt.DB.Freeze.
func (s *Store) Freeze() (*bolt.Snapshot, error) { return s.db.Freeze() }

// Check compares every page and every record of the file with its checksum. The error is ErrDamaged when a page
// cannot be read.
func (s *Store) Check() (Checked, error) {
	if err := s.db.CheckPages(); err != nil {
		return Checked{}, err
	}
	return checkRecords(s.db)
}

// CheckFile does what Check does with the file at path, and writes nothing. The errors are those of Open.
func CheckFile(path string) (c Checked, err error) {
	if err := bolt.CheckFile(path); err != nil {
		return c, err
	}
	db, err := bolt.Open(path, bolt.Options{ReadOnly: true, Repair: repair})
	if err != nil {
		return c, err
	}
	defer db.Close()
	if err := db.Read(checkFormat); err != nil {
		return c, err
	}
	return checkRecords(db)
}

func checkRecords(db *bolt.DB) (c Checked, err error) {
	err = db.Read(func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{bucketCalls, bucketPending} {
			c.records(string(name), tx.Bucket(name), func(string, json.RawMessage) bool { return true })
		}
		return tx.Bucket(bucketServers).ForEachBucket(func(server []byte) error {
			if string(server) != settings.Direct {
				c.Servers++
			}
			of := tx.Bucket(bucketServers).Bucket(server)
			return of.ForEachBucket(func(name []byte) error {
				c.records(string(name), of.Bucket(name), func(key string, record json.RawMessage) bool {
					return part(name).isPlace(string(server), key, record)
				})
				return nil
			})
		})
	})
	return c, err
}

// records checks the records of a bucket. IsPlace reports whether a record belongs under its key.
func (c *Checked) records(name string, b *bbolt.Bucket, isPlace func(key string, record json.RawMessage) bool) {
	for _, key := range keys(b, "") {
		var record json.RawMessage
		switch err := decode(b.Get([]byte(key)), &record); {
		case err != nil:
			c.Damaged.Add("%s %s: %v", name, key, err)
		case !isPlace(key, record):
			c.Damaged.Add("%s %s: the record is of another key", name, key)
		default:
			c.Records++
		}
	}
}

// isPlace reports whether a record of a server belongs under its key. A record that does not name its place does.
func (p part) isPlace(server, key string, record json.RawMessage) bool {
	var of struct {
		Server  string `json:"guild"`
		Channel string `json:"channel"`
		Date    string `json:"date"`
		Number  uint64 `json:"number"`
	}
	if p != partDailies && p != partPosts && p != partExtras && p != partWatches {
		return true
	}
	if json.Unmarshal(record, &of) != nil {
		return false
	}
	want := of.Channel
	switch p {
	case partPosts:
		want += "/" + of.Date
	case partWatches:
		want = watchKey(of.Number)
	}
	return of.Server == server && key == want
}
