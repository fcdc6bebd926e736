package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// endsWithin is how long after SIGTERM a process may run.
const endsWithin = 10 * time.Second

// stops sends SIGTERM under each kind of work.
func stops(ctx context.Context, b *bench) error {
	data := filepath.Join(b.dir, "stopped")
	if _, err := b.must(data, "import", b.articles); err != nil {
		return err
	}
	big := filepath.Join(b.dir, "big.jsonl")
	if err := writeArticles(big, 20*articleCount, 6); err != nil {
		return err
	}
	probe, err := b.probe()
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
	works := [][]string{{"import", big}, {"reindex"}, {"ask", "--batch", long}, {"refresh", "--all"}, {"export"},
		{"run"}, {"console"}}
	for _, work := range works {
		for _, after := range b.moments() {
			if err := b.stopDuring(data, after, work); err != nil {
				return err
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
	}
	return nil
}

// stopDuring stops a process some time after its start, and asks a question afterwards.
func (b *bench) stopDuring(data string, after time.Duration, work []string) error {
	p, err := b.start(data, work...)
	if err != nil {
		return err
	}
	time.Sleep(after)
	start := time.Now()
	r := p.stop(endsWithin)
	outcome := fmt.Sprintf("ended after %v with %d", time.Since(start).Round(time.Millisecond), r.status)
	if r.isOver {
		outcome = "was done already"
	}
	asked := b.run(data, "ask", question(5))
	b.row(fmt.Sprintf("SIGTERM after %v of %s", after, work[0]), outcome,
		first(r.wrong(), asked.wrong(), unanswered(asked)))
	return nil
}

func (b *bench) moments() []time.Duration {
	if b.short {
		return []time.Duration{500 * time.Millisecond}
	}
	return []time.Duration{50 * time.Millisecond, 500 * time.Millisecond, 2 * time.Second}
}

func unanswered(r result) string {
	if r.status != 0 {
		return "afterwards ask ends with " + fmt.Sprint(r.status) + ": " + oneLine(r.err+r.out, 200)
	}
	return ""
}

func readAll(path string) string {
	data, _ := os.ReadFile(path)
	return string(data)
}
