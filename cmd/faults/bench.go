//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
)

// bench is what a binary is tested with: a temporary folder with articles, and the table so far.
type bench struct {
	quoth    string // the path of the binary
	short    bool
	dir      string // temporary
	articles string // the path of a file of JSON Lines
	large    string // another one, with longer articles
	feed     *feed

	credential *syscall.Credential // of the processes; nil means that of this one
	kind       string              // of the faults under test

	tried, failed, skipped int
}

// newBench creates the folder and the articles, and builds quoth unless it is given.
func newBench(ctx context.Context, quoth string, short bool) (*bench, error) {
	dir, err := os.MkdirTemp("", "quoth-faults-*")
	if err != nil {
		return nil, err
	}
	b := &bench{quoth: quoth, short: short, dir: dir, articles: filepath.Join(dir, "articles.jsonl")}
	if quoth == "" {
		b.quoth = filepath.Join(dir, "quoth")
		build := exec.CommandContext(ctx, "go", "build", "-o", b.quoth, "./cmd/quoth")
		if out, err := build.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("build quoth: %w\n%s", err, out)
		}
	}
	if b.quoth, err = filepath.Abs(b.quoth); err != nil {
		return nil, err
	}
	if err := writeArticles(b.articles, articleCount, 6); err != nil {
		return nil, err
	}
	b.feed = startFeed()
	return b, nil
}

func (b *bench) close() {
	b.feed.Close()
	os.RemoveAll(b.dir)
}

// row prints a line of the table; wrong is empty if the fault was handled well.
func (b *bench) row(fault, outcome, wrong string) {
	b.tried++
	verdict := "ok"
	if wrong != "" {
		b.failed++
		verdict = "FAILED: " + wrong
	}
	fmt.Printf("%-8s %-44s %-60s %s\n", b.kind, fault, oneLine(outcome, 100), verdict)
}

// skip prints why faults are not tested.
func (b *bench) skip(why string) {
	b.skipped++
	fmt.Printf("!! SKIPPED: %s: %s\n", b.kind, why)
}
