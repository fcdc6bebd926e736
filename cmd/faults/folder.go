//go:build linux

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// fill creates a data folder that has all files that quoth writes.
func (b *bench) fill(ctx context.Context, data string) error {
	if _, err := b.must(data, "import", b.articles); err != nil {
		return err
	}
	b.feed.items = 3
	if _, err := b.must(data, "feeds", "add", b.feed.URL+"/feed"); err != nil {
		return err
	}
	p, err := b.startBot(ctx, data) // to create the settings
	if err != nil {
		return err
	}
	time.Sleep(500 * time.Millisecond)
	p.stop(commandTimeout)
	_, err = b.must(data, "refresh", "--all")
	return err
}

// receipt returns the receipt of the excerpt that answers question 5.
func (b *bench) receipt(data string) (string, error) {
	r, err := b.must(data, "ask", question(5))
	if err != nil {
		return "", err
	}
	_, rest, ok := strings.Cut(r.out, "receipt ")
	if !ok {
		return "", fmt.Errorf("the answer has no receipt: %s", r.out)
	}
	return strings.Fields(rest)[0], nil
}

// writeProbe writes a batch of questions, whose answers are compared before and after a fault.
func (b *bench) writeProbe() (path string, err error) {
	var out bytes.Buffer
	for i := 0; i < articleCount; i += 12 {
		fmt.Fprintf(&out, "{\"id\":\"%d\",\"question\":%q,\"asked_at\":\"2026-04-01T00:00:00Z\"}\n", i, question(i))
	}
	path = filepath.Join(b.dir, "probe.jsonl")
	return path, os.WriteFile(path, out.Bytes(), 0o644)
}
