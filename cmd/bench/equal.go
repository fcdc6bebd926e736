//go:build linux

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// compareAnswers imports the articles of a set into both versions, and compares what each answers to the
// set's questions, byte for byte.
func compareAnswers(ctx context.Context, dir, set string, versions []version) error {
	articles, err := filepath.Glob(filepath.Join(set, "articles*.jsonl.gz"))
	if err != nil || len(articles) != 1 {
		return fmt.Errorf("%s has %d files of articles, want 1", set, len(articles))
	}
	differ := 0
	for _, how := range [][]string{nil, {"--shown"}} {
		var replies [][]byte
		for _, v := range versions {
			out, err := v.answers(ctx, filepath.Join(dir, "equal-"+v.name), set, articles[0], how...)
			if err != nil {
				return err
			}
			replies = append(replies, out)
		}
		n, all := differing(replies[0], replies[1])
		fmt.Printf("ask --batch %v: %d of %d answers differ\n", how, n, all)
		differ += n
	}
	if differ > 0 {
		return fmt.Errorf("%s and %s do not answer alike", versions[0].name, versions[1].name)
	}
	return nil
}

// answers returns what a version prints for the questions of a set. It imports the articles if the folder is
// not there yet.
func (v version) answers(ctx context.Context, data, set, articles string, how ...string) ([]byte, error) {
	if _, err := os.Stat(data); err != nil {
		if _, err := command(ctx, ".", v.quoth, "--data", data, "import", articles); err != nil {
			return nil, err
		}
	}
	args := append([]string{"--data", data, "ask", "--batch", filepath.Join(set, "queries-dev.jsonl.gz")}, how...)
	return exec.CommandContext(ctx, v.quoth, args...).Output()
}

// differing returns how many of the lines of two texts differ, and the number of all lines.
func differing(a, b []byte) (n, all int) {
	x, y := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	all = max(len(x), len(y)) - 1
	for i := range all {
		if i >= len(x) || i >= len(y) || !bytes.Equal(x[i], y[i]) {
			n++
		}
	}
	return n, all
}
