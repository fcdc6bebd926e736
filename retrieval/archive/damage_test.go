package archive

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// breakRecord flips a bit in the middle of a stored revision.
func breakRecord(t *testing.T, a *Archive, s news.Serial) {
	t.Helper()
	if err := a.db.Write(func(tx *bbolt.Tx) error { return flip(tx, s, -1) }); err != nil {
		t.Fatal(err)
	}
}

// flip changes the byte at i of a record, or the byte in its middle if i is -1.
func flip(tx *bbolt.Tx, s news.Serial, i int) error {
	revisions := tx.Bucket(layout.Revisions)
	data := append([]byte(nil), revisions.Get(layout.SerialKey(s))...)
	if i < 0 {
		i = len(data) / 2
	}
	data[i] ^= 1
	return revisions.Put(layout.SerialKey(s), data)
}

// A change of any byte of a record is detected.
func TestFlippedByte(t *testing.T) {
	a := open(t, "")
	put(t, a, news.New(ferry()))
	size := 0
	_ = a.db.Read(func(tx *bbolt.Tx) error {
		size = len(tx.Bucket(layout.Revisions).Get(layout.SerialKey(1)))
		return nil
	})
	errDone := errors.New("roll back")
	for i := range size {
		err := a.db.Write(func(tx *bbolt.Tx) error {
			if err := flip(tx, 1, i); err != nil {
				return err
			}
			if _, err := a.codec.Revision(tx, 1); !errors.Is(err, ErrDamaged) {
				t.Errorf("byte %d of %d changed: err = %v, want ErrDamaged", i, size, err)
			}
			return errDone
		})
		if err != errDone {
			t.Fatal(err)
		}
	}
}

// Every way to read a damaged revision returns ErrDamaged; the other revisions are still read.
func TestDamagedRecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	x, y := news.New(ferry()), words("sound", wire)
	put(t, a, y, x)
	breakRecord(t, a, 2)
	_, errArticle := a.Article(2)
	_, _, errCurrent := a.Current(x.Key)
	_, errReceipt := a.ByReceipt(news.Receipt{Prefix: news.Prefix(x.Key, x.Revision)})
	var since []bool
	for e, err := range a.Since(0) {
		if err != nil {
			t.Fatal(err)
		}
		since = append(since, e.Damaged)
	}
	diff(t, "damaged, in their order", since, []bool{false, true})
	_, errMissing := a.Article(99)
	for name, err := range map[string]error{"Article": errArticle, "Current": errCurrent, "ByReceipt": errReceipt, "a serial that is not there": errMissing} {
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: err = %v, want ErrDamaged", name, err)
		}
	}
	if got, err := a.Article(1); err != nil || got.Text != wire {
		t.Errorf("the sound revision: %v", err)
	}
	a.Close()
	a = open(t, path)
	if a.Damaged() != 1 || a.Len() != 1 {
		t.Errorf("%d damaged and %d whole articles, want 1 of each", a.Damaged(), a.Len())
	}
}

// ruins returns contents of files that are no longer a sound archive, by name.
func ruins(sound []byte) map[string][]byte {
	r := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, len(sound))
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	const page = layout.PageSize
	zeroed := func(from, to int) []byte {
		out := append([]byte(nil), sound...)
		clear(out[from:to])
		return out
	}
	out := map[string][]byte{
		"a text":               []byte("date 2026-03-02 Ferry back\nThe ferry sails again.\n"),
		"noise":                noise,
		"zeros":                make([]byte, len(sound)),
		"half of it zeros":     zeroed(len(sound)/2, len(sound)),
		"the start zeros":      zeroed(0, 2*page),
		"the body zeros":       zeroed(2*page, len(sound)),
		"noise after the head": append(append([]byte(nil), sound[:2*page]...), noise[2*page:]...),
	}
	for _, n := range []int{1, 100, page, 2 * page, 3 * page, len(sound) / 2, len(sound) - page} {
		out[fmt.Sprintf("cut to %d bytes", n)] = sound[:n]
	}
	return out
}

// Opening a ruined file returns ErrDamaged, or every article can be read or counts as damaged; it never crashes.
func TestRuinedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	const berths = 60
	for i := range berths {
		put(t, a, words(fmt.Sprint("k", i), strings.Repeat(fmt.Sprint("Berth ", i*i*7919, " is let. "), 40)))
	}
	a.Close()
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range ruins(sound) {
		for _, readOnly := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, read only %v", name, readOnly), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "ruin.db")
				if err := os.WriteFile(path, data, 0o600); err != nil {
					t.Fatal(err)
				}
				got, damaged, err := readAll(Options{Path: path, ReadOnly: readOnly})
				if err != nil && !errors.Is(err, ErrDamaged) {
					t.Errorf("err = %v, want ErrDamaged", err)
				}
				if err == nil && got+damaged != berths {
					t.Errorf("%d articles can be read and %d are damaged, want %d in all or ErrDamaged", got, damaged, berths)
				}
			})
		}
	}
}

// readAll returns the number of articles whose words match their revision, and of those that count as damaged.
func readAll(o Options) (sound, damaged int, err error) {
	a, err := Open(o)
	if err != nil {
		return 0, 0, err
	}
	defer a.Close()
	for e, err := range a.Since(0) {
		if err != nil {
			return sound, a.Damaged(), err
		}
		if e.Article != nil && e.Article.Check() == nil {
			sound++
		}
	}
	return sound, a.Damaged(), nil
}

// A flipped bit anywhere in the file never causes a crash.
func TestFlippedBitsInFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "archive.db")
	a := open(t, path)
	put(t, a, news.New(ferry()), words("k", wire))
	a.Close()
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		data := append([]byte(nil), sound...)
		page := r.IntN(len(data) / layout.PageSize)
		i := page*layout.PageSize + r.IntN(120) // in the page's header or its first entries
		data[i] ^= 1 << r.IntN(8)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, o := range []Options{{Path: path, ReadOnly: true}, {Path: path}} {
			_, _, _ = readAll(o) // with or without an error: this must return
		}
	}
}
