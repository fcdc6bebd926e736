package guild

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"go.etcd.io/bbolt"
)

func checkSaved(t *testing.T, s *Store, key, want string) {
	t.Helper()
	call, ok, err := s.SavedCall(key)
	if err != nil || ok != (want != "") || string(call) != want {
		t.Errorf("recall %s = %q, %v, %v, want %q", key, call, ok, err, want)
	}
}

// save saves one call and returns its key.
func save(t *testing.T, s *Store, call []byte) string {
	t.Helper()
	return must[[]string](t)(s.SaveCalls([][]byte{call}))[0]
}

func TestSaveCalls(t *testing.T) {
	s := temporary(t)
	keys := must[[]string](t)(s.SaveCalls([][]byte{[]byte("ask ferry"), []byte("ask bridge"), []byte("ask ferry")}))
	if keys[0] != keys[2] || keys[0] == keys[1] {
		t.Errorf("keys = %v, want the same for the same call only", keys)
	}
	for _, key := range keys {
		if len(key) != 16 {
			t.Errorf("key %q has %d characters, want 16", key, len(key))
		}
	}
	diff(t, "one by one", save(t, s, []byte("ask bridge")), keys[1])
	checkSaved(t, s, keys[0], "ask ferry")
	checkSaved(t, s, keys[1], "ask bridge")
	for _, key := range []string{"", "nothing", keys[0] + "a"} {
		checkSaved(t, s, key, "")
	}
	if _, err := s.SaveCalls([][]byte{make([]byte, maxCall)}); err != nil {
		t.Errorf("the longest call: %v", err)
	}
	if _, err := s.SaveCalls([][]byte{make([]byte, maxCall+1)}); err == nil {
		t.Error("a call that is too long is saved")
	}
	diff(t, "none", must[[]string](t)(s.SaveCalls(nil)), []string(nil))
}

// A call can be recalled for a week after it was kept; keeping it again renews that.
func TestCallsExpire(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := temporary(t)
		old := save(t, s, []byte("old"))
		renewed := save(t, s, []byte("renewed"))
		time.Sleep(3 * 24 * time.Hour)
		save(t, s, []byte("renewed"))
		diff(t, "kept, one of them again", count(t, s), [2]int{2, 2})
		time.Sleep(4*24*time.Hour - time.Second)
		checkSaved(t, s, old, "old")
		time.Sleep(time.Second)
		checkSaved(t, s, old, "")
		checkSaved(t, s, renewed, "renewed")
		save(t, s, []byte("new"))
		diff(t, "kept", count(t, s), [2]int{2, 2})
	})
}

// Expired calls go when the file is opened, even where nothing is kept any more.
func TestCallsExpireAtOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "settings.db")
		s := open(t, path)
		save(t, s, []byte("old"))
		check(t, s.Close())
		time.Sleep(8 * 24 * time.Hour)
		diff(t, "kept", count(t, open(t, path)), [2]int{0, 0})
	})
}

// count counts the records of calls, and of their order.
func count(t *testing.T, s *Store) (n [2]int) {
	t.Helper()
	check(t, s.db.Read(func(tx *bbolt.Tx) error {
		n = [2]int{tx.Bucket(bucketCalls).Stats().KeyN, tx.Bucket(bucketOrder).Stats().KeyN}
		return nil
	}))
	return n
}

// At most 20,000 calls are kept: the oldest go.
func TestCallsAreBounded(t *testing.T) {
	s := temporary(t)
	var keys []string
	for batch := range 21 {
		var calls [][]byte
		for i := range 1000 {
			calls = append(calls, fmt.Appendf(nil, "call %d", 1000*batch+i))
		}
		keys = append(keys, must[[]string](t)(s.SaveCalls(calls))...)
	}
	diff(t, "kept", count(t, s), [2]int{maxCalls, maxCalls})
	checkSaved(t, s, keys[0], "")
	checkSaved(t, s, keys[999], "")
	checkSaved(t, s, keys[1000], "call 1000")
	checkSaved(t, s, keys[20_999], "call 20999")
}

// A call that was saved within the day is not written again: a popular question costs nothing.
func TestSavingAgainWritesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := temporary(t)
		writes := func() (n int) {
			check(t, s.db.Read(func(tx *bbolt.Tx) error { n = tx.ID(); return nil }))
			return n
		}
		save(t, s, []byte("ask ferry"))
		before := writes()
		save(t, s, []byte("ask ferry"))
		if got := writes(); got != before {
			t.Errorf("%d writes, want none", got-before)
		}
		time.Sleep(callRenew)
		save(t, s, []byte("ask ferry"))
		if got := writes(); got != before+1 {
			t.Errorf("%d writes a day later, want 1", got-before)
		}
	})
}

// A damaged call is an error for that one, and saving it again repairs it.
func TestDamagedCall(t *testing.T) {
	s := temporary(t)
	bad := save(t, s, []byte("ask ferry"))
	good := save(t, s, []byte("ask bridge"))
	check(t, s.db.Write(func(tx *bbolt.Tx) error {
		b := tx.Bucket(bucketCalls)
		data := bytes.Clone(b.Get([]byte(bad)))
		data[len(data)-1] ^= 1
		return b.Put([]byte(bad), data)
	}))
	if _, ok, err := s.SavedCall(bad); ok || err == nil {
		t.Errorf("a damaged call is recalled: %v, %v", ok, err)
	}
	checkSaved(t, s, good, "ask bridge")
	save(t, s, []byte("ask ferry"))
	checkSaved(t, s, bad, "ask ferry")
}

func BenchmarkSaveCalls(b *testing.B) {
	s, err := Open(filepath.Join(b.TempDir(), "settings.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for i := 0; b.Loop(); i++ {
		if _, err := s.SaveCalls([][]byte{fmt.Appendf(nil, "call %d", i)}); err != nil {
			b.Fatal(err)
		}
	}
}
