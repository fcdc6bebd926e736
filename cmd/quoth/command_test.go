package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot/importer"
	"quoth/bot/socket"
)

const twoArticles = `{"id":"otters","title":"Otters counted","published":"2026-01-05","source":"Sorrel Valley Echo","text":"Volunteers counted 31 otters on Sunday.\n“We had hoped for thirty,” said Ida Marsh."}

{"id":"bridge","title":"Footbridge to stay shut","published":"2026-01-06","source":"Tavel Post","url":"https://tavelpost.example/bridge","text":"The footbridge will stay shut until April."}
`

// result is what a command left.
type result struct {
	Status         int
	Stdout, Stderr string
}

// command runs a command on the data folder dir.
func command(t *testing.T, dir, stdin string, args ...string) result {
	t.Helper()
	var out, messages bytes.Buffer
	n := run(t.Context(), onFolder(dir, args), streams{strings.NewReader(stdin), &out, &messages})
	return result{n, out.String(), messages.String()}
}

// dataFolder returns an empty folder that nobody else can get into.
func dataFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

func onFolder(dir string, args []string) []string {
	return append([]string{"--data", dir, "--zone", "Europe/Paris", "--now", "2026-01-07T12:00:00Z"}, args...)
}

// running is a command that goes on until its input ends.
type running struct {
	input  *io.PipeWriter
	output *bufio.Scanner
	ended  chan result
}

func goOn(t *testing.T, dir string, args ...string) running {
	t.Helper()
	in, input := io.Pipe()
	output, out := io.Pipe()
	r := running{input, bufio.NewScanner(output), make(chan result, 1)}
	go func() {
		var messages bytes.Buffer
		n := run(t.Context(), onFolder(dir, args), streams{in, out, &messages})
		out.Close()
		r.ended <- result{Status: n, Stderr: messages.String()}
	}()
	t.Cleanup(func() { input.Close() })
	return r
}

// end closes the input and returns the result of the command.
func (r running) end(t *testing.T) result {
	t.Helper()
	r.input.Close()
	for r.output.Scan() {
	}
	select {
	case got := <-r.ended:
		return got
	case <-time.After(20 * time.Second):
		t.Fatal("it did not end with its input")
		return result{}
	}
}

// listens waits until somebody answers for dir.
func listens(t *testing.T, dir string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		c, err := socket.Dial(t.Context(), dir)
		if err == nil {
			c.Close()
			return
		}
		if time.Now().After(end) {
			t.Fatal(err)
		}
	}
}

// Every command does through the socket of a process that holds the folder what it does
// in a folder that nobody holds.
func TestSameThroughTheSocket(t *testing.T) {
	alone, held := dataFolder(t), dataFolder(t)
	for _, dir := range []string{alone, held} {
		if r := command(t, dir, twoArticles, "import", "-"); r.Status != socket.StatusOK {
			t.Fatalf("import: %+v", r)
		}
	}
	receipt := regexp.MustCompile(`receipt (\S+)`).FindStringSubmatch(command(t, alone, "", "latest").Stdout)
	if receipt == nil {
		t.Fatal("no receipt to verify")
	}
	const batch = `{"id":"1","question":"How many otters were counted?"}
no question
{"id":"2","question":"until when is the footbridge shut","asked_at":"2026-01-08"}
`
	const more = `{"id":"otters","title":"Otters counted again","published":"2026-01-07","source":"Sorrel Valley Echo",` +
		`"text":"Volunteers counted 32 otters."}
{"id":"weir","title":"Weir repaired","published":"2026-01-07","source":"Tavel Post","text":"The weir holds again."}
{"id":"empty"}
`
	tests := []struct {
		name, stdin string
		args        []string
	}{
		{"ask", "", []string{"ask", "How many otters were counted?"}},
		{"ask in JSON", "", []string{"--json", "ask", "How many otters were counted?"}},
		{"ask without an answer", "", []string{"ask", "Who won the regatta?"}},
		{"ask nothing", "", []string{"ask"}},
		{"a day that is none", "", []string{"ask", "otters", "--since", "someday"}},
		{"latest", "", []string{"--json", "latest", "--source", "Tavel Post"}},
		{"sources", "", []string{"sources"}},
		{"verify", "", []string{"verify", receipt[1]}},
		{"verify nonsense", "", []string{"verify", "nonsense"}},
		{"batch", batch, []string{"ask", "--batch", "-"}},
		{"batch as shown", batch, []string{"ask", "--batch", "-", "--shown"}},
		{"export", "", []string{"export"}},
		{"import", more, []string{"import", "-"}},
		{"import again, in JSON", more, []string{"--json", "import", "-"}},
		{"ask for what was imported", "", []string{"ask", "What holds again?"}},
		{"export every revision", "", []string{"export", "--all"}},
		{"reindex", "", []string{"reindex"}},
		{"ask the new index", "", []string{"ask", "How many otters were counted?"}},
		{"another console", "How many otters were counted?\n/latest\n/nonsense\n", []string{"console"}},
		{"help", "", []string{"help"}},
	}
	holder := goOn(t, held, "console")
	listens(t, held)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := command(t, alone, test.stdin, test.args...)
			got := command(t, held, test.stdin, test.args...)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("other than locally (-locally +through the socket):\n%s", diff)
			}
			if want.Stdout+want.Stderr == "" {
				t.Error("nothing was written, so that nothing was compared")
			}
		})
	}
	if got := holder.end(t); got.Status != socket.StatusOK || got.Stderr != "" {
		t.Errorf("the console that held the folder: %+v", got)
	}
	if _, err := os.Lstat(filepath.Join(held, "quoth.sock")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket: got error %v, want that it is gone", err)
	}
	if diff := cmp.Diff(command(t, alone, "", "export"), command(t, held, "", "export")); diff != "" {
		t.Errorf("another archive (-locally +through the socket):\n%s", diff)
	}
}

// The second import stores its articles through the first, and goes on alone when that ends.
func TestTwoImportsAtOnce(t *testing.T) {
	dir := t.TempDir()
	first := goOn(t, dir, "--json", "import", "-")
	listens(t, dir)
	second := goOn(t, dir, "--json", "import", "-")
	sendStep := func(r running, id string) {
		t.Helper()
		for i := range importer.StepArticles {
			fmt.Fprintf(r.input, `{"id":"%s-%d","title":"T","text":"Line %d of %s."}`+"\n", id, i, i, id)
		}
		for range importer.StepArticles {
			if !r.output.Scan() || !strings.Contains(r.output.Text(), `"outcome":"new"`) {
				t.Fatalf("got %q, want an article acknowledged", r.output.Text())
			}
		}
	}
	sendStep(second, "through")
	sendStep(first, "own")
	if got := first.end(t); got.Status != socket.StatusOK {
		t.Errorf("the first import: %+v", got)
	}
	sendStep(second, "after")
	if got := second.end(t); got.Status != socket.StatusOK {
		t.Errorf("the second import: %+v", got)
	}
	if got, want := strings.Count(command(t, dir, "", "export").Stdout, "\n"), 3*importer.StepArticles; got != want {
		t.Errorf("got %d articles, want %d", got, want)
	}
}
