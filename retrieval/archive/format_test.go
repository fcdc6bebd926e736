package archive

import (
	"testing"

	"go.etcd.io/bbolt"

	"quoth/retrieval/news"
)

func setFormat(t *testing.T, a *Archive, format string) {
	t.Helper()
	err := a.db.Write(func(tx *bbolt.Tx) error { return tx.Bucket(bucketMeta).Put(keyFormat, []byte(format)) })
	if err != nil {
		t.Fatal(err)
	}
}

func formatOf(t *testing.T, a *Archive) (format string) {
	t.Helper()
	err := a.db.Read(func(tx *bbolt.Tx) error {
		format = string(tx.Bucket(bucketMeta).Get(keyFormat))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return format
}

// writeRecord writes the bytes of a revision.
func writeRecord(t *testing.T, a *Archive, s news.Serial, data []byte) {
	t.Helper()
	err := a.db.Write(func(tx *bbolt.Tx) error { return tx.Bucket(bucketRevisions).Put(serialKey(s), data) })
	if err != nil {
		t.Fatal(err)
	}
}
