package guild

import (
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// Answers are remembered until they are dropped, and no longer than they can be sent.
func TestPending(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "settings.db"))
	for _, id := range []string{"1", "2", "3"} {
		if err := s.SavePending(id, []byte("answer "+id)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.DropPending("2"); err != nil {
		t.Fatal(err)
	}
	if err := s.DropPending("no such answer"); err != nil {
		t.Errorf("an answer that is not there: %v", err)
	}
	err := s.db.Write(func(tx *bbolt.Tx) error {
		data, err := encode(pendingAnswer{time.Now().Add(-pendingLife), []byte("answer 3")})
		if err != nil {
			return err
		}
		return tx.Bucket(bucketPending).Put([]byte("3"), data)
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Pending()
	if err != nil || len(got) != 1 || string(got["1"]) != "answer 1" {
		t.Errorf("remembered: %q, %v, want the answer 1 alone", got, err)
	}
	if err := s.db.Write(func(tx *bbolt.Tx) error { return trim(tx, time.Now()) }); err != nil {
		t.Fatal(err)
	}
	if err := s.db.Read(func(tx *bbolt.Tx) error {
		if all := keys(tx.Bucket(bucketPending), ""); len(all) != 1 {
			t.Errorf("stored: %q, want 1", all)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// A file of an earlier version remembers nothing.
func TestPendingWithoutBucket(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "settings.db"))
	if got, err := s.Pending(); len(got) != 0 || err != nil {
		t.Errorf("got %q, %v, want nothing", got, err)
	}
	if err := s.DropPending("1"); err != nil {
		t.Error(err)
	}
}
