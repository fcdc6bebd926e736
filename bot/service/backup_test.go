package service

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"quoth/bot/backup"
	"quoth/bot/feeds"
	"quoth/bot/folder"
	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// serviceOf returns the service of a folder that this process holds.
func serviceOf(t *testing.T, dir string) *Service {
	t.Helper()
	library, err := retrieval.Open(retrieval.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	d := &folder.Data{Library: library, Contents: folder.Contents{Dir: dir, Log: log}}
	s := New(d, feeds.New(feeds.Options{Contents: d.Contents, Store: library}), log)
	t.Cleanup(func() {
		if err := errors.Join(s.Close(), library.Close()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func ferry(i int) *news.Article {
	return news.New(news.Article{Key: news.Key(fmt.Sprint(i)), Title: "Ferry",
		Text: fmt.Sprintf("Ferry%d sails from pier%d on Monday.", i, i)})
}

// Backups that are made while articles are stored, calls saved and questions answered have all that was
// stored before, and can be restored.
func TestBackupInUse(t *testing.T) {
	s := serviceOf(t, t.TempDir())
	store, err := s.OpenSettings()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var stored atomic.Int64
	var running sync.WaitGroup
	fail := func(what string, err error) {
		if err != nil && ctx.Err() == nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	running.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			_, err := s.Add(ctx, []*news.Article{ferry(i)})
			fail("add", err)
			stored.Store(int64(i))
		}
	})
	running.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			_, err := store.SaveCalls([][]byte{fmt.Append(nil, i)})
			fail("save a call", err)
		}
	})
	running.Go(func() {
		for ctx.Err() == nil {
			call := socket.Call{Command: "ask", Options: map[string]string{"question": "From where does ferry0 sail?"}}
			_, err := s.Write(ctx, socket.Request{Rank: &socket.Rank{Call: call, Top: 3}}, io.Discard, io.Discard)
			fail("ask", err)
			time.Sleep(time.Millisecond)
		}
	})
	for stored.Load() < 20 && ctx.Err() == nil && !t.Failed() {
		time.Sleep(time.Millisecond)
	}
	for range 5 {
		before := int(stored.Load())
		var out bytes.Buffer
		if _, err := s.Write(t.Context(), socket.Request{Backup: &socket.Backup{}}, &out, io.Discard); err != nil {
			t.Fatal(err)
		}
		made, err := backup.Restore(t.Context(), &out, filepath.Join(t.TempDir(), "data"), "")
		if err != nil || made.Damaged > 0 || made.Articles < before {
			t.Errorf("the backup has %+v, %v, want %d articles or more, and none damaged", made, err, before)
		}
	}
	stop()
	running.Wait()
}

// While a backup is taken slowly, articles wait to be stored; settings and answers do not.
func TestSlowBackup(t *testing.T) {
	s := serviceOf(t, t.TempDir())
	store, err := s.OpenSettings()
	if err != nil {
		t.Fatal(err)
	}
	var articles []*news.Article
	for i := range 1500 { // more than a backup has in its buffer
		articles = append(articles, ferry(i))
	}
	if _, err := s.Add(t.Context(), articles); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	begun, ended := make(chan bool), make(chan error)
	defer close(begun)
	go func() {
		_, err := s.Write(ctx, socket.Request{Backup: &socket.Backup{}}, stuck{begun}, io.Discard)
		ended <- err
	}()
	<-begun
	if _, err := store.SaveCalls([][]byte{[]byte("call")}); err != nil {
		t.Error(err)
	}
	var out bytes.Buffer
	call := socket.Call{Command: "ask", Options: map[string]string{"question": "From where does ferry1 sail?"}}
	if _, err := s.Write(t.Context(), socket.Request{Rank: &socket.Rank{Call: call, Top: 3}}, &out, io.Discard); err != nil ||
		!bytes.Contains(out.Bytes(), []byte("pier1")) {
		t.Errorf("the answer is %s, %v", &out, err)
	}
	added := make(chan error)
	go func() {
		_, err := s.Add(context.Background(), []*news.Article{ferry(-1)})
		added <- err
	}()
	select {
	case err := <-added:
		t.Fatalf("an article was stored in the middle of a backup: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	stop()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the backup ended with %v", err)
	}
	if err := <-added; err != nil {
		t.Error(err)
	}
}

// stuck is a writer that takes nothing, until the test ends.
type stuck struct{ begun chan bool }

func (s stuck) Write([]byte) (int, error) {
	s.begun <- true
	<-s.begun
	return 0, io.ErrClosedPipe
}

// A lost file is an error, and no backup without it.
func TestBackupOfLostFile(t *testing.T) {
	s := serviceOf(t, t.TempDir())
	for _, name := range []string{folder.SettingsFile, folder.FeedsFile} {
		s.Contents.Note(name)
		_, err := s.Write(t.Context(), socket.Request{Backup: &socket.Backup{}}, io.Discard, io.Discard)
		if err == nil || !bytes.Contains([]byte(err.Error()), []byte("missing")) {
			t.Errorf("without %s: %v, want that it is missing", name, err)
		}
	}
	if _, err := s.Add(t.Context(), []*news.Article{ferry(1)}); err != nil {
		t.Errorf("after a backup that failed, nothing can be stored: %v", err)
	}
}
