package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
)

// watched is a folder being watched, with the reports that come from it.
type watched struct {
	dir     string
	shelf   *shelf
	reports chan FolderReport
	ended   chan error
	stop    context.CancelFunc
}

func watch(t *testing.T, dir string, s *shelf) *watched {
	t.Helper()
	w := &watched{dir: dir, shelf: s, reports: make(chan FolderReport, 100), ended: make(chan error, 1)}
	ctx, stop := context.WithCancel(t.Context())
	w.stop = stop
	f := Folder{Dir: dir, Store: s, Now: func() time.Time { return morning }, Quiet: 30 * time.Millisecond}
	go func() {
		w.ended <- f.Watch(ctx, func(r FolderReport, err error) { w.reports <- r })
	}()
	t.Cleanup(func() {
		stop()
		<-w.ended
	})
	return w
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func dated(title string) string { return "date 2026-03-02 " + title + "\nIt sails on Monday.\n" }

// until waits for the shelf to hold articles of some titles.
func (w *watched) until(t *testing.T, want ...string) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if fmt.Sprint(w.shelf.titles()) == fmt.Sprint(want) {
			return
		}
	}
	t.Fatalf("got %q, want %q", w.shelf.titles(), want)
}

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	in := func(parts ...string) string { return filepath.Join(append([]string{dir}, parts...)...) }
	write(t, in("Quenby Packet", "a.txt"), dated("A: was there"))
	w := watch(t, dir, newShelf())
	w.until(t, "A: was there")

	write(t, in("Quenby Packet", "b.txt"), dated("B: written"))
	w.until(t, "A: was there", "B: written")

	write(t, in(".c.txt.part"), dated("C: renamed into place"))
	if err := os.Rename(in(".c.txt.part"), in("c.txt")); err != nil {
		t.Fatal(err)
	}
	w.until(t, "A: was there", "B: written", "C: renamed into place")

	write(t, in("Voice", "north", "d.txt"), dated("D: in a new folder"))
	w.until(t, "A: was there", "B: written", "C: renamed into place", "D: in a new folder")
	write(t, in("Voice", "north", "e.txt"), dated("E: in it later"))
	w.until(t, "A: was there", "B: written", "C: renamed into place", "D: in a new folder", "E: in it later")

	outside := t.TempDir()
	write(t, filepath.Join(outside, "Gazette", "f.txt"), dated("F: with its folder"))
	if err := os.Rename(filepath.Join(outside, "Gazette"), in("Gazette")); err != nil {
		t.Fatal(err)
	}
	w.until(t, "A: was there", "B: written", "C: renamed into place", "D: in a new folder", "E: in it later", "F: with its folder")
	write(t, in("g.html"), story("G: a saved page", ferry("It sails on Monday.")...))
	w.until(t, "A: was there", "B: written", "C: renamed into place", "D: in a new folder", "E: in it later", "F: with its folder", "G: a saved page")
	for _, a := range w.shelf.articles {
		if strings.HasPrefix(a.Title, "F") && a.Source != "Gazette" {
			t.Errorf("got outlet %q, want that of the folder", a.Source)
		}
	}
}

// A file that grows is read when it is whole. The clock is virtual: a writer on a busy machine
// can be held up for longer than any real quiet time of a test.
func TestWatchWaitsForQuiet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "slow.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	synctest.Test(t, func(t *testing.T) {
		l, reports := lookoutOver(filepath.Dir(path))
		go l.run(t.Context())
		write := func(format string, args ...any) {
			fmt.Fprintf(f, format, args...)
			l.watcher.Events <- fsnotify.Event{Name: path, Op: fsnotify.Write}
			time.Sleep(l.Quiet * 9 / 10)
		}
		for n := range 6 {
			write(`{"id":"%d","title":"Story %d",`, n, n)
			write(`"text":"Short."}` + "\n")
		}
		if len(reports) > 0 {
			t.Errorf("got report %+v before the file was quiet, want none", <-reports)
		}
		time.Sleep(l.Quiet)
		synctest.Wait()
		if r := <-reports; len(r.Refusals) != 0 || r.Added != 6 {
			t.Errorf("got report %+v, want six articles and no half line", r)
		}
	})
}

