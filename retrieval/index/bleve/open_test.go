package bleve

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve/engine"
	"quoth/retrieval/index/indextest"
	"quoth/retrieval/news"
)

func TestReopen(t *testing.T) {
	path := onDisk(t, indextest.Harbour(30)...)
	x, err := Open(Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if got := x.Cursor(); got != 30 {
		t.Errorf("cursor = %d, want 30", got)
	}
	indextest.Diff(t, "stats", x.Stats(), index.Stats{Articles: 30, Passages: 60})
	inMemory := memory(t)
	indextest.Update(t, inMemory, index.Batch{Put: indextest.Harbour(30), Upto: 30})
	q := index.Query{Terms: indextest.Terms("harbour", "berth7", "pilot2")}
	indextest.Diff(t, "found", indextest.Find(t, x, q), indextest.Find(t, inMemory, q))
	indextest.Update(t, x, index.Batch{Drop: []news.Serial{8}, Upto: 31})
	indextest.Diff(t, "after an update", indextest.Serials(t, x, index.Query{Terms: indextest.Terms("berth7")}), []news.Serial(nil))
}

func TestOpenMissing(t *testing.T) {
	_, err := Open(Options{Path: filepath.Join(t.TempDir(), "index")})
	if !errors.Is(err, index.ErrStale) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("err = %v, want ErrStale that is fs.ErrNotExist", err)
	}
}

func TestOpenOtherSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	e, err := engine.Create(engine.Options{Path: path}, map[string]string{keySchema: "0", keyArchive: ""})
	if err != nil {
		t.Fatal(err)
	}
	e.Close()
	if _, err := Open(Options{Path: path}); !errors.Is(err, index.ErrStale) || !errors.Is(err, index.ErrOther) {
		t.Errorf("err = %v, want ErrStale that is ErrOther", err)
	}
}

// A state of another length is one that this schema does not have.
func TestParseState(t *testing.T) {
	whole := state{7, index.Lengths{Documents: 1, Terms: 2}, index.Lengths{Documents: 3, Terms: 4}}
	var got state
	if err := got.parse(whole.bytes()); err != nil || got != whole {
		t.Errorf("round trip: %+v, %v, want %+v", got, err, whole)
	}
	for _, n := range []int{1, 8, stateBytes, len(whole.bytes()) - 1} {
		if err := new(state).parse(whole.bytes()[:n]); !errors.Is(err, index.ErrStale) {
			t.Errorf("%d bytes: err = %v, want ErrStale", n, err)
		}
	}
}

// The folder's name must not be read as a message of an engine.
func TestOpenDamagedInFolderCalledTimeout(t *testing.T) {
	path := filepath.Join(t.TempDir(), "timeout")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Options{Path: path}); !errors.Is(err, index.ErrStale) {
		t.Errorf("err = %v, want ErrStale", err)
	}
}

