package backup

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"quoth/bot/guild"
	"quoth/bot/settings"
	"quoth/retrieval"
	"quoth/retrieval/bolt"
	"quoth/retrieval/ingest/book"
	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

// now is the time at which the backups of the tests are made.
var now = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)

// folder is a data folder with some articles, two servers and a feed.
func folder(t testing.TB, articles int) string {
	t.Helper()
	dir := t.TempDir()
	library, err := retrieval.Open(retrieval.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close()
	var all []*news.Article
	for i := range articles {
		all = append(all, newstest.Numbered(i))
	}
	if _, err := library.Add(context.Background(), all); err != nil {
		t.Fatal(err)
	}
	servers, err := guild.Open(filepath.Join(dir, SettingsFile))
	if err != nil {
		t.Fatal(err)
	}
	defer servers.Close()
	feeds, err := book.Open(filepath.Join(dir, FeedsFile))
	if err != nil {
		t.Fatal(err)
	}
	defer feeds.Close()
	err = errors.Join(servers.SetSettings("81", settings.Server{Zone: "Europe/London"}),
		servers.SetSettings("82", settings.Server{Private: true}),
		feeds.Add(book.Source{ID: "https://a.example/rss", URL: "https://a.example/rss"}))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// parts returns the files of a folder that nobody has open.
func parts(t testing.TB, dir string) []Part {
	t.Helper()
	var out []Part
	for _, name := range []string{SettingsFile, FeedsFile, ArchiveFile} {
		s, err := bolt.FreezeFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if name == ArchiveFile {
			out = append(out, Stream(name, s))
			continue
		}
		p, err := Load(name, s)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

// backedUp returns a backup of a folder.
func backedUp(t testing.TB, dir string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(t.Context(), &out, now, parts(t, dir)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A restored folder has what the folder had.
func TestRestore(t *testing.T) {
	dir := folder(t, 12)
	data := backedUp(t, dir)
	for name, to := range map[string]string{
		"missing folder": filepath.Join(t.TempDir(), "new", "data"),
		"empty folder":   t.TempDir(),
	} {
		t.Run(name, func(t *testing.T) {
			made, err := Restore(t.Context(), bytes.NewReader(data), to, "")
			if err != nil {
				t.Fatal(err)
			}
			want := Made{At: now, Bytes: made.Bytes, Articles: 12, Revisions: 12, Servers: 2, Feeds: 1}
			if diff := cmp.Diff(want, made); diff != "" {
				t.Errorf("made (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]string{ArchiveFile, ContentsFile, SettingsFile, FeedsFile}, names(t, to)); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
			library, err := retrieval.Open(retrieval.Options{Dir: to})
			if err != nil {
				t.Fatal(err)
			}
			defer library.Close()
			n := 0
			for a, err := range library.Articles(true) {
				if want := newstest.Numbered(n); err != nil || a.Text != want.Text || a.Key != want.Key {
					t.Errorf("article %d is %v, %v", n, a, err)
				}
				n++
			}
			if n != 12 {
				t.Errorf("%d articles, want 12", n)
			}
		})
	}
}

// names returns the names in a folder, sorted; nil if it is missing.
func names(t testing.TB, dir string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// Other programs can unpack a backup, and find the checksums in it.
func TestIsTar(t *testing.T) {
	var got []string
	for r := tar.NewReader(bytes.NewReader(backedUp(t, folder(t, 1)))); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, h.Name)
		if h.Name != sumsFile {
			continue
		}
		list, err := io.ReadAll(r)
		if err != nil || strings.Count(string(list), "  ") != len(got)-1 {
			t.Errorf("the checksums are %q, %v, want a line for each other file", list, err)
		}
	}
	want := []string{manifestFile, SettingsFile, FeedsFile, ArchiveFile, ContentsFile, sumsFile}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("members (-want +got):\n%s", diff)
	}
}

// A backup that is cut at any place is rejected, and nothing is left of it.
func TestCut(t *testing.T) {
	data := backedUp(t, folder(t, 3))
	whole := len(bytes.TrimRight(data, "\x00")) // after the checksums there is padding only
	to := filepath.Join(t.TempDir(), "data")
	cuts := []int{1, 100, 511, 513, 600, whole - 1, whole - 40}
	for at := 0; at < whole; at += 512 {
		cuts = append(cuts, at)
	}
	for _, at := range cuts {
		_, err := Restore(t.Context(), bytes.NewReader(data[:at]), to, "")
		if want := ErrCut; !errors.Is(err, want) && !(at <= 512 && errors.Is(err, ErrForeign)) {
			t.Errorf("cut at %d: %v, want %v", at, err, want)
		}
		if got := names(t, to); got != nil {
			t.Fatalf("cut at %d: %v is left", at, got)
		}
	}
}

// A backup with a changed byte is rejected, unless the byte is of no file in it.
func TestChanged(t *testing.T) {
	data := backedUp(t, folder(t, 3))
	to := filepath.Join(t.TempDir(), "data")
	refused := 0
	for at := 0; at < len(data)-1024; at += 397 {
		changed := bytes.Clone(data)
		changed[at] ^= 0x20
		_, err := Restore(t.Context(), bytes.NewReader(changed), to, "")
		if err == nil {
			if data[at] != 0 {
				t.Errorf("a change of byte %d, which is %q and no padding, passes", at, data[at])
			}
			if err := os.RemoveAll(to); err != nil {
				t.Fatal(err)
			}
			continue
		}
		refused++
		if got := names(t, to); got != nil {
			t.Fatalf("byte %d: %v is left", at, got)
		}
		for _, want := range []error{ErrDamaged, ErrForeign, ErrCut, ErrNewer} {
			if errors.Is(err, want) {
				err = nil
			}
		}
		if err != nil {
			t.Errorf("byte %d: %v, want an error about the backup", at, err)
		}
	}
	if refused < 50 {
		t.Errorf("%d backups refused, too few to show anything", refused)
	}
}

// Files of other programs, and backups that are not as they should be, each have their own error.
func TestRejects(t *testing.T) {
	member := func(name, text string) Part { return partOf(name, []byte(text)) }
	archive := func(parts ...Part) []byte {
		var out bytes.Buffer
		w := newTarWriter(&out, now)
		for _, p := range parts {
			if err := w.add(p); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	manifestOf := func(text string) Part { return member(manifestFile, text) }
	for _, tc := range []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, ErrForeign},
		{"a text", []byte("not a backup"), ErrForeign},
		{"a long text", []byte(strings.Repeat("not a backup ", 2000)), ErrForeign},
		{"zeros", make([]byte, 20_000), ErrForeign},
		{"another tar", archive(member("letter.txt", "Dear friend")), ErrForeign},
		{"a newer version", archive(manifestOf(`{"quoth_backup":2}`)), ErrNewer},
		{"no manifest", archive(manifestOf(`{`)), ErrDamaged},
		{"a file outside", archive(manifestOf(`{"quoth_backup":1,"files":[{"name":"../x","bytes":1}]}`), member("../x", "x")),
			ErrDamaged},
		{"a file twice", archive(manifestOf(`{"quoth_backup":1,"files":[{"name":"contents","bytes":1},`+
			`{"name":"contents","bytes":1}]}`), member("contents", "x"), member("contents", "x")), ErrDamaged},
		{"a file in place of another", archive(manifestOf(`{"quoth_backup":1,"files":[{"name":"contents","bytes":1}]}`),
			member("archive.db", "x")), ErrDamaged},
		{"a file of another length", archive(manifestOf(`{"quoth_backup":1,"files":[{"name":"contents","bytes":2}]}`),
			member("contents", "x")), ErrDamaged},
		{"no database", archive(manifestOf(`{"quoth_backup":1,"files":[{"name":"archive.db","bytes":12}]}`),
			member("archive.db", "no database ")), ErrDamaged},
		{"an empty database", archive(manifestOf(`{"quoth_backup":1,"files":[{"name":"settings.db","bytes":0}]}`),
			member("settings.db", "")), ErrDamaged},
	} {
		t.Run(tc.name, func(t *testing.T) {
			to := filepath.Join(t.TempDir(), "data")
			if _, err := Restore(t.Context(), bytes.NewReader(tc.data), to, ""); !errors.Is(err, tc.want) {
				t.Errorf("error %v, want %v", err, tc.want)
			}
			if got := names(t, to); got != nil {
				t.Errorf("%v is left", got)
			}
		})
	}
}

// Nothing that is in a folder already is touched.
func TestNotEmpty(t *testing.T) {
	data := backedUp(t, folder(t, 1))
	for _, tc := range []struct {
		name   string
		isUsed bool
	}{
		{"archive.db", true}, {"notes.txt", true}, {"lost+found", false}, {".gitkeep", false},
		{".restoring", false}, // what a killed restore has left
	} {
		t.Run(tc.name, func(t *testing.T) {
			to := t.TempDir()
			if err := os.WriteFile(filepath.Join(to, tc.name), []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Restore(t.Context(), bytes.NewReader(data), to, "")
			if !tc.isUsed {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if used, ok := errors.AsType[*NotEmptyError](err); !ok || *used != (NotEmptyError{to, tc.name}) {
				t.Errorf("error %v, want that the folder has %s", err, tc.name)
			}
			if diff := cmp.Diff([]string{tc.name}, names(t, to)); diff != "" {
				t.Errorf("the folder has (-want +got):\n%s", diff)
			}
		})
	}
}

// Of two restores into one folder, one is refused.
func TestRestoreTwiceAtOnce(t *testing.T) {
	to := t.TempDir()
	s, err := stage(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(t.Context(), strings.NewReader("any"), to, ""); !errors.Is(err, ErrRestoring) {
		t.Errorf("error %v, want ErrRestoring", err)
	}
	if err := s.remove(); err != nil {
		t.Error(err)
	}
}

// A restore that was interrupted after all files were there is ended by whoever uses the folder next, by
// several at once.
func TestResume(t *testing.T) {
	to := t.TempDir()
	from := filepath.Join(to, restoredDir)
	if err := os.Mkdir(from, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a", "b", "c"} {
		if err := os.WriteFile(filepath.Join(from, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	errs := make(chan error)
	for range 4 {
		go func() { errs <- Resume(to) }()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if diff := cmp.Diff([]string{"a", "b", "c"}, names(t, to)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// A backup gets its name only when it has been read back.
func TestFile(t *testing.T) {
	dir := folder(t, 5)
	path := filepath.Join(t.TempDir(), "quoth.tar")
	f, err := Create(path, 1, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Create(path, 1, false); !errors.Is(err, ErrBusy) {
		t.Errorf("a second backup of this name: %v, want ErrBusy", err)
	}
	if err := Write(t.Context(), f, now, parts(t, dir)); err != nil {
		t.Fatal(err)
	}
	if got := names(t, filepath.Dir(path)); len(got) != 1 || got[0] != "quoth.tar.partial" {
		t.Errorf("before Finish there is %v", got)
	}
	made, err := f.Finish(t.Context())
	if err != nil || made.Articles != 5 || made.Servers != 2 || made.Feeds != 1 {
		t.Errorf("made %+v, %v", made, err)
	}
	if got := names(t, filepath.Dir(path)); len(got) != 1 || got[0] != "quoth.tar" {
		t.Errorf("after Finish there is %v", got)
	}
	if _, err := Create(path, 1, false); !errors.Is(err, ErrExists) {
		t.Errorf("a backup of the same name: %v, want ErrExists", err)
	}
	if _, err := Create(filepath.Dir(path), 1, true); !errors.Is(err, ErrFolder) {
		t.Errorf("a backup over a folder: %v, want ErrFolder", err)
	}
	if f, err = Create(path, 1, true); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Finish(t.Context()); !errors.Is(err, ErrForeign) {
		t.Errorf("an empty backup: %v, want ErrForeign", err)
	}
	if got := names(t, filepath.Dir(path)); len(got) != 1 || got[0] != "quoth.tar" {
		t.Errorf("after a failure there is %v, want the old backup alone", got)
	}
}

// A backup for which there is no room is refused before anything is written.
func TestNoRoom(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quoth.tar")
	_, err := Create(path, 1<<60, false)
	if room, ok := errors.AsType[*RoomError](err); !ok || room.Free <= 0 || room.Need <= room.Free {
		t.Errorf("error %v, want a RoomError", err)
	}
	if got := names(t, filepath.Dir(path)); got != nil {
		t.Errorf("%v is left", got)
	}
}

// A reader that takes nothing keeps a backup no longer than its context lasts.
func TestGivenUp(t *testing.T) {
	ctx, stop := context.WithCancelCause(t.Context())
	r, w := io.Pipe()
	defer r.Close()
	time.AfterFunc(10*time.Millisecond, func() { stop(ErrSlow) })
	if err := Write(ctx, w, now, parts(t, folder(t, 1))); !errors.Is(err, ErrSlow) {
		t.Errorf("error %v, want ErrSlow", err)
	}
}

// What was forgotten after a backup stays out when the folder or a later backup is named; else it comes back.
func TestForgottenStaysOut(t *testing.T) {
	dir := folder(t, 4)
	older := backedUp(t, dir)
	library, err := retrieval.Open(retrieval.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	key := newstest.Numbered(2).Key
	if n, err := library.Forget(t.Context(), []retrieval.Heading{{Key: key}}, now, nil); n != 1 || err != nil {
		t.Fatalf("%d forgotten, %v", n, err)
	}
	if err := library.Close(); err != nil {
		t.Fatal(err)
	}
	later := filepath.Join(t.TempDir(), "later.tar")
	if err := os.WriteFile(later, backedUp(t, dir), 0o600); err != nil {
		t.Fatal(err)
	}
	for forgotten, want := range map[string]int{"": 4, dir: 3, later: 3} {
		to := filepath.Join(t.TempDir(), "data")
		made, err := Restore(t.Context(), bytes.NewReader(older), to, forgotten)
		if err != nil || made.Articles != want || len(made.Kept.Forgotten) != 4-want {
			t.Errorf("with %q: %+v, %v, want %d articles", forgotten, made, err, want)
		}
		restored, err := retrieval.Open(retrieval.Options{Dir: to})
		if err != nil {
			t.Fatal(err)
		}
		outcomes, err := restored.Add(t.Context(), []*news.Article{newstest.Numbered(2)})
		if isRefused := err == nil && !outcomes[0].IsStored(); isRefused != (want == 3) {
			t.Errorf("with %q, the article is %v, %v when it comes in again", forgotten, outcomes, err)
		}
		if err := restored.Close(); err != nil {
			t.Error(err)
		}
		if want == 4 {
			continue
		}
		data, err := os.ReadFile(filepath.Join(to, ArchiveFile))
		if err != nil || bytes.Contains(data, []byte(key)) {
			t.Errorf("with %q, the file still has the key of what was forgotten: %v", forgotten, err)
		}
	}
	if _, err := Restore(t.Context(), bytes.NewReader(older), filepath.Join(t.TempDir(), "data"), "nowhere"); err == nil {
		t.Error("a folder that is not there is taken")
	}
}
