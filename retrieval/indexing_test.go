package retrieval

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
)

// numbered is article i, the only one with the word unique(i) in this revision.
func numbered(i int) *news.Article {
	return news.New(news.Article{Key: news.Key(fmt.Sprint("n-", i)), Title: fmt.Sprint("Notice ", i), Source: "Gazette", Published: day(1 + i%19),
		Text: fmt.Sprintf("The clerk entered %s in the harbour book.\nNothing else of note took place on that day.", unique(i))})
}

// unique is a word that no other number has.
func unique(i int) string { return fmt.Sprintf("vessel%dq", i) }

// caughtUp waits for the work in the background.
func caughtUp(t *testing.T, l *Library) {
	t.Helper()
	l.running.Wait()
	if s := l.Stats(); s.Articles != s.Indexed {
		t.Errorf("stats = %+v, want all indexed", s)
	}
}

// Whatever became of the index, opening the folder makes it good from the archive.
func TestIndexIsMadeGood(t *testing.T) {
	sound := t.TempDir()
	l := open(t, sound)
	add(t, l, town()...)
	add(t, l, numbered(1), numbered(2))
	if err := l.Close(); err != nil {
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
			return alter(dir, func(x *index.Index) error { // as of a longer archive without these articles
				return x.Update(index.Batch{Drop: []news.Serial{1, 2, 3, 4, 5, 6}, Upto: 1000})
			})
		},
		"behind the archive": func(dir string) error {
			options, err := optionsOf(dir)
			if err != nil {
				return err
			}
			x, err := index.Create(options)
			return errors.Join(err, x.Update(index.Batch{Upto: 0}), x.Close())
		},
		"made from another archive": func(dir string) error {
			x, err := index.Create(index.Options{Path: dir, Archive: "another"})
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
			l := open(t, dir)
			ask(t, l, Query{Text: "When will the ferry sail again?"}) // at once: an answer or a silence
			caughtUp(t, l)
			for question, want := range map[string]news.Key{"When will the ferry sail again?": "ferry", unique(2): "n-2"} {
				if got := leading(t, l, Query{Text: question}); got != want {
					t.Errorf("%q finds %q, want %q", question, got, want)
				}
			}
		})
	}
}

func alter(dir string, f func(*index.Index) error) error {
	options, err := optionsOf(dir)
	if err != nil {
		return err
	}
	x, err := index.Open(options)
	if err != nil {
		return err
	}
	return errors.Join(f(x), x.Close())
}

// optionsOf are those of the index in dir, which knows the archive beside it.
func optionsOf(dir string) (index.Options, error) {
	a, err := archive.Open(archive.Options{Path: filepath.Join(filepath.Dir(dir), archiveFile), ReadOnly: true})
	if err != nil {
		return index.Options{}, err
	}
	return index.Options{Path: dir, Archive: a.ID()}, a.Close()
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
	l := open(t, dir)
	add(t, l, numbered(0))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	fill(t, dir, n)
	l = open(t, dir)
	for {
		a := ask(t, l, Query{Text: unique(n - 1)})
		if a.Searched.Articles != n {
			t.Fatalf("searched %d articles, want %d", a.Searched.Articles, n)
		}
		if a.Searched.Pending == 0 {
			break
		}
	}
	caughtUp(t, l)
	for _, i := range []int{0, 1, n / 2, n - 1} {
		if got, want := leading(t, l, Query{Text: unique(i)}), numbered(i).Key; got != want {
			t.Errorf("%s finds %q, want %q", unique(i), got, want)
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
		batch = append(batch, numbered(i))
	}
	if _, err := a.Put(batch); err != nil {
		t.Fatal(err)
	}
}

// An empty index, as right after the start of indexing anew, answers with silence.
func TestAskWhileNothingIsIndexed(t *testing.T) {
	l := bundled(t)
	if _, err := l.archive.Put(town()); err != nil {
		t.Fatal(err)
	}
	a := ask(t, l, Query{Text: "When will the ferry sail?"})
	if a.Silence == nil || a.Searched.Pending != 4 {
		t.Errorf("silence %v, %d pending, want a silence with 4 pending", a.Silence, a.Searched.Pending)
	}
}

// A batch may hold a revision and, read later, the one that replaced it.
func TestBatchReplacesWithinItself(t *testing.T) {
	var b batch
	l := &Library{log: slog.New(slog.DiscardHandler)}
	l.addTo(&b, archive.Entry{Serial: 1, Current: true, Article: numbered(1)})
	l.addTo(&b, archive.Entry{Serial: 2, Current: true, Article: numbered(2)})
	l.addTo(&b, archive.Entry{Serial: 3, Replaces: 1, Current: true, Article: numbered(1)})
	var put []news.Serial
	for _, d := range b.Put {
		put = append(put, d.Serial)
	}
	diff(t, "put", put, []news.Serial{2, 3})
	diff(t, "drop", b.Drop, []news.Serial{1})
}

// Questions, additions, corrections and indexing anew at the same time: no error, no
// race, and everything is there in the end.
func TestEverythingAtOnce(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, town()...)
	ctx, cancel := context.WithCancel(t.Context())
	var readers, writers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for ctx.Err() == nil {
				ask(t, l, Query{Text: "When will the ferry sail again?"})
				if _, err := l.Latest(t.Context(), Query{}, 5); err != nil {
					t.Error(err)
				}
				l.Stats()
			}
		})
	}
	writers.Go(func() {
		for i := range 8 {
			add(t, l, numbered(i), numbered(i+1))
		}
	})
	writers.Go(func() {
		for i := range 8 {
			a := ferry()
			a.Author = fmt.Sprint("Desk ", i)
			add(t, l, news.New(a))
		}
	})
	writers.Go(func() {
		for range 3 {
			if err := l.Reindex(t.Context(), nil); err != nil {
				t.Error(err)
			}
		}
	})
	writers.Wait()
	cancel()
	readers.Wait()
	if s := l.Stats(); s.Articles != 13 || s.Indexed != 13 {
		t.Errorf("stats = %+v, want 13 articles, all indexed", s)
	}
	if got := first(ask(t, l, Query{Text: "When will the ferry sail again?"})); got != "ferry" {
		t.Errorf("answered by %q, want ferry", got)
	}
}