// lookoutOver is a lookout at dir that takes its events from the test, with its reports.
func lookoutOver(dir string) (*lookout, chan FolderReport) {
	reports := make(chan FolderReport, 100)
	return &lookout{
		Folder:  Folder{Dir: dir, Store: newShelf(), Now: time.Now, Quiet: time.Second},
		watcher: &fsnotify.Watcher{Events: make(chan fsnotify.Event), Errors: make(chan error)},
		tell:    func(r FolderReport, _ error) { reports <- r },
		touched: map[string]time.Time{}, ready: time.NewTimer(time.Hour),
	}, reports
}

func TestWatchRefuses(t *testing.T) {
	dir := t.TempDir()
	w := watch(t, dir, newShelf())
	write(t, filepath.Join(dir, "bad.txt"), "no date here\n")
	write(t, filepath.Join(dir, ".hidden.txt"), dated("Hidden"))
	write(t, filepath.Join(dir, "picture.png"), "\x89PNG")
	if r := <-w.reports; len(r.Refusals) != 1 || r.Refusals[0].File != "bad.txt" {
		t.Errorf("got %+v, want one refusal that names bad.txt", r)
	}
	write(t, filepath.Join(dir, "bad.txt"), dated("Mended"))
	w.until(t, "Mended")
}

func TestWatchedFolderGoes(t *testing.T) {
	if err := (Folder{Dir: filepath.Join(t.TempDir(), "none"), Store: newShelf()}).Watch(t.Context(), nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no folder: got %v, want that it does not exist", err)
	}
	dir := filepath.Join(t.TempDir(), "inbox")
	write(t, filepath.Join(dir, "a.txt"), dated("A"))
	w := watch(t, dir, newShelf())
	w.until(t, "A")
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	err := <-w.ended
	if w.ended <- err; !errors.Is(err, errFolderGone) {
		t.Errorf("got %v, want that the folder is gone", err)
	}
}

// Files that the store does not take for now are kept in mind.
func TestReadKeepsWhatIsNotStored(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.txt"), dated("A"))
	s := newShelf()
	full := errors.New("no space left on device")
	s.refuse = func(*news.Article) error { return full }
	var told error
	l := &lookout{Folder: Folder{Dir: dir, Store: s, Now: time.Now}, tell: func(_ FolderReport, err error) { told = err },
		touched: map[string]time.Time{"a.txt": {}}, ready: time.NewTimer(time.Hour)}
	l.readQuiet(t.Context())
	if at, kept := l.touched["a.txt"]; !errors.Is(told, full) || !kept || time.Until(at) < storeRetry/2 {
		t.Errorf("told %v, to be read again at %v; want the store's error and a minute", told, at)
	}
}

// Hidden folders, as those of version control, are not watched either.
func TestHiddenIsNotWatched(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "Packet", "a.txt"), dated("A"))
	write(t, filepath.Join(dir, ".git", "objects", "a.txt"), dated("B"))
	w, err := fsnotify.NewWatcher()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	l := &lookout{Folder: Folder{Dir: dir}, watcher: w, touched: map[string]time.Time{}, ready: time.NewTimer(time.Hour)}
	if err := l.watchTree("."); err != nil {
		t.Fatal(err)
	}
	got := w.WatchList()
	slices.Sort(got)
	if d := cmp.Diff([]string{dir, filepath.Join(dir, "Packet")}, got); d != "" {
		t.Errorf("watched (-want +got):\n%s", d)
	}
	for name, want := range map[string]bool{"a.txt": true, ".a.txt": false, "Packet/.a.txt.part": false} {
		clear(l.touched)
		if err := l.note(fsnotify.Event{Name: filepath.Join(dir, name), Op: fsnotify.Write}); err != nil {
			t.Error(err)
		}
		if got := len(l.touched) == 1; got != want {
			t.Errorf("%s: noted %v, want %v", name, got, want)
		}
	}
}
