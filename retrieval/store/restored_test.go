package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// nodes sends requests to the cluster of the tests.
type nodes struct {
	t       *testing.T
	address string
	prefix  string
}

func nodesOf(t *testing.T, c *Cluster) nodes { return nodes{t, c.Addresses[0], c.Prefix} }

// send sends a request, which must succeed, and decodes the answer.
func (n nodes) send(method, path string, body, into any) {
	n.t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		n.t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(n.t.Context(), method, n.address+path, bytes.NewReader(data))
	if err != nil {
		n.t.Fatal(err)
	}
	request.Close = true
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		n.t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode >= 300 {
		n.t.Fatalf("%s %s: status %d, %v\n%s", method, path, response.StatusCode, err, answer)
	}
	if into != nil && json.Unmarshal(answer, into) != nil {
		n.t.Fatalf("%s %s: %s", method, path, answer)
	}
}

// snapshot takes a snapshot of the indexes of the prefix. It returns a function that deletes them and puts in their
// place what the snapshot has.
func (n nodes) snapshot(name string) (restore func()) {
	n.t.Helper()
	folder := os.Getenv("QUOTH_TEST_SNAPSHOTS")
	if folder == "" {
		n.t.Skip("QUOTH_TEST_SNAPSHOTS names no folder in which the nodes may keep snapshots (path.repo)")
	}
	repository := "/_snapshot/" + n.prefix
	location := filepath.Join(folder, n.prefix)
	n.send(http.MethodPut, repository, map[string]any{"type": "fs", "settings": map[string]any{"location": location}}, nil)
	which := map[string]any{"indices": n.prefix + "-*", "include_global_state": false}
	n.send(http.MethodPut, repository+"/"+name+"?wait_for_completion=true", which, nil)
	return func() {
		n.t.Helper()
		for name := range n.indexes() {
			n.send(http.MethodDelete, "/"+name, nil, nil)
		}
		n.send(http.MethodPost, repository+"/"+name+"/_restore?wait_for_completion=true", which, nil)
	}
}

// indexes returns the indexes of the prefix.
func (n nodes) indexes() (out map[string]any) {
	n.t.Helper()
	n.send(http.MethodGet, "/"+n.prefix+"-*", nil, &out)
	return out
}

