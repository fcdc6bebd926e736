package engine

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// create makes an index, in memory when path is empty.
func create(t testing.TB, path string) *Engine {
	t.Helper()
	e, err := Create(Options{Path: path}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

func write(t testing.TB, e *Engine, f func(*Batch)) {
	t.Helper()
	err := e.Write(func(_ *Snapshot, b *Batch) error {
		f(b)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func diff(t *testing.T, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// posted is a document as a reader of postings returns it.
type posted struct {
	Number    int
	Frequency uint64
	Norm      float64
}

func id(n int) string { return fmt.Sprint("doc", n) }

// Postings are those that bleve's own reader returns: over several segments, with documents that
// were deleted, for terms of one document, of many and of none, one after the other.
func TestPostings(t *testing.T) {
	e := create(t, "")
	for i := range 6 {
		write(t, e, func(b *Batch) {
			for j := range 5 {
				n := i*5 + j + 1
				other := []string{"weir", "sluice sluice"}[n%2]
				b.Put(id(n), Text("title", "Otters"), Text("text", fmt.Sprintf("Otter otter number%d %s", n, other)))
			}
		})
	}
	write(t, e, func(b *Batch) {
		for _, n := range []int{2, 17, 30} {
			b.Delete(id(n))
		}
	})
	for range 2 { // what a look leaves behind does not reach the next one
		for _, c := range []struct{ field, term string }{
			{"text", "otter"}, {"text", "number7"}, {"text", "number17"}, {"text", "sluic"}, {"text", "nowhere"},
			{"title", "otter"}, {"_id", id(9)}, {"_id", id(17)}, {"no field", "otter"}, {"text", "weir"},
		} {
			want, wantCount := postedByBleve(t, e, c.field, c.term)
			got, gotCount := postedDirectly(t, e, c.field, c.term)
			diff(t, fmt.Sprintf("%s %q", c.field, c.term), got, want)
			diff(t, fmt.Sprintf("count of %s %q", c.field, c.term), gotCount, wantCount)
		}
	}
	if all, _ := postedByBleve(t, e, "text", "otter"); len(all) != 27 {
		t.Errorf("%d documents have a term, want 27: the cases above show little", len(all))
	}
}

func postedByBleve(t *testing.T, e *Engine, field, term string) (out []posted, count int) {
	t.Helper()
	err := e.Read(func(s *Snapshot) error {
		reader, err := s.reader.TermFieldReader(context.Background(), []byte(term), field, true, true, false)
		if err != nil {
			return err
		}
		defer reader.Close()
		count = int(reader.Count())
		for {
			d, err := reader.Next(nil)
			if err != nil || d == nil {
				return err
			}
			out = append(out, posted{int(d.ID.Value()), d.Freq, d.Norm})
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, count
}

func postedDirectly(t *testing.T, e *Engine, field, term string) (out []posted, count int) {
	t.Helper()
	err := e.Read(func(s *Snapshot) error {
		if len(s.segments) < 2 {
			t.Fatalf("%d segments, want several", len(s.segments))
		}
		if _, err := s.Find("text", "otter", false); err != nil { // looked up, not read
			return err
		}
		found, err := s.Find(field, term, true)
		if err != nil {
			return err
		}
		for count = found.Count; ; {
			n, p, err := found.Next()
			if err != nil || p == nil {
				return err
			}
			out = append(out, posted{n, p.Frequency(), p.Norm()})
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, count
}

// A field of each kind holds what it says, and the state goes with the batch.
func TestFields(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	e := create(t, path)
	write(t, e, func(b *Batch) {
		b.Put("a", Text("text", "The ferries sail."), Terms("speaker", []string{"b", "a", "b"}), Keyword("day", "2026 03"),
			Stored("record", []byte("kept")))
		b.SetState([]byte("1"))
	})
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	e, err := Open(Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	err = e.Read(func(s *Snapshot) error {
		for _, c := range []struct {
			field, term string
			want        int
		}{
			{"text", "ferri", 1}, {"text", "ferries", 0}, {"speaker", "a", 1}, {"speaker", "b", 1}, {"day", "2026 03", 1},
			{"day", "2026", 0}, {"record", "kept", 0},
		} {
			found, err := s.Find(c.field, c.term, false)
			if err != nil {
				return err
			}
			diff(t, fmt.Sprintf("documents with %s %q", c.field, c.term), found.Count, c.want)
		}
		record, err := s.Stored("a", "record")
		diff(t, "stored", string(record), "kept")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "state", string(e.State()), "1")
}
