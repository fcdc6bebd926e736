//go:build !windows

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"quoth/bot/discord/loopback"
	"quoth/bot/socket"
)

// No file of a data folder is open to other users, whatever the umask, nor is one that was made
// so by an older version.
func TestDataFolderIsPrivate(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	dir := filepath.Join(t.TempDir(), "data")
	open := command(t, dir, twoArticles, "import", "-")
	if open.Status != socket.StatusOK || strings.Contains(open.Stderr, "chmod") {
		t.Fatalf("import: %+v, want no warning", open)
	}
	meta := filepath.Join(dir, "index", "index_meta.json")
	if err := os.Chmod(meta, 0o666); err != nil {
		t.Fatal(err)
	}
	b := startBotOn(t, loopback.ForTest(t, loopback.Options{}), dir)
	for _, args := range [][]string{{"feeds", "list"}, {"import", "-"}, {"reindex"}} {
		if got := command(t, dir, strings.Replace(twoArticles, "otters", "more", 1), args...); got.Status != socket.StatusOK {
			t.Errorf("%v: %+v", args, got)
		}
	}
	checkPrivate(t, dir)
	b.end(t)
	if got := command(t, dir, "", "ask", "How many otters were counted?"); got.Status != socket.StatusOK {
		t.Errorf("ask: %+v", got)
	}
	checkPrivate(t, dir)
}

func checkPrivate(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v, want nothing for group and others", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A command that holds a folder which others can get into says so, once, and what to do.
func TestExposedDataFolder(t *testing.T) {
	for mode, want := range map[os.FileMode]int{0o755: 1, 0o770: 1, 0o701: 1, 0o700: 0} {
		dir := t.TempDir()
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"import", "-"}, {"--json", "import", "-"}, {"reindex"}} {
			got := command(t, dir, twoArticles, args...)
			if n := strings.Count(got.Stderr, "chmod 700 "+dir); n != want || strings.Contains(got.Stdout, "chmod") {
				t.Errorf("mode %o, %v: got %d warnings, want %d\n%s%s", mode, args, n, want, got.Stdout, got.Stderr)
			}
		}
		if got := command(t, dir, "", "ask", "How many otters were counted?"); got.Status != socket.StatusOK ||
			got.Stderr != "" {
			t.Errorf("mode %o: ask: %+v, want an answer and no message", mode, got)
		}
	}
}
