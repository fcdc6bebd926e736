package socket

import (
	"context"
	"io"
	"net"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// bleve, which retrieval imports, starts workers that never end.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

// service is a Service made of functions, so that a test says when each ends, and how.
type service struct {
	write   func(ctx context.Context, r Request, stdout, stderr io.Writer) (int, error)
	add     func(ctx context.Context, articles []*news.Article) ([]retrieval.Outcome, error)
	reindex func(ctx context.Context, to *retrieval.Cluster, progress retrieval.Progress) (retrieval.Stats, error)
	compact func(ctx context.Context, progress retrieval.Progress) (retrieval.Compacted, error)
	refresh func(ctx context.Context, r Refresh, progress retrieval.Progress, stdout, stderr io.Writer) (int, error)
}

func (s service) Write(ctx context.Context, r Request, stdout, stderr io.Writer) (int, error) {
	return s.write(ctx, r, stdout, stderr)
}

func (s service) Add(ctx context.Context, articles []*news.Article) ([]retrieval.Outcome, error) {
	return s.add(ctx, articles)
}

func (s service) Reindex(ctx context.Context, to *retrieval.Cluster, progress retrieval.Progress) (
	retrieval.Stats, error) {
	return s.reindex(ctx, to, progress)
}

func (s service) Compact(ctx context.Context, progress retrieval.Progress) (retrieval.Compacted, error) {
	return s.compact(ctx, progress)
}

func (s service) Refresh(ctx context.Context, r Refresh, progress retrieval.Progress, stdout, stderr io.Writer) (int, error) {
	return s.refresh(ctx, r, progress, stdout, stderr)
}

// echo answers with the question, so that each answer is another one.
func echo() service {
	return service{write: func(_ context.Context, r Request, stdout, _ io.Writer) (int, error) {
		_, err := io.WriteString(stdout, r.Rank.ID)
		return 0, err
	}}
}

// tight returns limits that a test can reach.
func tight() limits {
	return limits{message: 1 << 20, long: 2, clients: 100, hello: 2 * time.Second, read: time.Second, write: time.Second, close: time.Second}
}

// serve starts a server that is closed with the test, and returns its folder.
func serve(t *testing.T, s Service, l limits) string {
	t.Helper()
	server, dir := started(t, s, l)
	t.Cleanup(func() { server.Close() })
	return dir
}

// started returns a server that the test itself closes, with its folder.
func started(t *testing.T, s Service, l limits) (server *Server, dir string) {
	t.Helper()
	dir = t.TempDir()
	server, err := start(dir, s, nil, l)
	if err != nil {
		t.Fatal(err)
	}
	return server, dir
}

func connect(t *testing.T, dir string) *Client {
	t.Helper()
	c, err := Dial(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// rawConnect returns a connection without a hello.
func rawConnect(t *testing.T, dir string) net.Conn {
	t.Helper()
	conn, err := net.Dial("unix", filepath.Join(dir, socketFile))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	return conn
}

// within fails the test when c is not closed soon.
func within(t *testing.T, c <-chan struct{}, what string) {
	t.Helper()
	select {
	case <-c:
	case <-time.After(10 * time.Second):
		t.Fatal("it did not happen in 10 s: " + what)
	}
}
