package bolt

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

func open(t *testing.T, path string) *DB {
	t.Helper()
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestOpenLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	open(t, path)
	start := time.Now()
	if _, err := Open(path, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("err = %v, want ErrLocked", err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("refused after %v, want soon", took)
	}
}

// A file that was changed is ErrDamaged, or reads as before.
func TestDamage(t *testing.T) {
	bucket, key := []byte("bucket"), []byte("key")
	for what, damage := range map[string]func([]byte) []byte{
		"no database":     func([]byte) []byte { return []byte(strings.Repeat("not a database ", 2000)) },
		"cut in half":     func(d []byte) []byte { return d[:len(d)/2] },
		"cut to one page": func(d []byte) []byte { return d[:4096] },
		"ten bytes":       func(d []byte) []byte { return d[:10] },
		"zeros":           func(d []byte) []byte { return make([]byte, len(d)) },
		"zeros at end":    func(d []byte) []byte { clear(d[len(d)/2:]); return d },
	} {
		t.Run(what, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.db")
			db := open(t, path)
			err := db.Write(func(tx *bbolt.Tx) error {
				b, err := tx.CreateBucket(bucket)
				if err != nil {
					return err
				}
				return b.Put(key, bytes.Repeat([]byte("v"), 20_000))
			})
			if err := errors.Join(err, db.Close()); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, damage(data), 0o600); err != nil {
				t.Fatal(err)
			}
			db, err = Open(path, Options{Repair: "put a backup there"})
			if err != nil {
				if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "put a backup there") {
					t.Errorf("open: err = %v, want ErrDamaged with what to do", err)
				}
				return
			}
			defer db.Close()
			err = db.Read(func(tx *bbolt.Tx) error {
				if b := tx.Bucket(bucket); b == nil || len(b.Get(key)) != 20_000 {
					return ErrDamaged
				}
				return nil
			})
			if err != nil && !errors.Is(err, ErrDamaged) {
				t.Errorf("read: err = %v, want ErrDamaged", err)
			}
		})
	}
}

func TestGuard(t *testing.T) {
	stale := errors.New("stale")
	err := Guard(stale, func() error { panic("a page is missing") })
	if !errors.Is(err, stale) || !strings.Contains(err.Error(), "a page is missing") {
		t.Errorf("err = %v, want stale and why", err)
	}
	own := errors.New("own")
	if err := Guard(stale, func() error { return own }); err != own {
		t.Errorf("err = %v, want f's own", err)
	}
}

// If a file is cut or overwritten while it is open, every later call returns an error: none waits
// for ever for a lock that bbolt left locked, and nothing is read wrongly.
func TestChangedWhileOpen(t *testing.T) {
	bucket := []byte("bucket")
	for what, harm := range map[string]func(path string) error{
		"cut to nothing": func(path string) error { return os.Truncate(path, 0) },
		"zeros at its start": func(path string) error {
			f, err := os.OpenFile(path, os.O_RDWR, 0)
			if err != nil {
				return err
			}
			_, err = f.WriteAt(make([]byte, 8192), 0)
			return errors.Join(err, f.Close())
		},
	} {
		t.Run(what, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.db")
			db := open(t, path)
			put := func(tx *bbolt.Tx) error {
				b, err := tx.CreateBucketIfNotExists(bucket)
				if err != nil {
					return err
				}
				return b.Put([]byte("key"), []byte("value"))
			}
			if err := db.Write(put); err != nil {
				t.Fatal(err)
			}
			if err := harm(path); err != nil {
				t.Fatal(err)
			}
			for range 3 {
				read := db.Read(func(tx *bbolt.Tx) error { return nil })
				for name, err := range map[string]error{"read": read, "write": db.Write(put), "write together": db.WriteTogether(put)} {
					if !errors.Is(err, ErrDamaged) {
						t.Errorf("%s: err = %v, want ErrDamaged", name, err)
					}
				}
			}
			if err := db.Close(); err != nil {
				t.Errorf("close: %v", err)
			}
			if again, err := Open(path, Options{}); errors.Is(err, ErrLocked) {
				t.Error("the file stays locked")
			} else if err == nil {
				again.Close()
			}
		})
	}
}

