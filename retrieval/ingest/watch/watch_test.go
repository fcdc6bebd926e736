package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
)

var morning = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

// memory is a Store that keeps the articles in memory.
type memory struct {
	mu       sync.Mutex
	articles map[news.Key]*news.Article
	files    map[string][]news.Key
	refuse   func(*news.Article) error // nil: stores all
}

func newMemory() *memory {
	return &memory{articles: map[news.Key]*news.Article{}, files: map[string][]news.Key{}}
}

func (m *memory) Add(_ context.Context, articles []*news.Article) ([]news.Outcome, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []news.Outcome
	for _, a := range articles {
		if m.refuse != nil {
			return nil, m.refuse(a)
		}
		old := m.articles[a.Key]
		switch {
		case old == nil:
			out = append(out, news.Added)
		case old.Revision == a.Revision:
			out = append(out, news.Same)
		default:
			out = append(out, news.Changed)
		}
		m.articles[a.Key] = a
	}
	return out, nil
}

func (m *memory) Withdraw(_ context.Context, keys []news.Key, _ time.Time) (n int, _ error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, key := range keys {
		if m.articles[key] != nil {
			delete(m.articles, key)
			n++
		}
	}
	return n, nil
}

func (m *memory) Revision(key news.Key) (news.Revision, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if a := m.articles[key]; a != nil {
		return a.Revision, nil
	}
	return "", nil
}

func (m *memory) Rename(from, to news.Key) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.articles[from] == nil || m.articles[to] != nil {
		return false, nil
	}
	m.articles[to] = m.articles[from]
	delete(m.articles, from)
	return true, nil
}

func (m *memory) Files(folder, path string) (map[string][]news.Key, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := map[string][]news.Key{}
	for name, keys := range m.files {
		below, ok := strings.CutPrefix(name, folder+"\x00")
		if ok && (path == "." || below == path || strings.HasPrefix(below, path+"/")) {
			out[below] = keys
		}
	}
	return out, nil
}

func (m *memory) SetFiles(folder string, files map[string][]news.Key) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for path, keys := range files {
		if m.files[folder+"\x00"+path] = keys; keys == nil {
			delete(m.files, folder+"\x00"+path)
		}
	}
	return nil
}

// titles are those of the stored articles, sorted.
func (m *memory) titles() (out []string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, a := range m.articles {
		out = append(out, a.Title)
	}
	slices.Sort(out)
	return out
}

// watched is a folder being watched, with the reports that come from it.
type watched struct {
	dir     string
	store   *memory
	reports chan Report
	ended   chan error
	stop    context.CancelFunc
}

func start(t *testing.T, dir string, s *memory) *watched {
	t.Helper()
	w := &watched{dir: dir, store: s, reports: make(chan Report, 100), ended: make(chan error, 1)}
	ctx, stop := context.WithCancel(t.Context())
	w.stop = stop
	f := Folder{Dir: dir, Store: s, Now: func() time.Time { return morning }, Quiet: 30 * time.Millisecond}
	go func() {
		w.ended <- f.Run(ctx, func(r Report, err error) { w.reports <- r })
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

// savedPage is a web page that holds an article.
var savedPage = "<html><head><title>G: a saved page</title></head><body><article><h1>G: a saved page</h1>" +
	strings.Repeat("<p>The Quenby ferry will sail again on Monday after four weeks in dry dock, the harbour board said, "+
		"and the first crossing leaves at six in the morning.</p>", 6) + "</article></body></html>"

func dated(title string) string { return "date 2026-03-02 " + title + "\nIt sails on Monday.\n" }

// until waits for the store to hold articles of some titles.
func (w *watched) until(t *testing.T, want ...string) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if fmt.Sprint(w.store.titles()) == fmt.Sprint(want) {
			return
		}
	}
	t.Fatalf("got %q, want %q", w.store.titles(), want)
}

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	in := func(parts ...string) string { return filepath.Join(append([]string{dir}, parts...)...) }
	write(t, in("Quenby Packet", "a.txt"), dated("A: was there"))
	w := start(t, dir, newMemory())
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
	w.until(t, "A: was there", "B: written", "C: renamed into place", "D: in a new folder", "E: in it later",
		"F: with its folder")
	write(t, in("g.html"), savedPage)
	w.until(t, "A: was there", "B: written", "C: renamed into place", "D: in a new folder", "E: in it later",
		"F: with its folder", "G: a saved page")
	if err := os.RemoveAll(in("Voice")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(in("c.txt"), in("Gazette", "c.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(in("g.html")); err != nil {
		t.Fatal(err)
	}
	w.until(t, "A: was there", "B: written", "C: renamed into place", "F: with its folder")
	for _, a := range w.store.articles {
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
		o, reports := observerOf(filepath.Dir(path))
		go o.run(t.Context())
		write := func(format string, args ...any) {
			fmt.Fprintf(f, format, args...)
			o.watcher.Events <- fsnotify.Event{Name: path, Op: fsnotify.Write}
			time.Sleep(o.Quiet * 9 / 10)
		}
		for n := range 6 {
			write(`{"id":"%d","title":"Story %d",`, n, n)
			write(`"text":"Short."}` + "\n")
		}
		if len(reports) > 0 {
			t.Errorf("got report %+v before the file was quiet, want none", <-reports)
		}
		time.Sleep(o.Quiet)
		synctest.Wait()
		if r := <-reports; len(r.Refusals) != 0 || r.Added != 6 {
			t.Errorf("got report %+v, want six articles and no half line", r)
		}
	})
}

