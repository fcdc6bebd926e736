package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest"
	"quoth/retrieval/read"
)

// logged is what tell logs, without the time and how long it took.
func logged(tell func(*slog.Logger)) []string {
	var out bytes.Buffer
	tell(slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey || a.Key == "took" {
			return slog.Attr{}
		}
		return a
	}})))
	return strings.FieldsFunc(out.String(), func(c rune) bool { return c == '\n' })
}

// A feed that dies has one line, however often it is asked; when many do, they share one.
func TestReportsAreLogged(t *testing.T) {
	down := &fetch.Error{URL: "https://bell.example/key-4711", Reason: fetch.TooSlow}
	died := func(n int) (r ingest.Report) {
		for i := range n {
			r.Sources = append(r.Sources, ingest.SourceReport{URL: "https://bell.example/key-4711", Name: fmt.Sprintf("Bell %d", i), Err: down, Died: true})
		}
		return r
	}
	fresh := ingest.SourceReport{Name: "Packet", Revived: true, Items: []ingest.ItemReport{{Outcome: ingest.Added}, {Outcome: ingest.Changed, Origin: ingest.Summary}, {}}}
	const dead = `level=WARN msg="a feed does not answer: it is asked less often, and not told of again until it is back" `
	tests := []struct {
		name string
		r    ingest.Report
		err  error
		want []string
	}{
		{"nothing new", ingest.Report{Sources: []ingest.SourceReport{{Name: "Packet", Unchanged: true}, {Name: "Bell", Err: down}}}, nil, []string{}},
		{"news, and a feed is back", ingest.Report{Sources: []ingest.SourceReport{fresh}}, nil, []string{
			"level=INFO msg=feeds asked=1 failed=0 new=1 changed=1 refused=1 summaries=1", `level=INFO msg="a feed is back" feed=Packet why=""`}},
		{"one dies", died(1), nil, []string{dead + `feed="Bell 0" why="the server was too slow"`}},
		{"all die", died(4), nil, []string{dead + `feeds=4 first="Bell 0" why="the server was too slow"`}},
		{"the disk is full", ingest.Report{}, errors.New("disk full"), []string{`level=ERROR msg="refresh the feeds" err="disk full"`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := logged(func(log *slog.Logger) { logReport(log, tt.r, tt.err) })
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("log (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFolderReportsAreLogged(t *testing.T) {
	r := ingest.FolderReport{Added: 2, Same: 1}
	for i := range 5 {
		r.Refusals = append(r.Refusals, &read.Refusal{File: fmt.Sprintf("%d.txt", i), Line: 1, Reason: "no text"})
	}
	got := logged(func(log *slog.Logger) { logFolder(log, r, nil) })
	want := []string{
		`level=INFO msg="folder of articles" new=2 changed=0 same=1 refused=5`,
		`level=WARN msg="refused a file" file=0.txt line=1 why="no text"`,
		`level=WARN msg="refused a file" file=1.txt line=1 why="no text"`,
		`level=WARN msg="refused a file" file=2.txt line=1 why="no text"`,
		`level=WARN msg="refused more files: quoth import lists them" files=2`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
}

// collecting is an app that collects into a folder of its own until the test ends.
func collecting(t *testing.T, set settings) *folder {
	t.Helper()
	set.Data = t.TempDir()
	a := &app{settings: set, clock: time.Now, log: slog.New(slog.DiscardHandler)}
	f, err := a.hold(t.Context())
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
		f.Close()
	})
	return f
}

// What is published, and what is put into the folder, is there to be asked about soon after.
func TestCollect(t *testing.T) {
	o, articles := newOutlet(t), t.TempDir()
	f := collecting(t, settings{Articles: articles, Allow: "127.0.0.1"})
	if _, err := f.feeds.Add(t.Context(), o.URL+"/feed", ""); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(articles, "otters.txt"), []byte("date 2026-01-05 Otters counted\nVolunteers counted 31 otters.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(20 * time.Second); f.Stats().Articles < 3; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d articles came in, want two of the feed and one of the folder", f.Stats().Articles)
		}
	}
}

func TestCollectWithoutItsFolder(t *testing.T) {
	for name, articles := range map[string]string{"no such file or folder": filepath.Join(t.TempDir(), "none"), "not a folder": os.Args[0]} {
		a := &app{settings: settings{Data: t.TempDir(), Articles: articles}, clock: time.Now, log: slog.New(slog.DiscardHandler)}
		f, err := a.hold(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := a.collect(t.Context(), f); err == nil || !strings.Contains(err.Error(), "QUOTH_ARTICLES: "+articles+": "+name) {
			t.Errorf("got error %v, want %q", err, name)
		}
		f.Close()
	}
}
