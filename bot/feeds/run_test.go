package feeds

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest"
	"quoth/retrieval/news"
)

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

// A feed that dies has one line, however often it is asked; when many do, they share one.
func TestReportsAreLogged(t *testing.T) {
	down := &fetch.Error{URL: "https://bell.example/key-4711", Reason: fetch.TooSlow}
	died := func(n int) (r ingest.Report) {
		for i := range n {
			r.Sources = append(r.Sources, ingest.SourceReport{URL: "https://bell.example/key-4711",
				Name: fmt.Sprintf("Bell %d", i), Err: down, Died: true})
		}
		return r
	}
	fresh := ingest.SourceReport{Name: "Packet", Revived: true,
		Items: []ingest.ItemReport{{Outcome: news.Added}, {Outcome: news.Changed, Origin: ingest.Summary}, {}}}
	const dead = `level=WARN msg="a feed does not answer: it is checked less often, and logged again when it is back" `
	tests := []struct {
		name string
		r    ingest.Report
		err  error
		want []string
	}{
		{"nothing new", ingest.Report{Sources: []ingest.SourceReport{{Name: "Packet", Unchanged: true},
			{Name: "Bell", Err: down}}}, nil, []string{}},
		{"news, and a feed is back", ingest.Report{Sources: []ingest.SourceReport{fresh}}, nil, []string{
			"level=INFO msg=feeds asked=1 failed=0 new=1 changed=1 refused=1 summaries=1",
			`level=INFO msg="a feed is back" feed=Packet why=""`}},
		{"one dies", died(1), nil, []string{dead + `feed="Bell 0" why="the server was too slow"`}},
		{"all die", died(4), nil, []string{dead + `feeds=4 first="Bell 0" why="the server was too slow"`}},
		{"the disk is full", ingest.Report{}, errors.New("disk full"),
			[]string{`level=ERROR msg="refresh the feeds" err="disk full"`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := logged(func(log *slog.Logger) { logReport(log, tt.r, tt.err) })
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("log (-want +got):\n%s", diff)
			}
		})
	}
}
