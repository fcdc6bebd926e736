package bleve

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"quoth/retrieval/index"
	"quoth/retrieval/index/indextest"
	"quoth/retrieval/news"
)

// After an update that cannot be written, the index answers from what is on the disk, and the next
// update starts from there. On a busy machine the missing folder may end a worker of bleve's. Then the
// index reports that it is stale, and goes on when it is opened again.
func TestUpdateThatFails(t *testing.T) {
	path := onDisk(t, indextest.Harbour(30)...)
	x, err := Open(Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { x.Close() }()
	store := filepath.Join(path, "store")
	for range 3 {
		if err := os.Rename(store, store+".away"); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := x.Update(index.Batch{Drop: []news.Serial{3}, Put: []index.Document{indextest.Doc(31, "Tide", "The tide turns.")},
				Upto: 31}); err == nil {
				t.Error("an update without a folder to write to succeeded")
			}
			indextest.Diff(t, "found meanwhile", indextest.Serials(t, x, index.Query{Terms: indextest.Terms("berth2")}), []news.Serial{3})
			indextest.Diff(t, "of the update", indextest.Serials(t, x, index.Query{Terms: indextest.Terms("tide")}), []news.Serial(nil))
		}
		if got := x.Cursor(); got != 30 {
			t.Errorf("cursor = %d, want 30: nothing of the update is there", got)
		}
		if err := os.Rename(store+".away", store); err != nil {
			t.Fatal(err)
		}
	}
	batch := index.Batch{Drop: []news.Serial{3}, Put: []index.Document{indextest.Doc(31, "Tide", "The tide turns.")}, Upto: 31}
	err = x.Update(batch)
	if errors.Is(err, index.ErrStale) {
		x.Close()
		if x, err = Open(Options{Path: path}); err == nil {
			err = x.Update(batch)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	indextest.Diff(t, "dropped", indextest.Serials(t, x, index.Query{Terms: indextest.Terms("berth2")}), []news.Serial(nil))
	indextest.Diff(t, "of the update", indextest.Serials(t, x, index.Query{Terms: indextest.Terms("tide")}), []news.Serial{31})
}

// A list of segments that is cut, replaced or gone while the index is open means that it must be
// rebuilt: bleve would write to it where a fault ends the process.
func TestRootChangedWhileOpen(t *testing.T) {
	for what, harm := range map[string]func(path string) error{
		"emptied": func(path string) error { return os.Truncate(path, 0) },
		"gone":    os.Remove,
		"replaced": func(path string) error {
			return errors.Join(os.Remove(path), os.WriteFile(path, make([]byte, 1<<16), 0o600))
		},
	} {
		t.Run(what, func(t *testing.T) {
			path := onDisk(t, indextest.Harbour(3)...)
			x, err := Open(Options{Path: path})
			if err != nil {
				t.Fatal(err)
			}
			defer x.Close()
			indextest.Update(t, x, index.Batch{Put: []index.Document{indextest.Doc(4, "Tide", "The tide turns.")}, Upto: 4})
			if err := harm(filepath.Join(path, "store", "root.bolt")); err != nil {
				t.Fatal(err)
			}
			if err := x.Update(index.Batch{Put: []index.Document{indextest.Doc(5, "Tide", "The tide turns.")}, Upto: 5}); !errors.Is(err, index.ErrStale) {
				t.Errorf("err = %v, want ErrStale", err)
			}
			indextest.Diff(t, "found", indextest.Serials(t, x, index.Query{Terms: indextest.Terms("berth1")}), []news.Serial{2})
		})
	}
}
