package engine

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	bindex "github.com/blevesearch/bleve_index_api"
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

func postedByBleve(t *testing.T, e *Engine, field, term string) (out []int, count int) {
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
			out = append(out, int(d.ID.Value()))
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, count
}

func postedDirectly(t *testing.T, e *Engine, field, term string) (out []int, count int) {
	t.Helper()
	err := e.Read(func(s *Snapshot) error {
		if len(s.segments) < 2 {
			t.Fatalf("%d segments, want several", len(s.segments))
		}
		if _, err := s.Find("text", "otter"); err != nil { // looked up, not read
			return err
		}
		found, err := s.Find(field, term)
		if err != nil {
			return err
		}
		count = found.Count
		for run, err := range found.Runs(t.Context()) {
			if err != nil {
				return err
			}
			for _, doc := range run.Docs {
				out = append(out, run.Offset+int(doc))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, count
}

// A document counts a term as often as its text has it, and its length is that of the text: in fresh
// segments and in merged ones, beside deleted documents.
func TestCounts(t *testing.T) {
	e := create(t, "")
	want := make(map[string]measured)
	for i := range 30 {
		write(t, e, func(b *Batch) {
			for j := range 3 {
				n := 3*i + j
				b.Put(id(n), Text("text", strings.Repeat("otter ", n)+strings.Repeat("weir ", n%2+1)), Keyword("day", "otter"))
				if n > 0 && n != 7 {
					want[id(n)] = measured{n, n + n%2 + 1}
				}
			}
		})
	}
	write(t, e, func(b *Batch) { b.Delete(id(7)) })
	for range 2 { // the second look finds the lengths that the first one has read
		diff(t, "counts and lengths", measure(t, e, "text", "otter"), want)
	}
	diff(t, "of a term with few", len(measure(t, e, "text", "weir")), 89)
	diff(t, "of no term", len(measure(t, e, "text", "nothing")), 0)
}

// idOf returns the id of the document with a number.
func idOf(s *Snapshot, number int) (string, error) {
	return s.reader.ExternalID(bindex.NewIndexInternalID(nil, uint64(number)))
}

// measured is how often a document has a term, and how many terms it has.
type measured struct{ Times, Length int }

func measure(t *testing.T, e *Engine, field, term string) map[string]measured {
	t.Helper()
	out := make(map[string]measured)
	err := e.Read(func(s *Snapshot) error {
		found, err := s.Find(field, term)
		if err != nil {
			return err
		}
		for run, err := range found.Measured(t.Context()) {
			if err != nil {
				return err
			}
			for i, doc := range run.Docs {
				id, err := idOf(s, run.Offset+int(doc))
				if err != nil {
					return err
				}
				times := 1
				if run.Times != nil {
					times = int(run.Times[i])
				}
				out[id] = measured{times, int(run.Lengths[doc])}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
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
			found, err := s.Find(c.field, c.term)
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
