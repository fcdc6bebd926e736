package watch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
)

// inbox is a folder that is looked into when the test says so.
type inbox struct {
	Folder
	store *memory
}

func newInbox(t *testing.T) inbox {
	t.Helper()
	s := newMemory()
	return inbox{Folder{Dir: t.TempDir(), Store: s, Now: func() time.Time { return morning }}, s}
}

func (i inbox) write(t *testing.T, name, text string) { t.Helper(); write(t, i.path(name), text) }

func (i inbox) path(name string) string { return filepath.Join(i.Dir, filepath.FromSlash(name)) }

func (i inbox) remove(t *testing.T, name string) {
	t.Helper()
	if err := os.RemoveAll(i.path(name)); err != nil {
		t.Fatal(err)
	}
}

func (i inbox) rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(i.path(to)), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(i.path(from), i.path(to)); err != nil {
		t.Fatal(err)
	}
}

// look looks at some names, and checks the report and the titles that are stored.
func (i inbox) look(t *testing.T, names []string, want Report, titles ...string) {
	t.Helper()
	set := map[string]bool{}
	for _, n := range names {
		set[n] = true
	}
	got, err := i.read(t.Context(), set)
	if err != nil {
		t.Fatal(err)
	}
	got.Refusals = nil
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("report (-want +got)\n%s", d)
	}
	if got := i.store.titles(); fmt.Sprint(got) != fmt.Sprint(titles) {
		t.Errorf("got %q, want %q", got, titles)
	}
}

const everything = "."

// lines are two articles in one file.
const lines = `{"id":"x","title":"X","text":"One."}` + "\n" + `{"id":"y","title":"Y","text":"Two."}` + "\n"

func TestDeletedFiles(t *testing.T) {
	for _, tc := range []struct {
		name   string
		change func(*testing.T, inbox)
		names  []string // looked at; everything is a process that starts again
		want   Report
		titles []string
	}{
		{"a file", func(t *testing.T, i inbox) { i.remove(t, "Packet/a.txt") },
			[]string{"Packet/a.txt"}, Report{Withdrawn: 1}, []string{"B", "X", "Y"}},
		{"a file, before the start", func(t *testing.T, i inbox) { i.remove(t, "Packet/a.txt") },
			[]string{everything}, Report{Same: 3, Withdrawn: 1}, []string{"B", "X", "Y"}},
		{"a file of two articles", func(t *testing.T, i inbox) { i.remove(t, "lines.jsonl") },
			[]string{"lines.jsonl"}, Report{Withdrawn: 2}, []string{"A", "B"}},
		{"a folder", func(t *testing.T, i inbox) { i.remove(t, "Packet") },
			[]string{"Packet"}, Report{Withdrawn: 2}, []string{"X", "Y"}},
		{"all files, one by one", func(t *testing.T, i inbox) { i.remove(t, "Packet"); i.remove(t, "lines.jsonl") },
			[]string{"Packet/a.txt", "Packet/b.txt", "Packet", "lines.jsonl"}, Report{Withdrawn: 4}, nil},
		{"all files, before the start", func(t *testing.T, i inbox) { i.remove(t, "Packet"); i.remove(t, "lines.jsonl") },
			[]string{everything}, Report{Missing: 3}, []string{"A", "B", "X", "Y"}},
		{"an edited file", func(t *testing.T, i inbox) { i.write(t, "Packet/a.txt", dated("A")+"Not on Tuesday.\n") },
			[]string{"Packet/a.txt"}, Report{Changed: 1}, []string{"A", "B", "X", "Y"}},
		{"a file that is none any more", func(t *testing.T, i inbox) { i.write(t, "Packet/a.txt", "no date\n") },
			[]string{"Packet/a.txt"}, Report{}, []string{"A", "B", "X", "Y"}},
		{"a file that got another name", func(t *testing.T, i inbox) { i.rename(t, "Packet/a.txt", "Packet/c.txt") },
			[]string{"Packet/a.txt", "Packet/c.txt"}, Report{Changed: 0, Same: 1, Moved: 1}, []string{"A", "B", "X", "Y"}},
		{"another name, before the start", func(t *testing.T, i inbox) { i.rename(t, "Packet/a.txt", "Packet/old/c.txt") },
			[]string{everything}, Report{Same: 4, Moved: 1}, []string{"A", "B", "X", "Y"}},
		{"a file of two articles with another name", func(t *testing.T, i inbox) { i.rename(t, "lines.jsonl", "more.jsonl") },
			[]string{"lines.jsonl", "more.jsonl"}, Report{Same: 2}, []string{"A", "B", "X", "Y"}},
		{"a line less", func(t *testing.T, i inbox) { i.write(t, "lines.jsonl", `{"id":"x","title":"X","text":"One."}`) },
			[]string{"lines.jsonl"}, Report{Same: 1}, []string{"A", "B", "X", "Y"}},
		{"packed", func(t *testing.T, i inbox) {
			i.remove(t, "Packet/a.txt")
			i.write(t, "Packet/a.txt.gz", packed(dated("A")))
		}, []string{"Packet"}, Report{Same: 2}, []string{"A", "B", "X", "Y"}},
		{"in two files, and deleted in one", func(t *testing.T, i inbox) {
			i.write(t, "copy.jsonl", lines)
			if _, err := i.read(t.Context(), map[string]bool{"copy.jsonl": true}); err != nil {
				t.Fatal(err)
			}
			i.remove(t, "lines.jsonl")
		}, []string{"lines.jsonl"}, Report{}, []string{"A", "B", "X", "Y"}},
		{"a name that begins another", func(t *testing.T, i inbox) { i.write(t, "Packet/a.txt.md", "# A2\n\nIt sails.") },
			[]string{"Packet/a.txt", "Packet/a.txt.md"}, Report{Added: 1, Same: 1}, []string{"A", "A2", "B", "X", "Y"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			i := newInbox(t)
			i.write(t, "Packet/a.txt", dated("A"))
			i.write(t, "Packet/b.txt", dated("B"))
			i.write(t, "lines.jsonl", lines)
			i.look(t, []string{everything}, Report{Added: 4}, "A", "B", "X", "Y")
			tc.change(t, i)
			i.look(t, tc.names, tc.want, tc.titles...)
		})
	}
}

