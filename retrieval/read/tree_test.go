package read

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The golden file shows the articles and refusals of a folder with all formats.
func TestTreeGolden(t *testing.T) {
	var b strings.Builder
	for item := range Tree(os.DirFS("testdata/edition"), Options{Now: time.Date(2026, 1, 9, 6, 0, 0, 0, time.UTC)}) {
		o := outcomeOf(item)
		if o.Refused != "" {
			fmt.Fprintf(&b, "== refused %s\n\n", o.Refused)
			continue
		}
		fmt.Fprintf(&b, "== %s\nid: %s\nsource: %s\nauthor: %s\nurl: %s\nfile: %s\npublished: %s\nfetched: %s\n%s\n",
			o.Title, o.ID, o.Source, o.Author, o.URL, o.File, o.Published, o.Fetched, o.Text)
	}
	const golden = "testdata/edition.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", golden, diff)
	}
}

// places returns the name and the reason of each item of Tree; the reason of an article is empty.
func places(fsys fs.FS) []string {
	var out []string
	for item := range Tree(fsys, Options{}) {
		if item.Refusal != nil {
			out = append(out, item.Refusal.Error())
			continue
		}
		out = append(out, item.Article.File)
	}
	return out
}

func content(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

func TestTreeSkips(t *testing.T) {
	const matter = "---\ntitle: Ferry\n---\nIt left."
	fsys := fstest.MapFS{
		"b.txt": content(ferryDated), "a/z.txt": content(ferryDated), "a.txt": content(ferryDated), "c.jsonl.gz": content(packed(ferryJSON)),
		".hidden.txt": content(ferryDated), ".git/x.txt": content(ferryDated), "a/.trash/x.txt": content(ferryDated),
		"main.go": content("package main"), "pier.png": content("\x89PNG\x00"), "package.json": content("{}"), "Makefile": content("all:"), "logs.gz": content(""),
		"README.md": content("# About\n\nThis folder."), "a/readme.txt": content("About."), "LICENSE.txt": content("Terms."), "d/README.md": content(matter),
		"page.htm": content("<p>"), "pipe.txt": {Mode: fs.ModeNamedPipe}, "z/empty": {Mode: fs.ModeDir},
	}
	want := []string{"z.txt", "a.txt", "b.txt", "c.jsonl.gz", "README.md", "page.htm: HTML is not read here: want dated text, JSON Lines or Markdown"}
	got := places(fsys)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A link to a file is read, a link to a folder is skipped, and a dead link is refused.
func TestTreeLinks(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(elsewhere, "ferry.txt"), []byte(ferryDated), 0o600); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"a.txt": filepath.Join(elsewhere, "ferry.txt"), "dead.txt": filepath.Join(elsewhere, "gone.txt"), "folder": elsewhere, "folder.txt": elsewhere} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no links here:", err)
		}
	}
	got := places(os.DirFS(dir))
	if len(got) != 2 || got[0] != "a.txt" || !strings.HasPrefix(got[1], "dead.txt: open: ") {
		t.Errorf("got %q, want a.txt and a refusal of dead.txt", got)
	}
}

func TestTreeOfNothing(t *testing.T) {
	fsys := fstest.MapFS{"main.go": content("package main"), "deep/down": {Mode: fs.ModeDir}}
	if got := places(fsys); got != nil {
		t.Errorf("got %v, want nothing", got)
	}
	if files, bytes := Size(fsys); files != 0 || bytes != 0 {
		t.Errorf("got a size of %d files, %d bytes, want none", files, bytes)
	}
}

// Bytes adds up over all files, refused ones included, to what Size returns.
func TestTreeBytes(t *testing.T) {
	fsys := fstest.MapFS{
		"a.jsonl": content(strings.Repeat(ferryJSON, 3)), "b.txt": content("no date\n"), "c.txt.gz": content(packed(ferryDated)), "x.go": content("package x"),
	}
	files, size := Size(fsys)
	if files != 3 {
		t.Errorf("got %d files, want 3", files)
	}
	var last int64
	for item := range Tree(fsys, Options{}) {
		if item.Bytes < last {
			t.Errorf("bytes went from %d to %d", last, item.Bytes)
		}
		last = item.Bytes
	}
	if want := int64(len(ferryJSON)*3 + len("no date\n") + len(packed(ferryDated))); last != want || size != want {
		t.Errorf("got %d bytes read of %d, want %d", last, size, want)
	}
}

func TestTreeStopsAtBreak(t *testing.T) {
	fsys := fstest.MapFS{"a.jsonl": content(strings.Repeat(ferryJSON, 3)), "b.txt": content(ferryDated)}
	n := 0
	for range Tree(fsys, Options{}) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("got %d items, want 2", n)
	}
}

// A file that cannot be opened is refused by name, the others are read, and each one is closed.
func TestTreeOpenErrors(t *testing.T) {
	fsys := &watched{FS: fstest.MapFS{
		"a/a.txt": content(ferryDated), "locked/b.txt": content(ferryDated), "locked.txt": content(ferryDated), "z.txt": content(ferryDated),
	}}
	want := []string{"a.txt", "locked: open: permission denied: check that it may be read",
		"locked.txt: open: permission denied: check that it may be read", "z.txt"}
	if diff := cmp.Diff(want, places(fsys)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if fsys.open != 0 {
		t.Errorf("%d files left open", fsys.open)
	}
}

// watched refuses to open files whose name starts with "locked", and counts the open ones.
type watched struct {
	fs.FS
	open int
}

func (w *watched) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "locked") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	f, err := w.FS.Open(name)
	if err != nil {
		return nil, err
	}
	w.open++
	if d, ok := f.(fs.ReadDirFile); ok {
		return closingDir{d, w}, nil
	}
	return closing{f, w}, nil
}

type closing struct {
	fs.File
	w *watched
}

func (c closing) Close() error { c.w.open--; return c.File.Close() }

type closingDir struct {
	fs.ReadDirFile
	w *watched
}

func (c closingDir) Close() error { c.w.open--; return c.ReadDirFile.Close() }
