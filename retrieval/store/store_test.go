package store

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
	"quoth/retrieval/question"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

func open(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func inMemory(t testing.TB, articles ...*news.Article) *Store {
	t.Helper()
	s := open(t, "")
	add(t, s, articles...)
	return s
}

func add(t testing.TB, s *Store, articles ...*news.Article) []news.Outcome {
	t.Helper()
	outcomes, err := s.Add(t.Context(), articles)
	if err != nil {
		t.Fatal(err)
	}
	return outcomes
}

// find returns the articles that have words of a question, the best first.
func find(t testing.TB, s *Store, words string) ([]*CachedArticle, error) {
	t.Helper()
	view := s.View()
	defer view.Release()
	var q index.Query
	for _, term := range question.Parse(words, question.Known{}).Terms {
		q.Terms = append(q.Terms, index.Term{Text: term.Text, Weight: 1})
	}
	found, err := view.Find(t.Context(), q)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(found.Hits, func(a, b index.Hit) int { return cmp.Compare(b.Body, a.Body) })
	var serials []news.Serial
	for _, h := range found.Hits {
		serials = append(serials, h.Serial)
	}
	return view.All(t.Context(), serials)
}

// leading returns the key of the article that has most of the words; "" where none has any.
func leading(t testing.TB, s *Store, words string) news.Key {
	t.Helper()
	found, err := find(t, s, words)
	if err != nil {
		t.Fatalf("find %.60q: %v", words, err)
	}
	if len(found) == 0 {
		return ""
	}
	return found[0].Key
}

// reopen closes a Store, and opens its folder for reading only.
func reopen(t *testing.T, s *Store) *Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := Open(Options{Dir: s.options.Dir, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

func diff(t testing.TB, what string, got, want any) {
	t.Helper()
	if d := gocmp.Diff(want, got); d != "" {
		t.Errorf("%s: (-want +got)\n%s", what, d)
	}
}

// Whether a folder has an archive depends on its content alone: an empty file is none.
func TestExists(t *testing.T) {
	dir := t.TempDir()
	if Exists(dir) {
		t.Error("an empty folder has an archive")
	}
	if err := open(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	if !Exists(dir) {
		t.Error("an opened folder has no archive")
	}
}

// A folder that is open for reading only answers, and nothing can be written to it.
func TestReadOnly(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Town()...)
	r := reopen(t, s)
	if _, err := r.Add(t.Context(), []*news.Article{newstest.Numbered(1)}); err == nil || !strings.Contains(err.Error(), "read") {
		t.Errorf("add: err = %v, want one about reading only", err)
	}
	if err := r.Reindex(t.Context(), nil, nil); err == nil {
		t.Error("reindexed a folder that is open for reading only")
	}
	if got := leading(t, r, "ferry"); got != "ferry" {
		t.Errorf("found %q, want ferry", got)
	}
}