// A file that comes back is what it was, and one that went in the meantime is noticed.
func TestDeletedFileComesBack(t *testing.T) {
	i := newInbox(t)
	i.write(t, "a.txt", dated("A"))
	i.write(t, "b.txt", dated("B"))
	i.look(t, []string{everything}, Report{Added: 2}, "A", "B")
	i.remove(t, "a.txt")
	i.look(t, []string{"a.txt"}, Report{Withdrawn: 1}, "B")
	i.look(t, []string{"a.txt"}, Report{}, "B")
	i.write(t, "a.txt", dated("A"))
	i.look(t, []string{"a.txt"}, Report{Added: 1}, "A", "B")
}

// A folder that cannot be read has lost nothing, and another folder's files are not missed.
func TestUnreadableFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Log("the superuser reads everything: only the other folder is tested")
	}
	i := newInbox(t)
	i.write(t, "Packet/a.txt", dated("A"))
	i.write(t, "b.txt", dated("B"))
	i.look(t, []string{everything}, Report{Added: 2}, "A", "B")
	other := i
	other.Dir = t.TempDir()
	other.write(t, "c.txt", dated("C"))
	other.look(t, []string{everything}, Report{Added: 1}, "A", "B", "C")
	if os.Geteuid() == 0 {
		return
	}
	if err := os.Chmod(i.path("Packet"), 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(i.path("Packet"), 0o700)
	i.look(t, []string{everything}, Report{Same: 1}, "A", "B", "C")
}

// What the store could not do is done at the next look.
func TestWithdrawalIsTriedAgain(t *testing.T) {
	i := newInbox(t)
	i.write(t, "a.txt", dated("A"))
	i.write(t, "b.txt", dated("B"))
	i.look(t, []string{everything}, Report{Added: 2}, "A", "B")
	i.remove(t, "a.txt")
	full := errors.New("no space left on device")
	failing := i.Folder
	failing.Store = fullStore{i.store, full}
	if _, err := failing.read(t.Context(), map[string]bool{"a.txt": true}); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
	i.look(t, []string{"a.txt"}, Report{Withdrawn: 1}, "B")
}

// fullStore is a store that withdraws nothing.
type fullStore struct {
	*memory
	err error
}

func (s fullStore) Withdraw(context.Context, []news.Key, time.Time) (int, error) { return 0, s.err }

func packed(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, s) // a buffer takes everything
	_ = w.Close()
	return b.String()
}
