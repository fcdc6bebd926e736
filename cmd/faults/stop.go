//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// stops stops each kind of work with SIGTERM.
func stops(ctx context.Context, b *bench) error {
	data := filepath.Join(b.dir, "stopped")
	if _, err := b.must(data, "import", b.articles); err != nil {
		return err
	}
	big := filepath.Join(b.dir, "big.jsonl")
	if err := writeArticles(big, 20*articleCount, 6); err != nil {
		return err
	}
	probe, err := b.writeProbe()
	if err != nil {
		return err
	}
	b.feed.items, b.feed.slow = 20, 3*time.Second
	defer func() { b.feed.slow = 0 }()
	if _, err := b.must(data, "feeds", "add", b.feed.URL+"/feed"); err != nil {
		return err
	}
	long := filepath.Join(b.dir, "long.jsonl")
	if err := os.WriteFile(long, []byte(strings.Repeat(readAll(probe), 200)), 0o600); err != nil {
		return err
	}
	commands := [][]string{{"import", big}, {"reindex"}, {"ask", "--batch", long}, {"refresh", "--all"}, {"export"},
		{"run"}, {"console"}}
	for _, command := range commands {
		for _, after := range b.delays() {
			if err := b.stopDuring(data, after, command); err != nil {
				return err
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
	}
	return nil
}

// stopDuring stops a command some time after its start, and then asks a question.
func (b *bench) stopDuring(data string, after time.Duration, command []string) error {
	p, err := b.start(data, command...)
	if err != nil {
		return err
	}
	time.Sleep(after)
	start := time.Now()
	r := p.stop(stopTimeout)
	outcome := fmt.Sprintf("ended after %v with %d", time.Since(start).Round(time.Millisecond), r.status)
	if r.isOver {
		outcome = "had already ended"
	}
	asked := b.run(data, "ask", question(5))
	b.row(fmt.Sprintf("SIGTERM after %v of %s", after, command[0]), outcome,
		first(r.wrong(), asked.wrong(), unanswered(asked)))
	return nil
}

// delays returns the times after which a command is stopped.
func (b *bench) delays() []time.Duration {
	if b.short {
		return []time.Duration{500 * time.Millisecond}
	}
	return []time.Duration{50 * time.Millisecond, 500 * time.Millisecond, 2 * time.Second}
}

func readAll(path string) string {
	data, _ := os.ReadFile(path)
	return string(data)
}
