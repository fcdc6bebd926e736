package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/bot/commands/feedlist"
	"quoth/bot/service"
)

// collecting returns an app that collects into a folder of its own until the test ends.
func collecting(t *testing.T, set settings) *service.Service {
	t.Helper()
	set.Data = t.TempDir()
	a := &app{settings: set, clock: time.Now, log: slog.New(slog.DiscardHandler)}
	f, err := a.hold()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- a.collect(ctx, f) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("collect ended with %v", err)
		}
		f.Data.Close()
	})
	return f
}

// Soon after an article is published, or put into the folder, a question finds it.
func TestCollect(t *testing.T) {
	o, articles := newOutlet(t), t.TempDir()
	f := collecting(t, settings{Articles: articles, Allow: "127.0.0.1"})
	if _, err := f.Feeds.Add(t.Context(), o.URL+"/feed", feedlist.Wanted{}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(articles, "otters.txt"), []byte("date 2026-01-05 Otters counted\nVolunteers counted 31 otters.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(20 * time.Second); f.Stats().Articles < 3; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d articles are stored, want two of the feed and one of the folder", f.Stats().Articles)
		}
	}
}

func TestCollectWithoutItsFolder(t *testing.T) {
	for name, articles := range map[string]string{"no such file or folder": filepath.Join(t.TempDir(), "none"), "not a folder": os.Args[0]} {
		a := &app{settings: settings{Data: t.TempDir(), Articles: articles}, clock: time.Now, log: slog.New(slog.DiscardHandler)}
		f, err := a.hold()
		if err != nil {
			t.Fatal(err)
		}
		if err := a.collect(t.Context(), f); err == nil || !strings.Contains(err.Error(), "QUOTH_ARTICLES: "+articles+": "+name) {
			t.Errorf("got error %v, want %q", err, name)
		}
		f.Data.Close()
	}
}