// Close waits for a question that is being answered.
func TestCloseWaits(t *testing.T) {
	l := open(t, t.TempDir())
	l.mu.RLock() // as rankCandidates does
	closed := make(chan error)
	go func() { closed <- l.Close() }()
	select {
	case <-closed:
		t.Fatal("closed under a question")
	case <-time.After(30 * time.Millisecond):
	}
	l.mu.RUnlock()
	if err := <-closed; err != nil {
		t.Error(err)
	}
}

// What comes after Close is an error that does not speak of damage, and no crash.
func TestCloseWhileAsking(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, town()...)
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for {
				_, err := l.Ask(context.Background(), Query{Text: "When will the ferry sail?", Now: asked})
				if errors.Is(err, index.ErrStale) || errors.Is(err, archive.ErrDamaged) {
					t.Errorf("err = %v, want one of being closed", err)
				}
				if err != nil {
					return
				}
			}
		})
	}
	time.Sleep(10 * time.Millisecond)
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	wg.Wait()
	if _, err := l.Add(context.Background(), []*news.Article{numbered(1)}); err == nil {
		t.Error("added to a closed Library")
	}
}

// Indexing anew tells how far it is, and gives up with its context; the next catching up
// goes on from there.
func TestReindex(t *testing.T) {
	l := open(t, t.TempDir())
	var batch []*news.Article
	for i := range 50 {
		batch = append(batch, numbered(i))
	}
	add(t, l, batch...)
	last, total := 0, 0
	if err := l.Reindex(t.Context(), func(done, of int) { last, total = done, of }); err != nil {
		t.Fatal(err)
	}
	if last != 50 || total != 50 {
		t.Errorf("progress ended at %d of %d, want 50 of 50", last, total)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := l.Reindex(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want context.Canceled", err)
	}
	ask(t, l, Query{Text: unique(7)})
	if err := l.CatchUp(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	caughtUp(t, l)
	if got := leading(t, l, Query{Text: unique(7)}); got != "n-7" {
		t.Errorf("answered by %q, want n-7", got)
	}
}

// Who waits for a turn to change the index stops waiting with its context.
func TestCatchUpWaitsWithItsContext(t *testing.T) {
	l := open(t, t.TempDir())
	if err := l.catch(t.Context()); err != nil { // as while another one catches up
		t.Fatal(err)
	}
	defer l.caught()
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	for what, wait := range map[string]func() error{
		"catch up": func() error { return l.CatchUp(ctx, nil) },
		"reindex":  func() error { return l.Reindex(ctx, nil) },
	} {
		if err := wait(); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: err = %v, want the context's", what, err)
		}
	}
}

// damageSegments overwrites the segments of an index that is open: half of each is zeros then.
func damageSegments(t *testing.T, l *Library) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(l.options.Path, "store", "*.zap"))
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
	l := open(t, t.TempDir())
	add(t, l, town()...)
	damageSegments(t, l)
	q := Query{Text: "When will the ferry sail again?", Now: asked}
	_, err := l.Ask(t.Context(), q)
	if !errors.Is(err, ErrDamagedIndex) {
		t.Fatalf("err = %v, want ErrDamagedIndex", err)
	}
	if !l.Heal(t.Context(), err) {
		t.Error("the question is not worth putting again")
	}
	if got := leading(t, l, q); got != "ferry" {
		t.Errorf("the rebuilt index leads with %q, want the ferry", got)
	}
	if l.NeedsRepair() {
		t.Error("a library that can be written needs no repair from outside")
	}
}

