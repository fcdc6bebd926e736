package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/news"
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

// dataFolder is an empty folder that nobody else can get into.
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

// end closes the input and returns what became of the command.
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
		if r := command(t, dir, twoArticles, "import", "-"); r.Status != statusOK {
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
	const more = `{"id":"otters","title":"Otters counted again","published":"2026-01-07","source":"Sorrel Valley Echo","text":"Volunteers counted 32 otters."}
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
		{"ask for what came in", "", []string{"ask", "What holds again?"}},
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
	if got := holder.end(t); got.Status != statusOK || got.Stderr != "" {
		t.Errorf("the console that held the folder: %+v", got)
	}
	if _, err := os.Lstat(filepath.Join(held, "quoth.sock")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket: got error %v, want that it is gone", err)
	}
	if diff := cmp.Diff(command(t, alone, "", "export"), command(t, held, "", "export")); diff != "" {
		t.Errorf("another archive (-locally +through the socket):\n%s", diff)
	}
}

// The second import comes in through the first, and goes on by itself when that ends.
func TestTwoImportsAtOnce(t *testing.T) {
	dir := t.TempDir()
	first := goOn(t, dir, "--json", "import", "-")
	listens(t, dir)
	second := goOn(t, dir, "--json", "import", "-")
	sendStep := func(r running, id string) {
		t.Helper()
		for i := range batchArticles {
			fmt.Fprintf(r.input, `{"id":"%s-%d","title":"T","text":"Line %d of %s."}`+"\n", id, i, i, id)
		}
		for range batchArticles {
			if !r.output.Scan() || !strings.Contains(r.output.Text(), `"outcome":"new"`) {
				t.Fatalf("got %q, want an article acknowledged", r.output.Text())
			}
		}
	}
	sendStep(second, "through")
	sendStep(first, "own")
	if got := first.end(t); got.Status != statusOK {
		t.Errorf("the first import: %+v", got)
	}
	sendStep(second, "after")
	if got := second.end(t); got.Status != statusOK {
		t.Errorf("the second import: %+v", got)
	}
	if got, want := strings.Count(command(t, dir, "", "export").Stdout, "\n"), 3*batchArticles; got != want {
		t.Errorf("got %d articles, want %d", got, want)
	}
}

// An Add whose process ended between its requests goes on with the articles that were not
// acknowledged.
func TestAddGoesOnElsewhere(t *testing.T) {
	first, second := &ending{outcomes: 2}, &ending{outcomes: 3}
	through := &through{first, func(context.Context, error) (door, error) { return second, nil }}
	articles := make([]*news.Article, 5)
	outcomes, err := through.Add(t.Context(), articles)
	if err != nil || len(outcomes) != 5 || len(first.asked) != 5 || len(second.asked) != 3 {
		t.Errorf("got %d outcomes and error %v, of %d articles and then %d; want 5, of 5 and then the 3 that were left",
			len(outcomes), err, len(first.asked), len(second.asked))
	}
}

// ending is a door behind which the process ends after some outcomes.
type ending struct {
	door
	outcomes int
	asked    []*news.Article
}

func (e *ending) Close() error { return nil }

func (e *ending) Add(_ context.Context, articles []*news.Article) ([]retrieval.Outcome, error) {
	e.asked = articles
	if e.outcomes < len(articles) {
		return make([]retrieval.Outcome, e.outcomes), socket.ErrGone
	}
	return make([]retrieval.Outcome, len(articles)), nil
}

func TestHeldByOneThatDoesNotAnswer(t *testing.T) {
	tests := []struct {
		name string
		says string // on its socket; empty: it has none
		want string
	}{
		{"no socket", "", fmt.Sprintf("(process %d), which does not answer: wait until it is done, or end that process", os.Getpid())},
		{"another version", `{"quoth":1000}` + "\n", "which is another version of quoth: it speaks protocol 1000"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := &app{settings: settings{Data: t.TempDir()}, log: settings{}.Log.logger(io.Discard), patience: 10 * time.Millisecond}
			f, err := a.openToWrite(retrieval.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if test.says != "" {
				say(t, a.folder(), test.says)
			}
			for _, reach := range []func() (door, error){
				func() (door, error) { return a.doorToRead(t.Context()) },
				func() (door, error) { return a.doorToHold(t.Context()) },
				func() (door, error) { return a.doorToStay(t.Context()) },
			} {
				if _, err := reach(); err == nil || !strings.Contains(err.Error(), "is in use by another quoth") || !strings.Contains(err.Error(), test.want) {
					t.Errorf("got error %v, want %q in it", err, test.want)
				}
			}
		})
	}
}

// say greets whoever dials the socket of dir with words.
func say(t *testing.T, dir, words string) {
	t.Helper()
	l, err := net.Listen("unix", filepath.Join(dir, "quoth.sock"))
	if err != nil {
		t.Fatal(err)
	}
	hangUp := make(chan struct{})
	t.Cleanup(func() {
		close(hangUp)
		l.Close()
	})
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				io.WriteString(conn, words)
				<-hangUp
			}()
		}
	}()
}