// observerOf returns an observer of dir that takes its events from the test, with its reports.
func observerOf(dir string) (*observer, chan Report) {
	reports := make(chan Report, 100)
	return &observer{
		Folder:  Folder{Dir: dir, Store: newMemory(), Now: time.Now, Quiet: time.Second},
		watcher: &fsnotify.Watcher{Events: make(chan fsnotify.Event), Errors: make(chan error)},
		notify:  func(r Report, _ error) { reports <- r },
		touched: map[string]time.Time{}, ready: time.NewTimer(time.Hour),
	}, reports
}

func TestWatchRefuses(t *testing.T) {
	dir := t.TempDir()
	w := start(t, dir, newMemory())
	write(t, filepath.Join(dir, "bad.txt"), "no date here\n")
	write(t, filepath.Join(dir, ".hidden.txt"), dated("Hidden"))
	write(t, filepath.Join(dir, "picture.png"), "\x89PNG")
	if r := <-w.reports; len(r.Refusals) != 1 || r.Refusals[0].File != "bad.txt" {
		t.Errorf("got %+v, want one refusal that names bad.txt", r)
	}
	write(t, filepath.Join(dir, "bad.txt"), dated("Corrected"))
	w.until(t, "Corrected")
}

func TestWatchedFolderGoes(t *testing.T) {
	if err := (Folder{Dir: filepath.Join(t.TempDir(), "none"), Store: newMemory()}).Run(t.Context(),
		nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no folder: got %v, want that it does not exist", err)
	}
	dir := filepath.Join(t.TempDir(), "inbox")
	write(t, filepath.Join(dir, "a.txt"), dated("A"))
	w := start(t, dir, newMemory())
	w.until(t, "A")
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	err := <-w.ended
	if w.ended <- err; !errors.Is(err, errFolderGone) {
		t.Errorf("got %v, want that the folder is gone", err)
	}
}

// Files that the store does not accept for now are read again later.
func TestReadKeepsWhatIsNotStored(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.txt"), dated("A"))
	s := newMemory()
	full := errors.New("no space left on device")
	s.refuse = func(*news.Article) error { return full }
	var got error
	o := &observer{Folder: Folder{Dir: dir, Store: s, Now: time.Now}, notify: func(_ Report, err error) { got = err },
		touched: map[string]time.Time{"a.txt": {}}, ready: time.NewTimer(time.Hour)}
	o.readQuiet(t.Context())
	if at, kept := o.touched["a.txt"]; !errors.Is(got, full) || !kept || time.Until(at) < storeRetry/2 {
		t.Errorf("got %v, to be read again at %v; want the store's error and a minute", got, at)
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
	o := &observer{Folder: Folder{Dir: dir}, watcher: w, touched: map[string]time.Time{}, ready: time.NewTimer(time.Hour)}
	if err := o.watchTree("."); err != nil {
		t.Fatal(err)
	}
	got := w.WatchList()
	slices.Sort(got)
	if d := cmp.Diff([]string{dir, filepath.Join(dir, "Packet")}, got); d != "" {
		t.Errorf("watched (-want +got):\n%s", d)
	}
	for name, want := range map[string]bool{"a.txt": true, ".a.txt": false, "Packet/.a.txt.part": false} {
		clear(o.touched)
		if err := o.note(fsnotify.Event{Name: filepath.Join(dir, name), Op: fsnotify.Write}); err != nil {
			t.Error(err)
		}
		if got := len(o.touched) == 1; got != want {
			t.Errorf("%s: noted %v, want %v", name, got, want)
		}
	}
}

// A report names the files that are not stored to their end.
func TestLongFilesAreCut(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.txt"), dated("A")+strings.Repeat("It sails again on Tuesday.\n", 100))
	s := newMemory()
	var got Report
	o := &observer{Folder: Folder{Dir: dir, Store: s, Now: time.Now, MaxText: 200},
		notify:  func(r Report, _ error) { got = r },
		touched: map[string]time.Time{"a.txt": {}}, ready: time.NewTimer(time.Hour)}
	o.readQuiet(t.Context())
	if got.Added != 1 || len(got.Cut) != 1 || got.Cut[0].File != "a.txt" || got.Cut[0].Cut.Text == 0 {
		t.Errorf("got %+v, want one article, cut", got)
	}
	for _, a := range s.articles {
		if len(a.Text) > 200 {
			t.Errorf("%d bytes of text are stored, want 200 at most", len(a.Text))
		}
	}
}
