package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive"
	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve"
	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
	"quoth/retrieval/prose"
)

// caughtUp waits for the work in the background.
func caughtUp(t *testing.T, s *Store) {
	t.Helper()
	s.background.Wait()
	if s := s.Stats(); s.Articles != s.Indexed {
		t.Errorf("stats = %+v, want all indexed", s)
	}
}

// Whatever became of the index, opening the folder makes it good from the archive.
func TestIndexIsMadeGood(t *testing.T) {
	sound := t.TempDir()
	s := open(t, sound)
	add(t, s, newstest.Town()...)
	add(t, s, newstest.Numbered(1), newstest.Numbered(2))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	// each changes what stands in the folder's index
	for name, harm := range map[string]func(dir string) error{
		"deleted":             os.RemoveAll,
		"a file in its place": func(dir string) error { return errors.Join(os.RemoveAll(dir), os.WriteFile(dir, nil, 0o600)) },
		"an empty folder":     func(dir string) error { return errors.Join(os.RemoveAll(dir), os.Mkdir(dir, 0o700)) },
		"files cut to half":   func(dir string) error { return eachFile(dir, cutToHalf) },
		"files emptied":       func(dir string) error { return eachFile(dir, func(p string) error { return os.Truncate(p, 0) }) },
		"segments gone":       removeSegments,
		"ahead of the archive": func(dir string) error {
			return alter(dir, func(x index.Index) error { // as of a longer archive without these articles
				return x.Update(index.Batch{Drop: []news.Serial{1, 2, 3, 4, 5, 6}, Upto: 1000})
			})
		},
		"behind the archive": func(dir string) error {
			options, err := optionsOf(dir)
			if err != nil {
				return err
			}
			x, err := bleve.Create(options)
			return errors.Join(err, x.Update(index.Batch{Upto: 0}), x.Close())
		},
		"made from another archive": func(dir string) error {
			x, err := bleve.Create(bleve.Options{Path: dir, Archive: "another"})
			return errors.Join(err, x.Update(index.Batch{Upto: 6}), x.Close())
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(sound)); err != nil {
				t.Fatal(err)
			}
			if err := harm(filepath.Join(dir, indexDir)); err != nil {
				t.Fatal(err)
			}
			s := open(t, dir)
			leading(t, s, "When will the ferry sail again?") // at once: found or not, without an error
			caughtUp(t, s)
			for question, want := range map[string]news.Key{"When will the ferry sail again?": "ferry", newstest.Unique(2): "n-2"} {
				if got := leading(t, s, question); got != want {
					t.Errorf("%q finds %q, want %q", question, got, want)
				}
			}
		})
	}
}

func alter(dir string, f func(index.Index) error) error {
	options, err := optionsOf(dir)
	if err != nil {
		return err
	}
	x, err := bleve.Open(options)
	if err != nil {
		return err
	}
	return errors.Join(f(x), x.Close())
}

// optionsOf are those of the index in dir, which knows the archive beside it.
func optionsOf(dir string) (bleve.Options, error) {
	a, err := archive.Open(archive.Options{Path: filepath.Join(filepath.Dir(dir), archiveFile), ReadOnly: true})
	if err != nil {
		return bleve.Options{}, err
	}
	return bleve.Options{Path: dir, Archive: a.ID()}, a.Close()
}

func eachFile(dir string, f func(path string) error) error {
	return filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		return f(path)
	})
}

func cutToHalf(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return os.Truncate(path, info.Size()/2)
}

func removeSegments(dir string) error {
	return eachFile(dir, func(path string) error {
		if filepath.Ext(path) != ".zap" {
			return nil
		}
		return os.Remove(path)
	})
}

// Articles that reached the archive and not the index, as when a process was killed
// between the two, are taken in on opening. Until then questions have answers from what
// is indexed, and the number of those pending.
func TestCatchUp(t *testing.T) {
	const n = 600
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, newstest.Numbered(0))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	fill(t, dir, n)
	s = open(t, dir)
	for {
		leading(t, s, newstest.Unique(n-1)) // without an error
		stats := s.Stats()
		if stats.Articles != n {
			t.Fatalf("%d articles, want %d", stats.Articles, n)
		}
		if stats.Indexed == n {
			break
		}
	}
	caughtUp(t, s)
	for _, i := range []int{0, 1, n / 2, n - 1} {
		if got, want := leading(t, s, newstest.Unique(i)), newstest.Numbered(i).Key; got != want {
			t.Errorf("%s finds %q, want %q", newstest.Unique(i), got, want)
		}
	}
}

