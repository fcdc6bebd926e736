package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// bench is where a binary is tried: a temporary folder with articles, and the table so far.
type bench struct {
	quoth    string // the binary
	short    bool
	dir      string // temporary
	articles string // a file of JSON Lines
	large    string // another one, of longer articles
	feed     *feed

	as   *syscall.Credential // of the processes; nil: this one's
	kind string

	tried, failed, skipped int
}

// articleCount is how many articles there are: enough for several segments of an index.
const articleCount = 400

func newBench(ctx context.Context, quoth string, short bool) (*bench, error) {
	dir, err := os.MkdirTemp("", "quoth-faults-*")
	if err != nil {
		return nil, err
	}
	b := &bench{quoth: quoth, short: short, dir: dir, articles: filepath.Join(dir, "articles.jsonl")}
	if quoth == "" {
		b.quoth = filepath.Join(dir, "quoth")
		if out, err := exec.CommandContext(ctx, "go", "build", "-o", b.quoth, "./cmd/quoth").CombinedOutput(); err != nil {
			return nil, fmt.Errorf("build quoth: %w\n%s", err, out)
		}
	}
	if b.quoth, err = filepath.Abs(b.quoth); err != nil {
		return nil, err
	}
	if err := writeArticles(b.articles, articleCount, 6); err != nil {
		return nil, err
	}
	b.feed = serveFeed()
	return b, nil
}

func (b *bench) close() {
	b.feed.Close()
	os.RemoveAll(b.dir)
}

// row prints a line of the table. What is wrong is empty where nothing is.
func (b *bench) row(fault, outcome, wrong string) {
	b.tried++
	verdict := "ok"
	if wrong != "" {
		b.failed++
		verdict = "FAILED: " + wrong
	}
	fmt.Printf("%-8s %-44s %-60s %s\n", b.kind, fault, oneLine(outcome, 100), verdict)
}

// skip prints why faults were not tried.
func (b *bench) skip(why string) {
	b.skipped++
	fmt.Printf("!! SKIPPED: %s: %s\n", b.kind, why)
}

// oneLine is s on a line of at most n bytes.
func oneLine(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > n {
		s = s[:n-1] + "…"
	}
	return s
}
