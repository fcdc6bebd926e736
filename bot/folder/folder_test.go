package folder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// An Add whose process ended between its requests goes on with the articles that were not
// acknowledged.
func TestAddGoesOnElsewhere(t *testing.T) {
	dir := t.TempDir()
	first, second := &ending{outcomes: 2}, &ending{outcomes: 3}
	server, err := socket.Start(dir, second, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	h := &Handle{opener: opener{dir: dir}, current: first}
	defer h.Close()
	articles := make([]*news.Article, 5)
	for i := range articles {
		articles[i] = news.New(news.Article{Key: news.Key(fmt.Sprint(i)), Text: "Text."})
	}
	outcomes, err := h.Add(t.Context(), articles)
	if err != nil || len(outcomes) != 5 || len(first.asked) != 5 || len(second.asked) != 3 {
		t.Errorf("got %d outcomes and error %v, of %d articles and then %d; want 5, of 5 and then the 3 that were left",
			len(outcomes), err, len(first.asked), len(second.asked))
	}
}

// A Handle whose connection could not be opened again says so each time that it is asked, and works
// again when it can be.
func TestRequestsAfterALostConnection(t *testing.T) {
	dir := t.TempDir()
	library, err := retrieval.Open(retrieval.Options{Dir: dir}) // held, and nobody answers
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close()
	h := &Handle{opener: opener{Options{Timeout: 10 * time.Millisecond}, dir}, current: &ending{}}
	defer func() { h.Close() }()
	articles := []*news.Article{news.New(news.Article{Key: "a", Text: "Text."})}
	for range 2 {
		if _, err := h.Add(t.Context(), articles); err == nil || !strings.Contains(err.Error(), "does not answer") {
			t.Errorf("got error %v, want that the other process does not answer", err)
		}
	}
	server, err := socket.Start(dir, &ending{outcomes: 1}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	if outcomes, err := h.Add(t.Context(), articles); err != nil || len(outcomes) != 1 {
		t.Errorf("got %d outcomes and error %v, want one", len(outcomes), err)
	}
}

// ending is the service of a process that ends after some outcomes.
type ending struct {
	Service
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
		{"no socket", "", fmt.Sprintf("(process %d), which does not answer: wait until it is done, or end that process",
			os.Getpid())},
		{"another version", `{"quoth":1000}` + "\n", "which is another version of quoth: it speaks protocol 1000"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			library, err := retrieval.Open(retrieval.Options{Dir: dir})
			if err != nil {
				t.Fatal(err)
			}
			defer library.Close()
			defer newMark(dir).remove()
			if test.says != "" {
				say(t, dir, test.says)
			}
			for _, mode := range []Mode{Read, ReadOwn, Write, Prompt} {
				_, err := Open(t.Context(), dir, mode, Options{Timeout: 10 * time.Millisecond})
				if err == nil || !strings.Contains(err.Error(), "is in use by another quoth") ||
					!strings.Contains(err.Error(), test.want) {
					t.Errorf("mode %d: got error %v, want %q in it", mode, err, test.want)
				}
			}
			if _, err := Hold(dir, Options{}); err == nil || !strings.Contains(err.Error(), "serves it already") {
				t.Errorf("hold: got error %v, want that another process serves it", err)
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

// A folder that is opened with the zero Options stores articles, and answers nothing.
func TestZeroOptions(t *testing.T) {
	dir := t.TempDir()
	h, err := Open(t.Context(), dir, Write, Options{})
	if err != nil {
		t.Fatal(err)
	}
	outcomes, err := h.Add(t.Context(), []*news.Article{news.New(news.Article{Key: "1", Text: "One."})})
	if err != nil || len(outcomes) != 1 {
		t.Errorf("add: %v, %v, want one outcome", outcomes, err)
	}
	if _, err := h.Write(t.Context(), socket.Request{}, io.Discard, io.Discard); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("write: %v, want that it is not supported", err)
	}
	other, err := Open(t.Context(), dir, ReadOwn, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if stats, err := other.Reindex(t.Context(), nil, nil); err != nil || stats.Articles != 1 {
		t.Errorf("reindex through the first: %+v, %v, want one article", stats, err)
	}
	if sizes, err := other.Compact(t.Context(), nil); err != nil || sizes.Before == 0 || sizes.After == 0 {
		t.Errorf("compact through the first: %+v, %v, want the sizes", sizes, err)
	}
	if err := errors.Join(other.Close(), h.Close()); err != nil {
		t.Error(err)
	}
}

// The sample articles answer where there are no others, without creating the folder; a prompt looks
// for others at each request, and an export refuses them.
func TestSample(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	h, err := Open(t.Context(), dir, Prompt, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	if !h.IsSample() {
		t.Error("the sample articles do not answer")
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was created")
	}
	if _, err := Open(t.Context(), dir, ReadOwn, Options{}); !errors.Is(err, ErrNoArticles) {
		t.Errorf("read its own articles: %v, want that there are none", err)
	}
	d, err := Hold(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if library, err := d.Answering(); err != nil || !library.Stats().Sample {
		t.Errorf("before the first article: %v, want the sample articles", err)
	}
	if _, err := d.Add(t.Context(), []*news.Article{news.New(news.Article{Key: "1", Text: "One."})}); err != nil {
		t.Fatal(err)
	}
	if library, err := d.Answering(); err != nil || library != d.Library {
		t.Errorf("after the first article: %v, want its library", err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	h.Write(t.Context(), socket.Request{}, io.Discard, io.Discard)
	if h.IsSample() {
		t.Error("the sample articles answer though there are others")
	}
}
