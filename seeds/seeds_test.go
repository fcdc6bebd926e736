package seeds_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/seeds"
)

// An article whose name matches no embed pattern would be missing without an error.
func TestEverythingButGoFilesIsEmbedded(t *testing.T) {
	want := contents(t, os.DirFS("."))
	got := contents(t, seeds.FS())
	if len(want) < 2 {
		t.Fatalf("folder holds %d articles, want several", len(want))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("embedded files differ from the folder (-folder +embedded):\n%s", diff)
	}
}

func TestOwnersArticleStartsWithItsDateLine(t *testing.T) {
	text, err := fs.ReadFile(seeds.FS(), "2026-01-07-ukraine-security-guarantees.txt")
	if err != nil {
		t.Fatal(err)
	}
	got, _, _ := strings.Cut(string(text), "\n")
	want := " date 2026-01-07 Ukraine's allies agree to provide multi-layered security guarantees as part of a peace proposal"
	if got != want {
		t.Errorf("first line = %q, want %q", got, want)
	}
}

// Only the name of the outlet shows a newcomer that an answer is invented.
func TestEveryOutletIsMarkedAsSample(t *testing.T) {
	files, err := fs.Glob(seeds.FS(), "*/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("list outlets: %d files, error %v", len(files), err)
	}
	for _, file := range files {
		if outlet := path.Dir(file); !strings.HasSuffix(outlet, " (sample)") {
			t.Errorf("outlet %q of %s does not end in (sample)", outlet, file)
		}
	}
}

// contents returns the text of every article by its path, without Go files and hidden files.
func contents(t *testing.T, tree fs.FS) map[string]string {
	t.Helper()
	out := make(map[string]string)
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".go" || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		text, err := fs.ReadFile(tree, name)
		out[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
