package book

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A list adds what is new, and puts what is known into its folders; all else of that stays.
func TestMerge(t *testing.T) {
	b, err := Open(filepath.Join(t.TempDir(), "sources.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	at := time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)
	source := func(name, folder string) Source {
		url := "https://" + name + ".example/rss"
		return Source{ID: url, URL: url, Name: name, Folder: folder}
	}
	known := source("tavel", "Old")
	known.Checked, known.Failures = at, 2
	marks := Memory{{Item: 7, Print: 8, Visits: 1}}
	if err := b.Add(known); err != nil {
		t.Fatal(err)
	}
	if err := b.Save(known.URL, known, marks); err != nil {
		t.Fatal(err)
	}
	long := source("long", "")
	long.URL += strings.Repeat("a", maxKey)
	for _, tt := range []struct {
		name string
		list []Source
		want Merged
		now  string // the folder of the known one
	}{
		{"new ones", []Source{source("orlo", "Coast/North"), long}, Merged{Added: []Source{source("orlo", "Coast/North")}, Refused: []string{long.URL}}, "Old"},
		{"a list without folders", []Source{source("tavel", ""), source("orlo", "")},
			Merged{Known: []string{known.URL, source("orlo", "").URL}}, "Old"},
		{"the same folder", []Source{source("other name", "Old"), source("tavel", "Old")},
			Merged{Added: []Source{source("other name", "Old")}, Known: []string{known.URL}}, "Old"},
		{"another folder", []Source{source("tavel", "Coast")}, Merged{Known: []string{known.URL}, Moved: []string{known.URL}}, "Coast"},
	} {
		got, err := b.Merge(tt.list)
		if diff := cmp.Diff(tt.want, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", tt.name, err, diff)
		}
		want := known
		want.Folder = tt.now
		s, m, err := b.Get(known.URL)
		if diff := cmp.Diff(want, s); diff != "" || err != nil || cmp.Diff(marks, m) != "" {
			t.Errorf("%s: memory %v, %v, source (-want +got):\n%s", tt.name, m, err, diff)
		}
	}
	// What was read before the list came does not undo it.
	known.Failures = 3
	if err := b.Save(known.URL, known, marks); err != nil {
		t.Fatal(err)
	}
	if s, _, _ := b.Get(known.URL); s.Folder != "Coast" || s.Failures != 3 {
		t.Errorf("saved as %+v, want the folder of the list", s)
	}
	for folder, want := range map[string][]string{"": nil, "World/Europe": {"World", "Europe"}, "A/B/A": {"A", "B"}} {
		if diff := cmp.Diff(want, Source{Folder: folder}.Labels()); diff != "" {
			t.Errorf("labels of %q (-want +got):\n%s", folder, diff)
		}
	}
}