// Damage that no question comes upon is found by the checksums, and healed too.
func TestChecksumsFindDamage(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir)
	add(t, l, town()...)
	if err := l.Verified(t.Context()); err != nil {
		t.Errorf("a sound index: err = %v", err)
	}
	damageSegments(t, l)
	l.verifyOnce()
	caughtUp(t, l)
	if got := leading(t, l, Query{Text: "When will the ferry sail again?", Now: asked}); got != "ferry" {
		t.Errorf("the rebuilt index leads with %q, want the ferry", got)
	}
}

// A damaged article is left out of whatever rebuilds the index, and nothing else is.
func TestDamagedArticleIsNotIndexed(t *testing.T) {
	for what, rebuild := range map[string]func(*testing.T, *Library){
		"reindex": func(t *testing.T, l *Library) {
			if err := l.Reindex(t.Context(), nil); err != nil {
				t.Error(err)
			}
		},
		"heal": func(t *testing.T, l *Library) {
			damageSegments(t, l)
			l.verifyOnce()
			l.running.Wait()
		},
	} {
		for _, isIndexed := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, an index before: %v", what, isIndexed), func(t *testing.T) {
				dir := t.TempDir()
				l := open(t, dir)
				add(t, l, numbered(1), numbered(2), numbered(3))
				if err := l.Close(); err != nil {
					t.Fatal(err)
				}
				damageRecord(t, filepath.Join(dir, archiveFile), 2)
				if !isIndexed {
					if err := os.RemoveAll(filepath.Join(dir, indexDir)); err != nil {
						t.Fatal(err)
					}
				}
				l = open(t, dir)
				l.running.Wait()
				rebuild(t, l)
				for _, i := range []int{1, 3} {
					if got := leading(t, l, Query{Text: unique(i)}); got != news.Key(fmt.Sprint("n-", i)) {
						t.Errorf("%s is answered by %q, want n-%d", unique(i), got, i)
					}
				}
				if s := l.Stats(); s.Damaged != 1 || s.Articles != 2 {
					t.Errorf("stats %+v, want 1 damaged and 2 articles", s)
				}
				add(t, l, numbered(2))
				if got := leading(t, l, Query{Text: unique(2)}); got != "n-2" {
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
	dir := t.TempDir()
	l := open(t, dir)
	add(t, l, town()...)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := Open(Options{Dir: dir, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.Verified(t.Context()); err != nil {
		t.Errorf("a sound index: err = %v", err)
	}
	damageSegments(t, l)
	r.verifyOnce()
	if err := r.Verified(t.Context()); !errors.Is(err, ErrDamagedIndex) || !r.NeedsRepair() {
		t.Errorf("err = %v, needs repair %v, want ErrDamagedIndex, true", err, r.NeedsRepair())
	}
}

// Making the index anew leaves no moment without answers, and an interrupted one loses none.
func TestReindexAnswersMeanwhile(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, town()...)
	q := Query{Text: "When will the ferry sail again?", Now: asked}
	ctx, stop := context.WithCancel(t.Context())
	err := l.Reindex(ctx, func(done, total int) {
		if got := leading(t, l, q); got != "ferry" {
			t.Errorf("after %d of %d the best is %q", done, total, got)
		}
		stop()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: err = %v, want %v", err, context.Canceled)
	}
	if got := leading(t, l, q); got != "ferry" {
		t.Errorf("after an interrupted reindex the best is %q", got)
	}
	if _, err := os.Stat(l.options.Path + ".new"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the unfinished index is left behind: %v", err)
	}
}
