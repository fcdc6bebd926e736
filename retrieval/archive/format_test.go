package archive

import (
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

func setFormat(t *testing.T, a *Archive, format string) {
	t.Helper()
	err := a.db.Write(func(tx *bbolt.Tx) error { return tx.Bucket(layout.Meta).Put(layout.KeyFormat, []byte(format)) })
	if err != nil {
		t.Fatal(err)
	}
}

func formatOf(t *testing.T, a *Archive) (format string) {
	t.Helper()
	err := a.db.Read(func(tx *bbolt.Tx) error {
		format = string(tx.Bucket(layout.Meta).Get(layout.KeyFormat))
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
	err := a.db.Write(func(tx *bbolt.Tx) error { return tx.Bucket(layout.Revisions).Put(layout.SerialKey(s), data) })
	if err != nil {
		t.Fatal(err)
	}
}

// copied returns the path of a copy of an archive.
func copied(t *testing.T, a *Archive) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.db")
	err := a.db.Read(func(tx *bbolt.Tx) error { return tx.CopyFile(path, 0o600) })
	if err != nil {
		t.Fatal(err)
	}
	return path
}