// logged opens a Store with its index in a cluster, and returns what it logs as well.
func logged(t *testing.T, dir string, c *Cluster) (*Store, *bytes.Buffer) {
	t.Helper()
	var log bytes.Buffer
	s, err := Open(Options{Dir: dir, Cluster: c, Log: slog.New(slog.NewTextHandler(&log, nil)), retryEvery: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, &log
}

// checkFound checks that each numbered article is found, apart from those that are gone, and that the index is sound.
func checkFound(t *testing.T, s *Store, n int, gone ...int) {
	t.Helper()
	isGone := make(map[int]bool)
	for _, i := range gone {
		isGone[i] = true
	}
	for i := range n {
		want := newstest.Numbered(i).Key
		if isGone[i] {
			want = ""
		}
		if got := leading(t, s, newstest.Unique(i)); got != want {
			t.Errorf("%s finds %q, want %q", newstest.Unique(i), got, want)
		}
	}
	if f, err := s.Examine(t.Context(), nil); err != nil || f.NeedsIndex() {
		t.Errorf("findings = %+v, %v, want none", f, err)
	}
}

// addNumbered adds the numbered articles from one to another, which is not included.
func addNumbered(t *testing.T, s *Store, from, to int) {
	t.Helper()
	for i := from; i < to; i++ {
		add(t, s, newstest.Numbered(i))
	}
}

// withdraw withdraws a numbered article.
func withdraw(t *testing.T, s *Store, i int) {
	t.Helper()
	if _, err := s.Withdraw(t.Context(), []news.Key{newstest.Numbered(i).Key}, newstest.Day(9)); err != nil {
		t.Fatal(err)
	}
}

// A cluster that is restored from yesterday's snapshot, while Quoth is stopped or runs, catches up from the archive.
func TestClusterRestored(t *testing.T) {
	for name, isRunning := range map[string]bool{"while stopped": false, "while running": true} {
		t.Run(name, func(t *testing.T) {
			c := testCluster(t)
			dir := t.TempDir()
			s := openCluster(t, dir, c)
			addNumbered(t, s, 0, 3)
			restore := nodesOf(t, c).snapshot("yesterday")
			addNumbered(t, s, 3, 6)
			withdraw(t, s, 1)
			checkFound(t, s, 6, 1)
			s.Close()
			s, log := logged(t, dir, c)
			if isRunning {
				restore()
				s.lookAtIndex()
				if !strings.Contains(log.String(), "restored from an earlier state") || strings.Count(log.String(), "\n") > 1 {
					t.Errorf("want one line that says what is done:\n%s", log)
				}
			} else {
				s.Close()
				restore()
				s, log = logged(t, dir, c)
			}
			caughtUp(t, s)
			checkFound(t, s, 6, 1)
			addNumbered(t, s, 6, 7)
			checkFound(t, s, 7, 1)
			if strings.Contains(log.String(), "rebuil") {
				t.Errorf("it is rebuilt:\n%s", log)
			}
		})
	}
}

// An article that comes in after a restore, before anybody noticed it, is found as well.
func TestArticleAfterRestore(t *testing.T) {
	c := testCluster(t)
	dir := t.TempDir()
	s := openCluster(t, dir, c)
	addNumbered(t, s, 0, 3)
	restore := nodesOf(t, c).snapshot("yesterday")
	addNumbered(t, s, 3, 6)
	s.Close()
	s, _ = logged(t, dir, c)
	restore()
	addNumbered(t, s, 6, 7)
	s.lookAtIndex()
	caughtUp(t, s)
	checkFound(t, s, 7)
}

// An index that is of a later archive, since the data folder was restored, is rebuilt.
func TestArchiveRestored(t *testing.T) {
	c := testCluster(t)
	dir, yesterday := t.TempDir(), t.TempDir()
	s := openCluster(t, dir, c)
	addNumbered(t, s, 0, 3)
	s.Close()
	if err := os.CopyFS(yesterday, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	s, _ = logged(t, dir, c)
	addNumbered(t, s, 3, 6)
	s.Close()
	s, log := logged(t, yesterday, c)
	caughtUp(t, s)
	checkFound(t, s, 3)
	if strings.Count(log.String(), "ahead of the archive") != 1 {
		t.Errorf("want one line that says why it is rebuilt:\n%s", log)
	}
}

// An index of another schema is rebuilt, and one of another archive is left alone.
func TestClusterOfOthers(t *testing.T) {
	c := testCluster(t)
	dir := t.TempDir()
	s := openCluster(t, dir, c)
	addNumbered(t, s, 0, 3)
	id := s.archive.ID()
	s.Close()
	n := nodesOf(t, c)
	for name := range n.indexes() {
		meta := map[string]any{"_meta": map[string]any{"schema": "0", "archive": id}}
		n.send(http.MethodPut, "/"+name+"/_mapping", meta, nil)
	}
	s, log := logged(t, dir, c)
	caughtUp(t, s)
	checkFound(t, s, 3)
	if strings.Count(log.String(), "is rebuilt") != 1 ||
		!strings.Contains(log.String(), "schema is") {
		t.Errorf("want one line that says why it is rebuilt, with the schema:\n%s", log)
	}
	_, err := Open(Options{Dir: t.TempDir(), Cluster: c})
	if !errors.Is(err, ErrRejected) || !strings.Contains(err.Error(), "another archive") ||
		strings.Contains(err.Error(), "\n") {
		t.Errorf("err = %v, want one line that says that the prefix is another archive's", err)
	}
	checkFound(t, s, 3)
}

// The first index in a cluster is new: nothing is rebuilt.
func TestFirstIndexInCluster(t *testing.T) {
	c := testCluster(t)
	dir := t.TempDir()
	s := open(t, dir)
	addNumbered(t, s, 0, 3)
	s.Close()
	s, log := logged(t, dir, c)
	t.Cleanup(func() { _ = s.place.remove() })
	caughtUp(t, s)
	checkFound(t, s, 3)
	if strings.Contains(log.String(), "WARN") || strings.Contains(log.String(), "rebuil") {
		t.Errorf("want no warning:\n%s", log)
	}
}