// fill puts articles 1 to n-1 into the archive alone.
func fill(t *testing.T, dir string, n int) {
	t.Helper()
	a, err := archive.Open(archive.Options{Path: filepath.Join(dir, archiveFile)})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var batch []*news.Article
	for i := 1; i < n; i++ {
		batch = append(batch, newstest.Numbered(i))
	}
	if _, err := a.Put(batch); err != nil {
		t.Fatal(err)
	}
}

// nothing finds no boilerplate.
func nothing(news.Serial, *news.Article) []prose.Span { return nil }

// A step may hold a revision and, read later, the one that replaced it.
func TestStepReplacesWithinItself(t *testing.T) {
	var next step
	next.add(archive.Entry{Serial: 1, Current: true, Article: newstest.Numbered(1)})
	next.add(archive.Entry{Serial: 2, Current: true, Article: newstest.Numbered(2)})
	next.add(archive.Entry{Serial: 3, Replaces: 1, Current: true, Article: newstest.Numbered(1)})
	b := next.batch(nothing, slog.New(slog.DiscardHandler))
	var put []news.Serial
	for _, d := range b.Put {
		put = append(put, d.Serial)
	}
	diff(t, "put", put, []news.Serial{2, 3})
	diff(t, "drop", b.Drop, []news.Serial{1})
}

// Close waits until the Views are released.
func TestCloseWaits(t *testing.T) {
	s := open(t, t.TempDir())
	view := s.View()
	closed := make(chan error)
	go func() { closed <- s.Close() }()
	select {
	case <-closed:
		t.Fatal("closed under a View")
	case <-time.After(30 * time.Millisecond):
	}
	view.Release()
	if err := <-closed; err != nil {
		t.Error(err)
	}
}

// Indexing anew tells how far it is, and gives up with its context; the next catching up
// goes on from there.
func TestReindex(t *testing.T) {
	s := open(t, t.TempDir())
	var batch []*news.Article
	for i := range 50 {
		batch = append(batch, newstest.Numbered(i))
	}
	add(t, s, batch...)
	last, total := 0, 0
	if err := s.Reindex(t.Context(), nil, func(done, of int) { last, total = done, of }); err != nil {
		t.Fatal(err)
	}
	if last != 50 || total != 50 {
		t.Errorf("progress ended at %d of %d, want 50 of 50", last, total)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Reindex(ctx, nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want context.Canceled", err)
	}
	leading(t, s, newstest.Unique(7))
	if err := s.CatchUp(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	caughtUp(t, s)
	if got := leading(t, s, newstest.Unique(7)); got != "n-7" {
		t.Errorf("answered by %q, want n-7", got)
	}
}

// Who waits for a turn to change the index stops waiting with its context.
func TestCatchUpWaitsWithItsContext(t *testing.T) {
	s := open(t, t.TempDir())
	if err := s.updating.take(t.Context()); err != nil { // as while another one catches up
		t.Fatal(err)
	}
	defer s.updating.end()
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	for what, wait := range map[string]func() error{
		"catch up": func() error { return s.CatchUp(ctx, nil) },
		"reindex":  func() error { return s.Reindex(ctx, nil, nil) },
	} {
		if err := wait(); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: err = %v, want the context's", what, err)
		}
	}
}

// pathOf returns the folder of the index of a Store.
func pathOf(s *Store) string { return s.place.(embedded).Path }

// damageSegments overwrites the segments of an index that is open: half of each is zeros then.
func damageSegments(t *testing.T, s *Store) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(pathOf(s), "store", "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no segments: %v", err)
	}
	for _, name := range files {
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		info, err := f.Stat()
		if err == nil {
			_, err = f.WriteAt(make([]byte, info.Size()/2), info.Size()/4)
		}
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
	}
}

// An index that fails while it is asked is rebuilt by itself, and the same question answered.
func TestDamagedIndexIsHealed(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Town()...)
	damageSegments(t, s)
	q := "When will the ferry sail again?"
	_, err := find(t, s, q)
	if !errors.Is(err, ErrDamagedIndex) {
		t.Fatalf("err = %v, want ErrDamagedIndex", err)
	}
	if !s.Heal(t.Context(), err) {
		t.Error("the question is not worth putting again")
	}
	if got := leading(t, s, q); got != "ferry" {
		t.Errorf("the rebuilt index leads with %q, want the ferry", got)
	}
	if s.NeedsRepair() {
		t.Error("a library that can be written needs no repair from outside")
	}
}

