package engine

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// withParts makes an index in memory whose field body sums the field text of the parts up.
func withParts(t *testing.T) *Engine {
	t.Helper()
	place := func(id []byte) (Place, error) {
		return Place{uint64(id[0]), int32(len(id))}, nil
	}
	e, err := Create(Options{Sums: map[string]string{"body": "text"}, Place: place}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

// whole is a document with parts: what each says, the document itself first.
type whole []string

func (w whole) put(b *Batch, id string) {
	b.Put(id, Text("body", w[0]))
	for i, text := range w[1:] {
		b.Put(fmt.Sprint(id, "/", i), Text("text", text))
	}
}

func (w whole) delete(b *Batch, id string) {
	b.Delete(id)
	for i := range w[1:] {
		b.Delete(fmt.Sprint(id, "/", i))
	}
}

// words counts otters and all words.
func (w whole) words() measured {
	all := strings.Fields(strings.Join(w, " "))
	otters := slices.DeleteFunc(slices.Clone(all), func(s string) bool { return s != "otter" })
	return measured{len(otters), len(all)}
}

// A field of Options.Sums counts the words of the document and of all its parts. It does so over many segments and
// merged ones, beside documents that were deleted and replaced, with parts and without.
func TestSums(t *testing.T) {
	e, r := withParts(t), rand.New(rand.NewPCG(3, 4))
	live := make(map[string]whole)
	for range 40 {
		write(t, e, func(b *Batch) {
			for range 5 {
				id := fmt.Sprintf("%03d", r.IntN(150))
				if old, ok := live[id]; ok {
					old.delete(b, id)
				}
				w := whole{strings.Repeat("weir ", r.IntN(3))}
				for range r.IntN(4) {
					w = append(w, strings.Repeat("otter ", r.IntN(9))+strings.Repeat("quay ", r.IntN(5)))
				}
				live[id] = w
				if w.put(b, id); r.IntN(4) == 0 {
					w.delete(b, id)
					delete(live, id)
				}
			}
		})
	}
	want := make(map[string]measured)
	for id, w := range live {
		if m := w.words(); m.Times > 0 {
			want[id] = m
		}
	}
	if len(want) < 30 {
		t.Fatalf("only %d documents have the term", len(want))
	}
	for range 2 { // the second look finds what the first one has kept
		diff(t, "sums", measure(t, e, "body", "otter"), want)
		diff(t, "sums of no term", len(measure(t, e, "body", "nothing")), 0)
	}
	if err := e.Read(func(s *Snapshot) error {
		found, err := s.Find("body", "otter")
		diff(t, "count", found.Count, len(want))
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// Parts inherit the marks of their documents, whatever was marked of them before.
func TestInherit(t *testing.T) {
	e := withParts(t)
	for _, id := range []string{"a", "b", "c"} {
		write(t, e, func(b *Batch) { whole{"", "otter", "weir"}.put(b, id) })
	}
	got := make(map[string]bool)
	err := e.Read(func(s *Snapshot) error {
		marks := make([]bool, s.Size())
		for n := range marks {
			id, err := idOf(s, n)
			if err != nil {
				return err
			}
			marks[n] = id == "b" || id == "c/0"
		}
		if err := s.Inherit(marks); err != nil {
			return err
		}
		for n, marked := range marks {
			id, err := idOf(s, n)
			if err != nil {
				return err
			}
			got[id] = marked
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	maps.DeleteFunc(got, func(_ string, marked bool) bool { return !marked })
	diff(t, "marked", got, map[string]bool{"b": true, "b/0": true, "b/1": true})
}

// A place is what Options.Place makes of the id, and a part's whole is the document whose id begins its own.
func TestPlace(t *testing.T) {
	e := withParts(t)
	for _, id := range []string{"a", "b"} {
		write(t, e, func(b *Batch) { whole{"", "otter", "weir"}.put(b, id) })
	}
	got := make(map[string]string)
	err := e.Read(func(s *Snapshot) error {
		for n := range s.Size() {
			id, err := idOf(s, n)
			if err != nil {
				return err
			}
			place, err := s.Place(n)
			if err != nil {
				return err
			}
			diff(t, "place of "+id, place, Place{uint64(id[0]), int32(len(id))})
			whole, err := s.Whole(n)
			if err != nil {
				return err
			}
			if got[id], err = idOf(s, whole); err != nil {
				return err
			}
		}
		if _, err := s.Place(s.Size()); err == nil {
			t.Error("there is a place of no document")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "wholes", got, map[string]string{"a": "a", "a/0": "a", "a/1": "a", "b": "b", "b/0": "b", "b/1": "b"})
}
