package discord

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
	"quoth/bot/guild"
	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/read"
)

// TestLoad asks 50 times a second, every fifth time as a person who types, with the
// articles and the questions of the folder that QUOTH_SET names: articles*.jsonl.gz and
// queries-dev.jsonl.gz. QUOTH_LOAD is how many interactions there are, 1000 if unset; the
// heap is judged from 10,000 on.
func TestLoad(t *testing.T) {
	dir := os.Getenv("QUOTH_SET")
	if dir == "" {
		t.Skip("QUOTH_SET is unset: no articles to ask")
	}
	count, err := strconv.Atoi(os.Getenv("QUOTH_LOAD"))
	if err != nil {
		count = 1000
	}
	server, err := loopback.Start(loopback.Options{}) // without Discord's document, whose checks cost more than the answers
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	library := loaded(t, dir)
	settings, err := guild.Open(filepath.Join(t.TempDir(), "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { settings.Close() })
	w := connected(t, server, limited(table(library)), Options{Store: settings, Pending: settings, Pace: unhurried})
	l := &load{t: t, server: server, questions: questionsOf(t, filepath.Join(dir, "queries-dev.jsonl.gz"))}
	l.run(1000) // until what is kept by design is there: caches, connections
	w.log.Reset()
	before := heap(server)
	l.asked, l.typed, l.deferred = nil, nil, 0
	l.run(count)
	w.log.Reset()
	grown := heap(server) - before
	ask, typing := p99(l.asked), p99(l.typed)
	t.Logf("%d asked: p50 %s, p99 %s, deferred %.2f %%; %d typed: p50 %s, p99 %s; heap %+.1f MB", len(l.asked), middle(l.asked), ask,
		100*float64(l.deferred)/float64(len(l.asked)), len(l.typed), middle(l.typed), typing, float64(grown)/1e6)
	if ask > 400*time.Millisecond || typing > 100*time.Millisecond {
		t.Errorf("p99 %s and %s, want at most 400 ms and 100 ms", ask, typing)
	}
	if 100*l.deferred > len(l.asked) {
		t.Errorf("%d of %d were deferred, want less than 1 %%", l.deferred, len(l.asked))
	}
	if count >= 10_000 && grown > 10e6 {
		t.Errorf("the heap has grown by %d bytes, want less than 10 MB", grown)
	}
}

// load sends interactions at a pace and keeps what came of them.
type load struct {
	t         *testing.T
	server    *loopback.Server
	questions []string

	mu           sync.Mutex
	asked, typed []time.Duration
	deferred     int
}

func (l *load) run(count int) {
	var running sync.WaitGroup
	ids := make([]string, count)
	beat := time.NewTicker(time.Second / 50)
	defer beat.Stop()
	for i := range count {
		<-beat.C
		running.Go(func() { ids[i] = l.once(i) })
	}
	running.Wait()
	l.countAnswers(ids)
	l.server.Forget()
}

// once sends an interaction and waits for its answer.
func (l *load) once(i int) string {
	question := l.questions[i%len(l.questions)]
	in := loopback.Slash("ask", option("question", question))
	typing := i%5 == 4
	if typing {
		in = typings(string(rune('a' + i%26)))[i/5%5]
	}
	in.User = fmt.Sprint(2000000000000000000 + i%500)
	ctx, cancel := context.WithTimeout(l.t.Context(), 20*time.Second)
	defer cancel()
	id, err := l.server.Send(ctx, in)
	if err != nil {
		l.t.Error(err)
		return ""
	}
	answer, err := l.server.Reply(ctx, id)
	if err != nil {
		l.t.Error("lost: ", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if typing {
		l.typed = append(l.typed, answer.Took)
		return id
	}
	l.asked = append(l.asked, answer.Took)
	if answer.Deferred {
		l.deferred++
	}
	return id
}

// typings returns what people type who have typed a letter of an option.
func typings(letter string) []loopback.Interaction {
	return []loopback.Interaction{
		loopback.Typing("ask", option("question", "ferry"), option("source", letter)),
		loopback.Typing("ask", option("question", "ferry"), option("since", letter)),
		loopback.Typing("said", option("speaker", letter)),
		loopback.Typing("said", option("speaker", "Joe Biden"), option("about", letter)),
		loopback.Typing("summary", option("topic", letter)),
	}
}

// countAnswers fails where an interaction was answered more or less than once.
func (l *load) countAnswers(ids []string) {
	for _, id := range ids {
		a := l.server.Answer(id)
		edits := 0
		if a.Deferred {
			edits = 1
		}
		if a.Callbacks != 1 || a.Edits != edits || len(a.FollowUps) > 0 {
			l.t.Errorf("interaction %s: %d first answers, %d edits, %d further messages", id, a.Callbacks, a.Edits, len(a.FollowUps))
		}
	}
}

func p99(took []time.Duration) time.Duration    { return quantile(took, 99) }
func middle(took []time.Duration) time.Duration { return quantile(took, 50) }

func quantile(took []time.Duration, percent int) time.Duration {
	if len(took) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(took))
	return sorted[min(len(sorted)*percent/100, len(sorted)-1)].Round(100 * time.Microsecond)
}

// loaded opens a library on disk with the articles of a folder.
func loaded(t *testing.T, dir string) *retrieval.Library {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(dir, "articles*.jsonl.gz"))
	if len(names) != 1 {
		t.Fatalf("%s has %d files of articles, want 1", dir, len(names))
	}
	f, err := os.Open(names[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	library, err := retrieval.Open(retrieval.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { library.Close() })
	var batch []*news.Article
	flush := func() {
		if _, err := library.Add(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
		batch = nil
	}
	for item := range read.File(names[0], f, read.Options{}) {
		if item.Refusal != nil {
			t.Fatal(item.Refusal)
		}
		if batch = append(batch, item.Article); len(batch) == 500 {
			flush()
		}
	}
	flush()
	return library
}

func questionsOf(t *testing.T, name string) (questions []string) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for d := json.NewDecoder(z); d.More(); {
		var q struct{ Question string }
		if err := d.Decode(&q); err != nil {
			t.Fatal(err)
		}
		questions = append(questions, q.Question)
	}
	return questions
}
