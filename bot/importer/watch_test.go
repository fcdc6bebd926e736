package importer

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/ingest/watch"
	"quoth/retrieval/read"
)

func TestFolderReportsAreLogged(t *testing.T) {
	r := watch.Report{Added: 2, Same: 1}
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

// logged returns the lines that f logs, without the time and how long it took.
func logged(f func(*slog.Logger)) []string {
	var out bytes.Buffer
	f(slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey || a.Key == "took" {
			return slog.Attr{}
		}
		return a
	}})))
	return strings.FieldsFunc(out.String(), func(c rune) bool { return c == '\n' })
}
