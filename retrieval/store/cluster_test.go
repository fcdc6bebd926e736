package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// testCluster returns an index of the cluster that the tests use, which is deleted at the end. Without one they are
// skipped: set QUOTH_TEST_CLUSTER to the addresses of its nodes.
func testCluster(t *testing.T) *Cluster {
	t.Helper()
	addresses := strings.Split(os.Getenv("QUOTH_TEST_CLUSTER"), ",")
	if addresses[0] == "" {
		t.Skip("QUOTH_TEST_CLUSTER names no cluster")
	}
	c := &Cluster{
		Addresses: addresses, Prefix: "store-" + strings.ToLower(rand.Text()), Shards: 2,
		Replicas: min(1, len(addresses)-1),
	}
	return c
}

// openCluster opens a Store with its index in a cluster.
func openCluster(t *testing.T, dir string, c *Cluster) *Store {
	t.Helper()
	s, err := Open(Options{Dir: dir, Cluster: c, retryEvery: 500 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Close()
		if err := placeOf(Options{Cluster: c}, s.archive.ID()).remove(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// An index moves to a cluster and back. Questions have the same answers there, and go on meanwhile.
func TestReindexThereAndBack(t *testing.T) {
	c := testCluster(t)
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, newstest.Town()...)
	q := "When will the ferry sail again?"
	want, err := find(t, s, q)
	if err != nil {
		t.Fatal(err)
	}
	for _, to := range []*Cluster{c, c, nil, c, nil} {
		steps := 0
		err := s.Reindex(t.Context(), to, func(done, total int) {
			steps++
			if got := leading(t, s, q); got != "ferry" {
				t.Errorf("meanwhile %q leads, want the ferry", got)
			}
		})
		if err != nil || steps == 0 {
			t.Fatalf("to %+v: err = %v, %d steps", to, err, steps)
		}
		got, err := find(t, s, q)
		if err != nil {
			t.Fatal(err)
		}
		diff(t, fmt.Sprintf("found in %+v", to), keysOf(got), keysOf(want))
		if stats := s.Stats(); stats.Indexed != 4 || stats.Behind {
			t.Errorf("stats = %+v, want all indexed", stats)
		}
		if f, err := s.Examine(t.Context(), nil); err != nil || f.NeedsIndex() {
			t.Errorf("findings = %+v, %v, want none", f, err)
		}
	}
	s.background.Wait()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := leading(t, open(t, dir), q); got != "ferry" {
		t.Errorf("opened again, %q leads, want the ferry", got)
	}
}

// Articles that are stored while no node answers wait in the archive, and are found once one does.
func TestClusterAway(t *testing.T) {
	c := testCluster(t)
	dir := t.TempDir()
	s := openCluster(t, dir, c)
	add(t, s, newstest.Numbered(1))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	away := *c
	away.Addresses = []string{"http://127.0.0.1:9"}
	s, err := Open(Options{Dir: dir, Cluster: &away, retryEvery: 100 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	start := time.Now()
	add(t, s, newstest.Numbered(2))
	if _, err := find(t, s, newstest.Unique(1)); !errors.Is(err, ErrAway) {
		t.Errorf("err = %v, want ErrAway", err)
	}
	t.Logf("stored and refused after %v", time.Since(start))
	if stats := s.Stats(); stats.Articles != 2 || !stats.Behind || stats.AwaySince.IsZero() || stats.Away == "" {
		t.Errorf("stats = %+v, want two articles, the index away and behind", stats)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openCluster(t, dir, c)
	caughtUp(t, s)
	for i := 1; i <= 2; i++ {
		if got, want := leading(t, s, newstest.Unique(i)), newstest.Numbered(i).Key; got != want {
			t.Errorf("%s finds %q, want %q", newstest.Unique(i), got, want)
		}
	}
}

// hanging is how long an answer takes that had no time limit. A View has one of 2.7 seconds, which a busy machine
// exceeds; the log has the longest answer.
const hanging = 20 * time.Second

// While nodes are killed one after another, each answer is right or a refusal, none hangs, and whatever was stored is
// found in the end. QUOTH_TEST_NODES is the folder of the nodes of QUOTH_TEST_CLUSTER, QUOTH_TEST_START the program
// that starts one again, and QUOTH_TEST_KILLS how often one is killed.
func TestNodesThatDie(t *testing.T) {
	c := testCluster(t)
	nodes, start := os.Getenv("QUOTH_TEST_NODES"), os.Getenv("QUOTH_TEST_START")
	if nodes == "" || len(c.Addresses) < 3 {
		t.Skip("QUOTH_TEST_NODES names no folder of three nodes")
	}
	kills, _ := strconv.Atoi(os.Getenv("QUOTH_TEST_KILLS"))
	s := openCluster(t, t.TempDir(), c)
	done := make(chan struct{})
	var all sync.WaitGroup
	stored, asked := make(chan int, 1), newAsked()
	all.Go(func() { stored <- importUntil(t, s, done) })
	all.Go(func() { asked.askUntil(t, s, done) })
	for n := range max(kills, 1) {
		restartNode(t, nodes, start, n%3+1)
		awaitGreen(s)
	}
	close(done)
	all.Wait()
	if err := s.CatchUp(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	caughtUp(t, s)
	total := <-stored
	lost := 0
	for i := range total {
		if got, err := find(t, s, newstest.Unique(i)); err != nil || len(got) == 0 || got[0].Key != newstest.Numbered(i).Key {
			lost++
		}
	}
	if f, err := s.Examine(t.Context(), nil); err != nil || f.NeedsIndex() {
		t.Errorf("findings = %+v, %v, want none", f, err)
	}
	t.Logf("%d kills: %d articles stored, %d lost; %v", max(kills, 1), total, lost, asked)
	if lost > 0 || asked.wrong > 0 || asked.longest > hanging {
		t.Errorf("%d articles lost, %d answers wrong, the longest after %v", lost, asked.wrong, asked.longest)
	}
}

func keysOf(articles []*CachedArticle) (out []news.Key) {
	for _, a := range articles {
		out = append(out, a.Key)
	}
	return out
}

// importUntil adds articles, a few at a time, and returns how many.
func importUntil(t *testing.T, s *Store, done <-chan struct{}) (n int) {
	for {
		select {
		case <-done:
			return n
		case <-time.After(200 * time.Millisecond):
		}
		batch := make([]*news.Article, 5)
		for i := range batch {
			batch[i] = newstest.Numbered(n + i)
		}
		if _, err := s.Add(t.Context(), batch); err != nil {
			t.Errorf("add: %v", err)
			continue
		}
		n += len(batch)
	}
}

// asked counts questions.
type asked struct {
	questions, refused, wrong int
	longest                   time.Duration
	took                      []time.Duration
}

func newAsked() *asked { return &asked{} }

func (a *asked) String() string {
	slices.Sort(a.took)
	p := func(share float64) time.Duration {
		if len(a.took) == 0 {
			return 0
		}
		return a.took[int(math.Ceil(share*float64(len(a.took))))-1].Round(time.Millisecond)
	}
	return fmt.Sprintf("%d questions, %d refused, %d wrong, p50 %v, p99 %v, longest %v", a.questions, a.refused, a.wrong,
		p(.5), p(.99), a.longest.Round(time.Millisecond))
}

// askUntil asks for articles that are indexed.
func (a *asked) askUntil(t *testing.T, s *Store, done <-chan struct{}) {
	for {
		select {
		case <-done:
			return
		case <-time.After(20 * time.Millisecond):
		}
		indexed := s.Stats().Indexed
		if indexed == 0 {
			continue
		}
		i := a.questions * 7 % indexed
		start := time.Now()
		got, err := find(t, s, newstest.Unique(i))
		took := time.Since(start)
		a.questions++
		a.took = append(a.took, took)
		if a.longest = max(a.longest, took); took > 2500*time.Millisecond {
			t.Logf("%s: after %v, %v", newstest.Unique(i), took, err)
		}
		switch {
		case errors.Is(err, ErrAway):
			a.refused++
		case err != nil || len(got) == 0 || got[0].Key != newstest.Numbered(i).Key:
			a.wrong++
			t.Logf("%s: %v, %v", newstest.Unique(i), got, err)
		}
	}
}

// restartNode kills a node, waits a while, and starts it again.
func restartNode(t *testing.T, nodes, start string, n int) {
	pid, err := os.ReadFile(filepath.Join(nodes, fmt.Sprintf("n%d.pid", n)))
	if err != nil {
		t.Fatal(err)
	}
	if err := exec.Command("kill", "-9", strings.TrimSpace(string(pid))).Run(); err != nil {
		t.Errorf("kill node %d: %v", n, err)
	}
	time.Sleep(2 * time.Second)
	if out, err := exec.Command(start, "--node", strconv.Itoa(n), nodes).CombinedOutput(); err != nil {
		t.Errorf("start node %d: %v\n%s", n, err, out)
	}
}

// awaitGreen waits until each part of the index has its copy again, a minute at most.
func awaitGreen(s *Store) {
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(500 * time.Millisecond) {
		if s.lookAtIndex(); s.Stats().Cluster == "green" {
			return
		}
	}
}