func TestLocked(t *testing.T) {
	path := onDisk(t, indextest.Harbour(3)...)
	x, err := Open(Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	start := time.Now()
	if _, err := Open(Options{Path: path}); !errors.Is(err, index.ErrLocked) || errors.Is(err, index.ErrStale) {
		t.Errorf("err = %v, want index.ErrLocked, and not index.ErrStale: the index would be rebuilt", err)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("refused after %v, want within a second", took)
	}
}

func TestReadOnly(t *testing.T) {
	path := onDisk(t, indextest.Harbour(3)...)
	for range 2 { // two readers at once
		x, err := Open(Options{Path: path, ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		indextest.Diff(t, "found", indextest.Serials(t, x, index.Query{Terms: indextest.Terms("berth1")}), []news.Serial{2})
	}
}

// Create takes the place of what was there.
func TestCreateReplaces(t *testing.T) {
	path := onDisk(t, indextest.Harbour(3)...)
	x, err := Create(Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	indextest.Diff(t, "stats", x.Stats(), index.Stats{})
	if x.Cursor() != 0 || len(indextest.Serials(t, x, index.Query{Terms: indextest.Terms("harbour")})) != 0 {
		t.Error("the new index has something of the old one")
	}
}

// damages are what can happen to a file.
var damages = map[string]func(path string, data []byte) error{
	"gone":           func(path string, _ []byte) error { return os.Remove(path) },
	"empty":          func(path string, _ []byte) error { return os.Truncate(path, 0) },
	"cut in half":    func(path string, d []byte) error { return os.Truncate(path, int64(len(d)/2)) },
	"a byte short":   func(path string, d []byte) error { return os.Truncate(path, int64(len(d)-1)) },
	"zeros":          func(path string, d []byte) error { return os.WriteFile(path, make([]byte, len(d)), 0o600) },
	"zeros at start": func(path string, d []byte) error { clear(d[:len(d)/2]); return os.WriteFile(path, d, 0o600) },
	"zeros at end":   func(path string, d []byte) error { clear(d[len(d)/2:]); return os.WriteFile(path, d, 0o600) },
	"zeros in middle": func(path string, d []byte) error {
		clear(d[len(d)/3 : len(d)/2])
		return os.WriteFile(path, d, 0o600)
	},
	"a flipped bit": func(path string, d []byte) error { d[len(d)*2/5] ^= 4; return os.WriteFile(path, d, 0o600) },
}

// Whichever file is damaged, and in whatever way, the index reports that it must be rebuilt, falls back
// to an earlier state, with its cursor, or answers as before. It never crashes or hangs.
func TestDamage(t *testing.T) {
	sound := onDisk(t, indextest.Harbour(25)...)
	kinds := make(map[string]bool)
	for _, name := range filesIn(t, sound) {
		kind := filepath.Ext(name)
		kinds[kind] = true
		for what, damage := range damages {
			t.Run(kind+" "+what, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "index")
				if err := os.CopyFS(path, os.DirFS(sound)); err != nil {
					t.Fatal(err)
				}
				file := filepath.Join(path, name)
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if err := damage(file, data); err != nil {
					t.Fatal(err)
				}
				within(t, 5*time.Second, func() { staleOrRight(t, path) })
			})
		}
	}
	if !kinds[".zap"] || !kinds[".bolt"] || !kinds[".json"] {
		t.Errorf("damaged %v, want a segment, the root and the description among them", kinds)
	}
}

// filesIn lists the files below dir, by their paths from there.
func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func within(t *testing.T, d time.Duration, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	select {
	case <-done:
	case <-time.After(d):
		t.Fatalf("hangs: not done after %v", d)
	}
}

func staleOrRight(t *testing.T, path string) {
	x, err := Open(Options{Path: path})
	if err != nil {
		if !errors.Is(err, index.ErrStale) {
			t.Errorf("open: err = %v, want ErrStale", err)
		}
		return
	}
	defer x.Close()
	for _, q := range []struct {
		word string
		want news.Serial
	}{{"berth3", 4}, {"berth24", 25}, {"berth0", 1}} {
		found, err := x.Find(context.Background(), index.Query{Terms: indextest.Terms(q.word)})
		if errors.Is(err, index.ErrStale) {
			continue
		}
		if err != nil {
			t.Errorf("find: err = %v, want ErrStale", err)
		} else if x.Cursor() == 0 {
			indextest.Diff(t, "hits of an index that has seen nothing", len(found.Hits), 0)
		} else if len(found.Hits) != 1 || found.Hits[0].Serial != q.want {
			t.Errorf("%s: found %+v, want article %d", q.word, found.Hits, q.want)
		}
	}
	if err := x.Update(index.Batch{Put: []index.Document{indextest.Doc(26, "Tide", "The tide turns.")}, Upto: 26}); err != nil &&
		!errors.Is(err, index.ErrStale) {
		t.Errorf("update: err = %v, want ErrStale", err)
	}
}
