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

func checkRecall(t *testing.T, s *Store, key, want string) {
	t.Helper()
	call, ok, err := s.Recall(key)
	if err != nil || ok != (want != "") || string(call) != want {
		t.Errorf("recall %s = %q, %v, %v, want %q", key, call, ok, err, want)
	}
}

func TestKeep(t *testing.T) {
	s := temporary(t)
	keys := must[[]string](t)(s.KeepAll([][]byte{[]byte("ask ferry"), []byte("ask bridge"), []byte("ask ferry")}))
	if keys[0] != keys[2] || keys[0] == keys[1] {
		t.Errorf("keys = %v, want the same for the same call only", keys)
	}
	for _, key := range keys {
		if len(key) != 16 {
			t.Errorf("key %q has %d characters, want 16", key, len(key))
		}
	}
	diff(t, "one by one", must[string](t)(s.Keep([]byte("ask bridge"))), keys[1])
	checkRecall(t, s, keys[0], "ask ferry")
	checkRecall(t, s, keys[1], "ask bridge")
	for _, key := range []string{"", "nothing", keys[0] + "a"} {
		checkRecall(t, s, key, "")
	}
	if _, err := s.Keep(make([]byte, longest)); err != nil {
		t.Errorf("the longest call: %v", err)
	}
	if _, err := s.Keep(make([]byte, longest+1)); err == nil {
		t.Error("a call that is too long is kept")
	}
	diff(t, "none", must[[]string](t)(s.KeepAll(nil)), []string(nil))
}

// A call can be recalled for a week after it was kept; keeping it again renews that.
func TestCallsExpire(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := temporary(t)
		old := must[string](t)(s.Keep([]byte("old")))
		renewed := must[string](t)(s.Keep([]byte("renewed")))
		time.Sleep(3 * 24 * time.Hour)
		must[string](t)(s.Keep([]byte("renewed")))
		diff(t, "kept, one of them again", count(t, s), [2]int{2, 2})
		time.Sleep(4*24*time.Hour - time.Second)
		checkRecall(t, s, old, "old")
		time.Sleep(time.Second)
		checkRecall(t, s, old, "")
		checkRecall(t, s, renewed, "renewed")
		must[string](t)(s.Keep([]byte("new")))
		diff(t, "kept", count(t, s), [2]int{2, 2})
	})
}

// Expired calls go when the file is opened, even where nothing is kept any more.
func TestCallsExpireAtOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "settings.db")
		s := open(t, path)
		must[string](t)(s.Keep([]byte("old")))
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
		keys = append(keys, must[[]string](t)(s.KeepAll(calls))...)
	}
	diff(t, "kept", count(t, s), [2]int{mostCalls, mostCalls})
	checkRecall(t, s, keys[0], "")
	checkRecall(t, s, keys[999], "")
	checkRecall(t, s, keys[1000], "call 1000")
	checkRecall(t, s, keys[20_999], "call 20999")
}

// What was kept within the day is not written again: a popular question costs nothing.
func TestKeepAgainWritesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := temporary(t)
		writes := func() (n int) {
			check(t, s.db.Read(func(tx *bbolt.Tx) error { n = tx.ID(); return nil }))
			return n
		}
		must[string](t)(s.Keep([]byte("ask ferry")))
		before := writes()
		must[string](t)(s.Keep([]byte("ask ferry")))
		if got := writes(); got != before {
			t.Errorf("%d writes, want none", got-before)
		}
		time.Sleep(callRenew)
		must[string](t)(s.Keep([]byte("ask ferry")))
		if got := writes(); got != before+1 {
			t.Errorf("%d writes a day later, want 1", got-before)
		}
	})
}

// A damaged call is an error for that one, and keeping it again mends it.
func TestDamagedCall(t *testing.T) {
	s := temporary(t)
	bad := must[string](t)(s.Keep([]byte("ask ferry")))
	good := must[string](t)(s.Keep([]byte("ask bridge")))
	check(t, s.db.Write(func(tx *bbolt.Tx) error {
		b := tx.Bucket(bucketCalls)
		data := bytes.Clone(b.Get([]byte(bad)))
		data[len(data)-1] ^= 1
		return b.Put([]byte(bad), data)
	}))
	if _, ok, err := s.Recall(bad); ok || err == nil {
		t.Errorf("a damaged call is recalled: %v, %v", ok, err)
	}
	checkRecall(t, s, good, "ask bridge")
	must[string](t)(s.Keep([]byte("ask ferry")))
	checkRecall(t, s, bad, "ask ferry")
}

func BenchmarkKeep(b *testing.B) {
	s, err := Open(filepath.Join(b.TempDir(), "settings.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for i := 0; b.Loop(); i++ {
		if _, err := s.Keep(fmt.Appendf(nil, "call %d", i)); err != nil {
			b.Fatal(err)
		}
	}
}
