package importer

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/ingest/watch"
)

// watched is a data folder whose articles come from a folder that is watched.
type watched struct {
	library *retrieval.Library
	log     *strings.Builder // to be read after end
	end     func()
}

func startWatch(t *testing.T, data, articles string) watched {
	t.Helper()
	library, err := retrieval.Open(retrieval.Options{Dir: data})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	w := watched{library: library, log: new(strings.Builder)}
	go func() {
		defer close(done)
		Watch(ctx, watch.Folder{Dir: articles, Store: library, Quiet: 20 * time.Millisecond},
			slog.New(slog.NewTextHandler(w.log, nil)))
	}()
	w.end = func() {
		stop()
		<-done
		if err := library.Close(); err != nil {
			t.Error(err)
		}
	}
	return w
}

// until waits for an answer to have a text, or none where that is empty. It returns the receipt.
func (w watched) until(t *testing.T, want string) string {
	t.Helper()
	got := ""
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		answer, err := w.library.Ask(t.Context(), retrieval.Query{Text: "How much do ferry tickets cost?"})
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case len(answer.Results) == 0 && want == "":
			return ""
		case len(answer.Results) > 0:
			got = answer.Results[0].Excerpt.Text()
			if want != "" && strings.Contains(got, want) {
				return answer.Results[0].Excerpt.Receipt().String()
			}
		}
	}
	t.Fatalf("the answer is %q, want one with %q", got, want)
	return ""
}

// A watched file that is edited, deleted, deleted while nobody watches, and put back.
func TestLifeOfAWatchedFile(t *testing.T) {
	data, articles := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "articles")
	file, other := filepath.Join(articles, "Packet", "ferry.txt"), filepath.Join(articles, "Packet", "bees.txt")
	write := func(path, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ferry := func(price string) string {
		return "date 2026-03-02 Quenby ferry to sail again\nThe ferry sails on Monday. Ferry tickets cost " + price + " pounds.\n"
	}
	write(file, ferry("nine"))
	write(other, "date 2026-03-02 Beekeepers count their losses\nA third of the hives did not survive.\n")
	w := startWatch(t, data, articles)
	first := w.until(t, "nine")
	write(file, ferry("twelve"))
	second := w.until(t, "twelve")
	if s := w.library.Stats(); s.Articles != 2 {
		t.Errorf("%d articles, want 2", s.Articles)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	w.until(t, "")
	checkVerified(t, w.library, true, first, second)
	write(file, ferry("twelve"))
	w.until(t, "twelve")
	checkVerified(t, w.library, false, first, second)
	w.end()
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	w = startWatch(t, data, articles)
	w.until(t, "")
	checkVerified(t, w.library, true, first, second)
	w.end()
	if log := w.log.String(); !strings.Contains(log, "withdrawn=1") {
		t.Errorf("log %q, want that one is withdrawn", log)
	}
	if err := os.RemoveAll(filepath.Dir(other)); err != nil {
		t.Fatal(err)
	}
	w = startWatch(t, data, articles)
	time.Sleep(10 * time.Millisecond)
	w.end()
	if s := reopened(t, data); s.Articles != 1 {
		t.Errorf("%d articles after the folder was emptied, want 1: it may be a disk that is not there", s.Articles)
	}
}

func reopened(t *testing.T, data string) retrieval.Stats {
	t.Helper()
	library, err := retrieval.Open(retrieval.Options{Dir: data, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close()
	return library.Stats()
}

// checkVerified checks that receipts resolve, and whether they say that the article is withdrawn.
func checkVerified(t *testing.T, library *retrieval.Library, withdrawn bool, receipts ...string) {
	t.Helper()
	for _, r := range receipts {
		v, err := library.Verify(t.Context(), r)
		if err != nil {
			t.Errorf("verify %s: %v", r, err)
		} else if v.Withdrawn.IsZero() == withdrawn {
			t.Errorf("verify %s: withdrawn at %v, want %v", r, v.Withdrawn, withdrawn)
		}
	}
}
