package table

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// some returns a table of 30 revisions: some are replaced, some cannot be read, and one outlet has no article any more.
func some() *Table {
	t := New(0)
	for s := range news.Serial(30) {
		a := &news.Article{Source: fmt.Sprint("Outlet ", s%4), Published: time.Unix(int64(s%7)*1e8-1e9, 0)}
		if s%5 == 0 {
			a.Published, a.Fetched = time.Time{}, time.Unix(1e9, 0)
		}
		if s == 3 {
			a.Source = "Gone"
		}
		t.Apply([]layout.Change{{Serial: s + 1, Replaces: s % 11, Article: a}})
	}
	t.MarkDamaged(20)
	t.AddDamaged(22)
	t.Apply([]layout.Change{{Serial: 31, Replaces: 4}})
	return t
}

func all(Meta) bool { return true }

func TestDecode(t *testing.T) {
	for name, want := range map[string]*Table{"some": some(), "empty": New(0), "without rows": New(7)} {
		got, err := Decode(want.Encode(), want.Head())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if d := cmp.Diff(want.Select(all), got.Select(all)); d != "" {
			t.Errorf("%s: rows (-want +got)\n%s", name, d)
		}
		if d := cmp.Diff(want.Sources(), got.Sources()); d != "" {
			t.Errorf("%s: outlets (-want +got)\n%s", name, d)
		}
		if d := cmp.Diff(want.damaged, got.damaged); d != "" || got.Head() != want.Head() {
			t.Errorf("%s: head %d, damaged (-want +got)\n%s", name, got.Head(), d)
		}
		if bytes.Contains(want.Encode(), []byte("Gone")) {
			t.Errorf("%s: the bytes name an outlet without articles", name)
		}
	}
}

// No byte can change unnoticed, and a table of an archive that is ahead is not read.
func TestDecodeChanged(t *testing.T) {
	data := some().Encode()
	for i := range data {
		wrong := bytes.Clone(data)
		wrong[i] ^= 1
		for _, w := range [][]byte{wrong, data[:i]} {
			if _, err := Decode(w, 99); !errors.Is(err, ErrChanged) {
				t.Fatalf("byte %d: %v, want ErrChanged", i, err)
			}
		}
	}
	if _, err := Decode(data, 30); !errors.Is(err, ErrChanged) {
		t.Errorf("a table that is ahead: %v, want ErrChanged", err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(some().Encode())
	f.Add([]byte{1, 2, 3, 4, 5})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) >= 4 { // with a sum that matches, so that the rest is read
			data = bytes.Clone(data)
			binary.BigEndian.PutUint32(data, crc32.Checksum(data[4:], castagnoli))
		}
		if table, err := Decode(data, 1000); err == nil {
			again, err := Decode(table.Encode(), 1000)
			if err != nil || again.rows.count != table.rows.count {
				t.Errorf("decoded again: %v", err)
			}
		}
	})
}