// Concurrent writes are all stored, also if one of them fails.
func TestWriteTogether(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "x.db"))
	bucket, fails := []byte("bucket"), errors.New("fails")
	if err := db.WriteOnce(bucket, func(tx *bbolt.Tx) error { _, err := tx.CreateBucket(bucket); return err }); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 100 {
		all.Go(func() {
			err := db.WriteTogether(func(tx *bbolt.Tx) error {
				if i%10 == 3 {
					return fails
				}
				return tx.Bucket(bucket).Put([]byte{byte(i)}, []byte("x"))
			})
			if (i%10 == 3) != errors.Is(err, fails) {
				t.Errorf("write %d: err = %v", i, err)
			}
		})
	}
	all.Wait()
	got := 0
	err := db.Read(func(tx *bbolt.Tx) error {
		got = tx.Bucket(bucket).Stats().KeyN
		return nil
	})
	if err != nil || got != 90 {
		t.Errorf("%d writes are there, %v, want 90", got, err)
	}
}

// A Snapshot opens as the file was when it was frozen. Reads go on meanwhile, and writes wait.
func TestFreeze(t *testing.T) {
	dir := t.TempDir()
	db := open(t, filepath.Join(dir, "x.db"))
	bucket := []byte("bucket")
	put := func(key string) error {
		return db.Write(func(tx *bbolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists(bucket)
			if err != nil {
				return err
			}
			return b.Put([]byte(key), bytes.Repeat([]byte("v"), 9000))
		})
	}
	if err := put("before"); err != nil {
		t.Fatal(err)
	}
	s, err := db.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	written := make(chan error)
	go func() { written <- put("after") }()
	if err := db.Check(); err != nil {
		t.Errorf("a read while the file is frozen: %v", err)
	}
	var out bytes.Buffer
	if n, err := s.WriteTo(&out); err != nil || n != s.Size() || n != int64(out.Len()) {
		t.Errorf("%d bytes written of %d, %v", n, s.Size(), err)
	}
	select {
	case err := <-written:
		t.Errorf("a write ended while the file was frozen: %v", err)
	default:
	}
	if err := errors.Join(s.Close(), s.Close(), <-written); err != nil {
		t.Error(err)
	}
	path := filepath.Join(dir, "copy.db")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := CheckFile(path); err != nil {
		t.Error(err)
	}
	err = open(t, path).Read(func(tx *bbolt.Tx) error {
		if b := tx.Bucket(bucket); len(b.Get([]byte("before"))) != 9000 || b.Get([]byte("after")) != nil {
			t.Error("the copy is not of the moment at which the file was frozen")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// Files that are only read can be frozen by several processes.
func TestFreezeFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	if err := open(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		s, err := FreezeFile(path)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		full := errors.New("full")
		if _, err := s.WriteTo(failing{full}); err != full {
			t.Errorf("a writer that fails: %v, want its error", err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// CheckPages finds every damage to a page that is in use, and ends no process.
func TestCheckPages(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.db")
	db := open(t, path)
	for i := range 60 {
		err := db.Write(func(tx *bbolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists([]byte("bucket"))
			if err != nil {
				return err
			}
			return b.Put([]byte{byte(i * 7)}, bytes.Repeat([]byte("v"), 900))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := db.CheckPages(); err != nil {
		t.Fatalf("an open file: %v", err)
	}
	length, err := db.Length()
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damaged := filepath.Join(dir, "damaged.db")
	check := func(name string, data []byte) bool {
		t.Helper()
		if err := os.WriteFile(damaged, data, 0o600); err != nil {
			t.Fatal(err)
		}
		err := CheckFile(damaged)
		if err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v, want ErrDamaged", name, err)
		}
		return err != nil
	}
	if check("sound", sound) {
		t.Error("a sound file is reported as damaged")
	}
	for cut := 0; cut < int(length); cut += 4096 {
		if !check("cut", sound[:cut]) {
			t.Errorf("a file cut at %d passes", cut)
		}
	}
	found := 0
	for page := 2 * 4096; page < len(sound); page += 4096 {
		for _, harm := range []func([]byte){
			func(p []byte) { clear(p) },
			func(p []byte) { p[8] ^= 0xff },                                 // its kind
			func(p []byte) { p[10] ^= 0xff },                                // how many keys it has
			func(p []byte) { p[11] ^= 0xff },                                //
			func(p []byte) { copy(p[16:], bytes.Repeat([]byte{0xff}, 64)) }, // where they are
		} {
			data := bytes.Clone(sound)
			harm(data[page : page+4096])
			if check("page", data) {
				found++
			}
		}
	}
	if found < 30 {
		t.Errorf("%d damages found, want those of all pages in use", found)
	}
}
