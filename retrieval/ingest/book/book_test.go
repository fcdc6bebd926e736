package book

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"quoth/retrieval/fetch"
)

func openBook(t *testing.T, path string) *Book {
	t.Helper()
	b, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// packet is a source with every field known.
func packet() Source {
	return Source{
		ID: "https://packet.example/old", URL: "https://packet.example/feed", Name: "The Quenby Packet",
		Site: "https://packet.example/", Folder: "Towns",
		Limits: Limits{1, 2, 3}, Added: morning, Checked: morning.Add(1), Fetched: morning.Add(2), Due: morning.Add(3),
		Validators: fetch.Validators{ETag: `"7"`, LastModified: "then"}, TTL: time.Hour,
		Failures: 6, Error: "no such host", DeadSince: morning.Add(5), Today: Count{"2026-03-02", 9},
	}
}

func TestBookKeeps(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sources.db")
	b := openBook(t, path)
	memory := Memory{{1, 2, 3, true}, {1<<64 - 1, 1 << 63, 255, false}}
	s := packet()
	if err := b.Add(s); err != nil {
		t.Fatal(err)
	}
	if err := b.Save(s.URL, s, memory); err != nil {
		t.Fatal(err)
	}
	b.Close()
	b = openBook(t, path)
	got, m, err := b.Get("HTTPS://packet.example/feed#top")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(s, got); d != "" {
		t.Errorf("source (-want +got):\n%s", d)
	}
	if d := cmp.Diff(memory, m); d != "" {
		t.Errorf("memory (-want +got):\n%s", d)
	}
}

func TestBookChanges(t *testing.T) {
	b := openBook(t, filepath.Join(t.TempDir(), "sources.db"))
	s := packet()
	if err := b.Save(s.URL, s, nil); !errors.Is(err, ErrUnknown) {
		t.Errorf("save before add: got %v, want ErrUnknown", err)
	}
	if err := b.Add(s); err != nil {
		t.Fatal(err)
	}
	if err := b.Add(s); !errors.Is(err, ErrKnown) {
		t.Errorf("add again: got %v, want ErrKnown", err)
	}
	moved := s
	moved.URL = "https://packet.example/atom"
	if err := b.Save(s.URL, moved, Memory{{Item: 1}}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := b.Get(s.URL); !errors.Is(err, ErrUnknown) {
		t.Errorf("the old address: got %v, want ErrUnknown", err)
	}
	if _, m, err := b.Get(moved.URL); err != nil || len(m) != 1 {
		t.Errorf("the new one: got %v and %v, want its memory", m, err)
	}
	other := Source{ID: "a", URL: "https://a.example/feed"}
	if err := b.Add(other); err != nil {
		t.Fatal(err)
	}
	list, err := b.List()
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]Source{other, moved}, list); d != "" {
		t.Errorf("list (-want +got):\n%s", d)
	}
	if err := b.Remove(moved.URL); err != nil {
		t.Fatal(err)
	}
	if err := b.Remove(moved.URL); !errors.Is(err, ErrUnknown) {
		t.Errorf("remove again: got %v, want ErrUnknown", err)
	}
	if err := b.Add(Source{URL: "https://a.example/" + strings.Repeat("a", maxKey)}); err == nil {
		t.Error("an address of more than 2000 bytes went in")
	}
}

func TestBookIsLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sources.db")
	openBook(t, path)
	if _, err := Open(path); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v, want ErrLocked", err)
	}
}

func TestBookIsDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sources.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("not a book ", 9000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v, want ErrDamaged", err)
	}
}

func TestBookIsNewer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sources.db")
	b := openBook(t, path)
	if err := b.db.Write(func(tx *bbolt.Tx) error {
		return tx.Bucket(bucketMeta).Put(keyFormat, []byte("2"))
	}); err != nil {
		t.Fatal(err)
	}
	b.Close()
	if _, err := Open(path); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v, want ErrNewer", err)
	}
}

// A record that cannot be read hides no other, and can be removed.
func TestBookWithADamagedRecord(t *testing.T) {
	b := openBook(t, filepath.Join(t.TempDir(), "sources.db"))
	good, bad := packet(), Source{ID: "b", URL: "https://bad.example/feed"}
	for _, s := range []Source{good, bad} {
		if err := b.Add(s); err != nil {
			t.Fatal(err)
		}
	}
	spoil := func(bucket []byte, url string) {
		if err := b.db.Write(func(tx *bbolt.Tx) error {
			return tx.Bucket(bucket).Put([]byte(url), []byte("\x01abcd{}"))
		}); err != nil {
			t.Fatal(err)
		}
	}
	spoil(bucketSources, bad.URL)
	list, err := b.List()
	if len(list) != 1 || !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), bad.URL) {
		t.Errorf("got %+v and %v, want the good one and an error about %s", list, err, bad.URL)
	}
	if err := b.Remove(bad.URL); err != nil {
		t.Error(err)
	}
	spoil(bucketMemories, good.URL)
	if _, m, err := b.Get(good.URL); err != nil || len(m) != 0 {
		t.Errorf("with a damaged memory got %v and %v, want an empty one", m, err)
	}
}

func FuzzRecords(f *testing.F) {
	source, err := encodeSource(packet())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(source)
	f.Add(encodeMemory(Memory{{1, 2, 3, true}}))
	f.Add([]byte{2, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, record []byte) {
		if s, err := decodeSource(record); err == nil {
			again, err := encodeSource(s)
			if err != nil {
				t.Fatal(err)
			}
			if twice, err := decodeSource(again); err != nil || !cmp.Equal(s, twice) {
				t.Errorf("got %+v and %v, want %+v", twice, err, s)
			}
		}
		if m, err := decodeMemory(record); err == nil {
			if twice, err := decodeMemory(encodeMemory(m)); err != nil || !cmp.Equal(m, twice) {
				t.Errorf("got %+v and %v, want %+v", twice, err, m)
			}
		}
	})
}

// Several processes can read the sources at once. Reading neither makes nor changes a file.
func TestSources(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sources.db")
	if got, err := Sources(path); len(got) != 0 || err != nil {
		t.Errorf("without a book: %v, %v", got, err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file was made: %v", err)
	}
	b := openBook(t, path)
	if err := b.Add(packet()); err != nil {
		t.Fatal(err)
	}
	if _, err := Sources(path); !errors.Is(err, ErrLocked) {
		t.Errorf("of a book that is open: got %v, want ErrLocked", err)
	}
	b.Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Sources(path)
	if d := cmp.Diff([]Source{packet()}, got); d != "" || err != nil {
		t.Errorf("error %v (-want +got):\n%s", err, d)
	}
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("reading has changed the file")
	}
	if err := os.WriteFile(path, []byte("no book"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Sources(path); !errors.Is(err, ErrDamaged) {
		t.Errorf("of a file that is none: got %v, want ErrDamaged", err)
	}
}