// Damage that no question comes upon is found by the checksums, and healed too.
func TestChecksumsFindDamage(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, newstest.Town()...)
	if err := s.Verified(t.Context()); err != nil {
		t.Errorf("a sound index: err = %v", err)
	}
	damageSegments(t, s)
	s.verifyIndex()
	caughtUp(t, s)
	if got := leading(t, s, "When will the ferry sail again?"); got != "ferry" {
		t.Errorf("the rebuilt index leads with %q, want the ferry", got)
	}
}

// A damaged article is left out of whatever rebuilds the index, and nothing else is.
func TestDamagedArticleIsNotIndexed(t *testing.T) {
	for what, rebuild := range map[string]func(*testing.T, *Store){
		"reindex": func(t *testing.T, s *Store) {
			if err := s.Reindex(t.Context(), nil, nil); err != nil {
				t.Error(err)
			}
		},
		"heal": func(t *testing.T, s *Store) {
			damageSegments(t, s)
			s.verifyIndex()
			s.background.Wait()
		},
	} {
		for _, isIndexed := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, an index before: %v", what, isIndexed), func(t *testing.T) {
				dir := t.TempDir()
				s := open(t, dir)
				add(t, s, newstest.Numbered(1), newstest.Numbered(2), newstest.Numbered(3))
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				damageRecord(t, filepath.Join(dir, archiveFile), 2)
				if !isIndexed {
					if err := os.RemoveAll(filepath.Join(dir, indexDir)); err != nil {
						t.Fatal(err)
					}
				}
				s = open(t, dir)
				s.background.Wait()
				rebuild(t, s)
				for _, i := range []int{1, 3} {
					if got := leading(t, s, newstest.Unique(i)); got != news.Key(fmt.Sprint("n-", i)) {
						t.Errorf("%s is answered by %q, want n-%d", newstest.Unique(i), got, i)
					}
				}
				if s := s.Stats(); s.Damaged != 1 || s.Articles != 2 {
					t.Errorf("stats %+v, want 1 damaged and 2 articles", s)
				}
				add(t, s, newstest.Numbered(2))
				if got := leading(t, s, newstest.Unique(2)); got != "n-2" {
					t.Errorf("added again, %q answers, want n-2", got)
				}
			})
		}
	}
}

// damageRecord flips a bit of a stored revision.
func damageRecord(t *testing.T, path string, serial byte) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(func(tx *bbolt.Tx) error {
		revisions, key := tx.Bucket([]byte("revisions")), []byte{0, 0, 0, 0, 0, 0, 0, serial}
		data := bytes.Clone(revisions.Get(key))
		data[len(data)/2] ^= 1
		return revisions.Put(key, data)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A library that is open for reading only rebuilds nothing, and says that it should be.
func TestDamagedIndexReadOnly(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Town()...)
	r := reopen(t, s)
	if err := r.Verified(t.Context()); err != nil {
		t.Errorf("a sound index: err = %v", err)
	}
	damageSegments(t, s)
	r.verifyIndex()
	if err := r.Verified(t.Context()); !errors.Is(err, ErrDamagedIndex) || !r.NeedsRepair() {
		t.Errorf("err = %v, needs repair %v, want ErrDamagedIndex, true", err, r.NeedsRepair())
	}
}

// Making the index anew leaves no moment without answers, and an interrupted one loses none.
func TestReindexAnswersMeanwhile(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Town()...)
	q := "When will the ferry sail again?"
	ctx, stop := context.WithCancel(t.Context())
	err := s.Reindex(ctx, nil, func(done, total int) {
		if got := leading(t, s, q); got != "ferry" {
			t.Errorf("after %d of %d the best is %q", done, total, got)
		}
		stop()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: err = %v, want %v", err, context.Canceled)
	}
	if got := leading(t, s, q); got != "ferry" {
		t.Errorf("after an interrupted reindex the best is %q", got)
	}
	if _, err := os.Stat(pathOf(s) + ".new"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the unfinished index is left behind: %v", err)
	}
}
