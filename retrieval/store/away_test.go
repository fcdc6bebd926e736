package store

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// inCluster is an index that is taken for one in a cluster, whose forms of names come when hang is closed.
type inCluster struct {
	index.Index
	hang chan struct{}
	read *int // how often records were read
}

// Health returns "green", as a cluster in which nothing fails does.
func (x inCluster) Health(context.Context) (string, error) { return "green", nil }

func (x inCluster) Records(_ context.Context, serials []news.Serial) (map[news.Serial][]byte, error) {
	*x.read++
	out := make(map[news.Serial][]byte)
	for _, s := range serials {
		out[s], _ = x.Record(s)
	}
	return out, nil
}

func (x inCluster) Forms(ctx context.Context) ([]index.PrintedForm, error) {
	<-x.hang
	return x.Index.Forms(ctx)
}

// The first question about a speaker of a large cluster is refused when its time is over. The speakers are listed in
// the background, and the next questions find them.
func TestSpeakersOfSlowCluster(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Wall()...)
	hang := make(chan struct{})
	s.mu.Lock()
	s.index = inCluster{s.index, hang, new(int)}
	s.mu.Unlock()
	view := s.View()
	view.until = time.Now().Add(10 * time.Millisecond)
	_, err := view.FindSpeakers(t.Context(), "Ilse Corran")
	view.Release()
	if !errors.Is(err, ErrAway) {
		t.Errorf("err = %v, want ErrAway", err)
	}
	close(hang)
	diff(t, "speakers", findSpeakers(t, s, "Ilse Corran"), []string{"Ilse Corran"})
}

// The quotes of some articles that are read one after the other take one request to the cluster.
func TestQuotesAreReadAhead(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Wall()...)
	add(t, s, newstest.Court())
	view := s.View()
	defer view.Release()
	want := make(map[news.Key]int)
	serials := []news.Serial{1, 2, 3, 4}
	for a, err := range view.Each(t.Context(), serials) {
		if err != nil {
			t.Fatal(err)
		}
		want[a.Key] = len(view.Quotes(a))
	}
	s.cache.remove(serials)
	read := 0
	view.index = inCluster{view.index, nil, &read}
	got := make(map[news.Key]int)
	for a, err := range view.Each(t.Context(), serials) {
		if err != nil {
			t.Fatal(err)
		}
		got[a.Key] = len(view.Quotes(a))
	}
	diff(t, "quotes", got, want)
	if len(want) < 2 || read != 1 {
		t.Errorf("the records of %d articles took %d requests, want 1", len(want), read)
	}
}

// While a damaged index in a cluster is replaced, which waits for the cluster, questions do not wait.
func TestStartOverInSlowCluster(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Town()...)
	asked, hang := make(chan struct{}, 100), make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		asked <- struct{}{}
		<-hang
	}))
	defer slow.Close()
	defer close(hang)
	s.place = cluster{Cluster{Addresses: []string{slow.URL}, Prefix: "news"}}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = s.startOver(errors.New("test"))
	}()
	<-asked
	view := s.View()
	select {
	case <-done:
		t.Error("the View waited for the cluster")
	default:
	}
	view.Release()
	<-done
}
