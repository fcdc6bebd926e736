package socket

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

var some = Request{Rank: &Rank{ID: "q"}}

// held is a service whose calls signal when they begin, and last until they are let go or
// their context ends.
type held struct {
	service
	begun, let, ended chan struct{}
}

func hold() held {
	h := held{begun: make(chan struct{}), let: make(chan struct{}), ended: make(chan struct{})}
	wait := func(ctx context.Context) error {
		close(h.begun)
		defer close(h.ended)
		select {
		case <-h.let:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	h.write = func(ctx context.Context, _ Request, stdout, _ io.Writer) (int, error) {
		err := wait(ctx)
		io.WriteString(stdout, "answer")
		return 0, err
	}
	h.add = func(ctx context.Context, articles []*news.Article) ([]retrieval.Outcome, error) {
		return make([]retrieval.Outcome, len(articles)), wait(ctx)
	}
	h.reindex = func(ctx context.Context, _ *retrieval.Cluster, progress retrieval.Progress) (retrieval.Stats, error) {
		return retrieval.Stats{}, wait(ctx)
	}
	return h
}

// verbs returns a call of each kind.
func verbs() map[string]func(context.Context, *Client) error {
	return map[string]func(context.Context, *Client) error{
		"write": func(ctx context.Context, c *Client) error {
			_, err := c.Write(ctx, some, io.Discard, io.Discard)
			return err
		},
		"add": func(ctx context.Context, c *Client) error {
			_, err := c.Add(ctx, []*news.Article{news.New(news.Article{Title: "A", Text: "B"})})
			return err
		},
		"reindex": func(ctx context.Context, c *Client) error {
			_, err := c.Reindex(ctx, nil, nil)
			return err
		},
	}
}

func TestClientLeaves(t *testing.T) {
	goesOn := map[string]bool{"write": false, "add": true, "reindex": true}
	for verb, call := range verbs() {
		t.Run(verb, func(t *testing.T) {
			h := hold()
			dir := serve(t, h, standardLimits())
			ctx, leave := context.WithCancel(t.Context())
			go func() {
				<-h.begun
				leave()
			}()
			if err := call(ctx, connect(t, dir)); !errors.Is(err, context.Canceled) {
				t.Errorf("got error %v, want that it was cancelled", err)
			}
			if goesOn[verb] {
				select {
				case <-h.ended:
					t.Error("the work ended with its client, want it to go on")
				case <-time.After(50 * time.Millisecond):
				}
				close(h.let)
			}
			within(t, h.ended, "the work ends")
		})
	}
}

// A killed client says nothing; the system closes its end.
func TestClientKilledInMidStream(t *testing.T) {
	ended := make(chan error, 1)
	dir := serve(t, service{write: func(_ context.Context, _ Request, stdout, _ io.Writer) (int, error) {
		for {
			if _, err := stdout.Write(make([]byte, 1000)); err != nil {
				ended <- err
				return 0, err
			}
		}
	}}, standardLimits())
	conn := rawConnect(t, dir)
	io.WriteString(conn, `{"quoth":6}`+"\n"+`{"export":{}}`+"\n")
	if _, err := io.CopyN(io.Discard, conn, 100_000); err != nil {
		t.Fatal(err)
	}
	conn.Close()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Error("the export goes on without a reader")
	}
}

func TestReaderStalls(t *testing.T) {
	ended := make(chan struct{})
	dir := serve(t, service{write: func(_ context.Context, _ Request, stdout, _ io.Writer) (int, error) {
		defer close(ended)
		_, err := stdout.Write(make([]byte, 64<<20))
		if err == nil {
			t.Error("64 MiB were sent to a reader that takes none")
		}
		return 0, err
	}}, tight())
	conn := rawConnect(t, dir)
	io.WriteString(conn, `{"quoth":6}`+"\n"+`{"export":{}}`+"\n")
	within(t, ended, "the server gives up")
}

func TestReaderFails(t *testing.T) {
	dir := serve(t, service{write: func(_ context.Context, _ Request, stdout, _ io.Writer) (int, error) {
		return stdout.Write(make([]byte, 3*maxPiece))
	}}, standardLimits())
	broken := errors.New("broken pipe")
	_, err := connect(t, dir).Write(t.Context(), some, failing{broken}, io.Discard)
	if !errors.Is(err, broken) {
		t.Errorf("got error %v, want the writer's", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestServerClosesInMidCall(t *testing.T) {
	h := hold()
	server, dir := started(t, h, standardLimits())
	c := connect(t, dir)
	closed := make(chan struct{})
	go func() {
		<-h.begun
		go func() {
			server.Close()
			close(closed)
		}()
		<-server.closing
		if _, err := Dial(context.Background(), dir); !errors.Is(err, ErrNoAnswer) {
			t.Errorf("dial a server that closes: got error %v, want ErrNoAnswer", err)
		}
		close(h.let)
	}()
	var out bytes.Buffer
	if _, err := c.Write(t.Context(), some, &out, io.Discard); err != nil || out.String() != "answer" {
		t.Errorf("got %q and error %v, want the answer: it was under way", &out, err)
	}
	within(t, closed, "the server closes")
	if _, err := c.Write(t.Context(), some, &out, io.Discard); !errors.Is(err, ErrGone) {
		t.Errorf("the next request: got error %v, want ErrGone", err)
	}
}

func TestServerCutsOff(t *testing.T) {
	tests := []struct {
		name  string
		start string // what was written by then
		want  error
	}{
		{"before a word", "", ErrGone},
		{"in the middle", "The lock", ErrCut},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			begun := make(chan struct{})
			server, dir := started(t, service{write: func(ctx context.Context, _ Request, stdout, _ io.Writer) (int, error) {
				io.WriteString(stdout, test.start)
				close(begun)
				<-ctx.Done()
				return 0, ctx.Err()
			}}, tight())
			c := connect(t, dir)
			go func() {
				<-begun
				server.Close()
			}()
			if _, err := c.Write(t.Context(), some, io.Discard, io.Discard); !errors.Is(err, test.want) {
				t.Errorf("got error %v, want %v", err, test.want)
			}
		})
	}
}

func TestCloseWaitsForAdd(t *testing.T) {
	h := hold()
	server, dir := started(t, h, tight())
	c := connect(t, dir)
	go verbs()["add"](context.Background(), c)
	<-h.begun
	time.AfterFunc(2*tight().close, func() { close(h.let) })
	server.Close()
	select {
	case <-h.ended:
	default:
		t.Error("the server closed while an Add was under way: the folder is let go next")
	}
}

func TestCloseWaitsForNobodyWhoIsIdle(t *testing.T) {
	server, dir := started(t, echo(), standardLimits())
	connect(t, dir)    // said hello
	rawConnect(t, dir) // said nothing
	closed := make(chan struct{})
	go func() {
		server.Close()
		close(closed)
	}()
	select {
	case <-closed:
	case <-time.After(standardLimits().close / 2):
		t.Error("the server waits for clients that ask for nothing")
		<-closed
	}
}
