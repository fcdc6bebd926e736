//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// version is a quoth that is measured.
type version struct {
	name  string // of its column
	quoth string // the binary
	bench string // this program, linked with the packages of that version

	cluster string // the address of the cluster that has the index; empty: it is in the data folder
}

// build compiles quoth from the current folder and, if against names a commit, from that commit as well.
func build(ctx context.Context, dir, against string) ([]version, error) {
	now, err := buildIn(ctx, ".", dir, "now", "")
	if err != nil || against == "" {
		return []version{now}, err
	}
	tree := filepath.Join(dir, "tree")
	if _, err := command(ctx, ".", "git", "worktree", "add", "--force", "--detach", tree, against); err != nil {
		return nil, err
	}
	defer command(context.WithoutCancel(ctx), ".", "git", "worktree", "remove", "--force", tree)
	if err := takeAlong(tree); err != nil {
		return nil, err
	}
	commit, err := command(ctx, tree, "git", "rev-parse", "--short=8", "HEAD")
	if err != nil {
		return nil, err
	}
	then, err := buildIn(ctx, tree, dir, strings.TrimSpace(commit), "nocluster")
	return []version{now, then}, err
}

// takeAlong copies this program into the tree of another commit, which may have none or an older one.
func takeAlong(tree string) error {
	to := filepath.Join(tree, "cmd", "bench")
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	return os.CopyFS(to, os.DirFS(filepath.Join("cmd", "bench")))
}

// buildIn builds a version with some build tags.
func buildIn(ctx context.Context, tree, dir, name, tags string) (version, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return version{}, err
	}
	v := version{name: name, quoth: filepath.Join(dir, "quoth-"+name), bench: filepath.Join(dir, "bench-"+name)}
	if _, err := command(ctx, tree, "go", "build", "-o", v.quoth, "./cmd/quoth"); err != nil {
		return v, err
	}
	_, err = command(ctx, tree, "go", "build", "-tags", tags, "-o", v.bench, "./cmd/bench")
	return v, err
}

// command runs a command in a folder, and returns what it prints.
func command(ctx context.Context, dir, name string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = dir
	out, err := c.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out), nil
}
