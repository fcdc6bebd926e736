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
}

// Health is that of a cluster in which nothing fails.
func (x inCluster) Health(context.Context) (string, error) { return "green", nil }

func (x inCluster) Records(_ context.Context, serials []news.Serial) (map[news.Serial][]byte, error) {
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
	s.index = inCluster{s.index, hang}
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
