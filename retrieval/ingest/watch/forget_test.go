package watch

import (
	"path/filepath"
	"testing"
	"time"

	"quoth/retrieval"
)

// A watched file does not bring back what was forgotten, however often it is read.
func TestForgottenFilesStayAway(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.txt"), dated("A"))
	write(t, filepath.Join(dir, "b.txt"), dated("B"))
	library, err := retrieval.Open(retrieval.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close()
	f := Folder{Dir: dir, Store: library, Now: func() time.Time { return morning }}
	read := func() Report {
		t.Helper()
		r, err := f.read(t.Context(), map[string]bool{".": true})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := read(); r.Added != 2 {
		t.Fatalf("report = %+v, want two new", r)
	}
	found, err := library.Select(t.Context(), retrieval.Selection{Before: morning.AddDate(0, 0, 1)})
	if err != nil || len(found.Articles) != 2 {
		t.Fatalf("selected %+v, %v", found, err)
	}
	if _, err := library.Forget(t.Context(), found.Articles[:1], morning, nil); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "a.txt"), dated("A")+"It was late.\n")
	write(t, filepath.Join(dir, "b.txt"), dated("B")+"It was late.\n")
	if r := read(); r.Withheld != 1 || r.Changed != 1 || r.Added != 0 || r.isEmpty() {
		t.Errorf("report = %+v, want one changed, one withheld", r)
	}
}
