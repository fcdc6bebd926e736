package socket

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

func TestLongestMessage(t *testing.T) {
	l := tight()
	dir := serve(t, echo(), l)
	frame := len(`{"rank":{"id":"","call":{"command":"","zone":"UTC","now":"0001-01-01T00:00:00Z"}}}` + "\n")
	for over, want := range map[int]string{0: "", 1: "message longer than 1048576 bytes"} {
		id := strings.Repeat("q", l.message-frame+over)
		c, err := dial(t.Context(), dir, limits{message: 2 * l.message, write: time.Minute, read: time.Minute})
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		var out bytes.Buffer
		_, err = c.Write(t.Context(), Request{Rank: &Rank{ID: id}}, &out, io.Discard)
		if want == "" && (err != nil || out.String() != id) {
			t.Errorf("a message as long as can be: got error %v and %d bytes, want all of it back", err, out.Len())
		}
		if want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("a byte more: got error %v, want %q in it", err, want)
		}
	}
}

// Clients that stop in the middle of a long message hold no more memory than is set aside
// for all of them; others are answered meanwhile, and have their turn when those have gone.
func TestHalfMessages(t *testing.T) {
	l := tight()
	l.message, l.read = 4<<20, time.Minute
	dir := serve(t, echo(), l)
	var taken atomic.Int64
	var conns []net.Conn
	for range 20 {
		conn := rawConnect(t, dir)
		conns = append(conns, conn)
		go func() {
			half := strings.NewReader(`{"quoth":6}` + "\n" + `{"rank":{"id":"` + strings.Repeat("x", l.message-100))
			for n, err := int64(0), error(nil); err == nil; taken.Add(n) {
				n, err = io.CopyN(conn, half, 16<<10)
			}
		}()
	}
	var out bytes.Buffer
	if _, err := connect(t, dir).Write(t.Context(), some, &out, io.Discard); err != nil || out.String() != "q" {
		t.Errorf("a short request: got %q and error %v, want its answer", &out, err)
	}
	most := int64(l.long*l.message) + 20*(bufferBytes+2*socketBytes(t)) // of both ends
	for range 20 {
		if n := taken.Load(); n > most {
			t.Fatalf("%d bytes of half messages were taken, want %d at most", n, most)
		}
		time.Sleep(10 * time.Millisecond)
	}
	for _, conn := range conns {
		conn.Close()
	}
	checkLong(t, dir)
}

// The memory of half a message goes when its time is up.
func TestHalfMessageEnds(t *testing.T) {
	l := tight()
	l.long = 1
	dir := serve(t, echo(), l)
	conn := rawConnect(t, dir)
	if _, err := io.WriteString(conn, `{"quoth":6}`+"\n"+`{"rank":{"id":"`+strings.Repeat("x", l.message/2)); err != nil {
		t.Fatal(err)
	}
	checkLong(t, dir)
}

// checkLong expects an answer to a long request.
func checkLong(t *testing.T, dir string) {
	t.Helper()
	id := strings.Repeat("q", tight().message/2)
	var out bytes.Buffer
	if _, err := connect(t, dir).Write(t.Context(), Request{Rank: &Rank{ID: id}}, &out, io.Discard); err != nil || out.String() != id {
		t.Errorf("a long request: got %d bytes and error %v, want its answer when its turn comes", out.Len(), err)
	}
}

// socketBytes returns how many bytes the system holds of what nobody reads. Each part has a
// deadline of its own, so that a busy machine does not end the count early.
func socketBytes(t *testing.T) int64 {
	t.Helper()
	l, err := net.Listen("unix", t.TempDir()+"/s")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	conn, err := net.Dial("unix", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	part := make([]byte, 4<<10)
	for held := int64(0); ; {
		conn.SetWriteDeadline(time.Now().Add(time.Second))
		n, err := conn.Write(part)
		held += int64(n)
		if err != nil {
			return held
		}
	}
}

// A client that comes while as many as can be are served waits until one of them goes.
func TestClientsWaitTheirTurn(t *testing.T) {
	l := tight()
	l.clients, l.hello = 2, time.Minute
	dir := serve(t, echo(), l)
	first, _ := connect(t, dir), connect(t, dir)
	ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	if c, err := dial(ctx, dir, l); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a third client: got %v and error %v, want that it waits", c, err)
	}
	first.Close()
	third, err := dial(t.Context(), dir, l)
	if err != nil {
		t.Fatal(err)
	}
	defer third.Close()
	if _, err := third.Write(t.Context(), some, io.Discard, io.Discard); err != nil {
		t.Errorf("the third client, after the first: %v", err)
	}
}

// Articles travel in messages as long as can be, and their outcomes come back in order.
func TestAddInSeveralMessages(t *testing.T) {
	var articles []*news.Article
	var want []retrieval.Outcome
	for i := range 100 {
		articles = append(articles, news.New(news.Article{Key: news.Key(fmt.Sprint(i)), Title: "Lock", Text: strings.Repeat("“No.”\t", 5000)}))
		want = append(want, []retrieval.Outcome{retrieval.New, retrieval.Changed, retrieval.Same}[i%3])
	}
	var calls []int
	var got []*news.Article
	dir := serve(t, service{add: func(_ context.Context, some []*news.Article) ([]retrieval.Outcome, error) {
		from := len(got)
		calls, got = append(calls, len(some)), append(got, some...)
		return want[from:len(got)], nil
	}}, tight())
	c, err := dial(t.Context(), dir, tight())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	outcomes, err := c.Add(t.Context(), articles)
	if err != nil || len(calls) < 2 {
		t.Errorf("got error %v and calls of %d articles, want several", err, calls)
	}
	if diff := cmp.Diff(want, outcomes); diff != "" {
		t.Errorf("other outcomes (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(articles, got); diff != "" {
		t.Errorf("other articles (-want +got):\n%s", diff)
	}
}

func TestLongArticle(t *testing.T) {
	dir := serve(t, service{add: func(_ context.Context, some []*news.Article) ([]retrieval.Outcome, error) {
		return make([]retrieval.Outcome, len(some)), nil
	}}, tight())
	c, err := dial(t.Context(), dir, tight())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	long := news.New(news.Article{Title: "Longest lock", Text: strings.Repeat("word ", 300_000)})
	short := news.New(news.Article{Title: "A", Text: "B"})
	outcomes, err := c.Add(t.Context(), []*news.Article{short, short, long, short})
	if err == nil || errors.Is(err, ErrGone) || !strings.Contains(err.Error(), `the article "Longest lock" is too long`) || len(outcomes) != 2 {
		t.Errorf("got %d outcomes and error %v, want those before the long article, and an error that names it", len(outcomes), err)
	}
	if _, err := c.Add(t.Context(), []*news.Article{short}); err != nil {
		t.Errorf("the next request: %v", err)
	}
}
