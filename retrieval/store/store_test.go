package store

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/question"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

func day(d int) time.Time { return time.Date(2026, 3, d, 8, 0, 0, 0, time.UTC) }

func ferry() news.Article {
	return news.Article{Key: "ferry", Title: "Quenby ferry to sail again", Source: "The Quenby Packet", Published: day(18),
		Text: "The Quenby ferry will sail again on Monday after four weeks in dry dock.\n" +
			"“We have replaced both engines,” said harbour master Ada Orme. She thanked the passengers for their patience.\n" +
			"Tickets cost nine pounds, as they did before."}
}

func town() []*news.Article {
	return []*news.Article{
		news.New(ferry()),
		news.New(news.Article{Key: "library", Title: "Reading room closes for repairs", Source: "Gazette", Published: day(17),
			Text: "The reading room at Holm Street closes until June.\nBuilders found rot beneath the gallery, the council's surveyor reported."}),
		news.New(news.Article{Key: "bees", Title: "Beekeepers count their losses", Source: "Gazette", Published: day(2),
			Text: "A third of the hives in the valley did not survive the frost.\nThe beekeepers blame mites. Prices of honey are expected to rise."}),
		news.New(news.Article{Key: "football", Title: "Late goal sends Brackley through", Source: "Évening Voice", File: "football.txt", Fetched: day(19),
			Text: "Brackley scored in stoppage time to reach the regional final.\nTheir keeper, Jo Tamm, had saved two penalties."}),
	}
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
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, town()...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := Open(Options{Dir: dir, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	if _, err := r.Add(t.Context(), []*news.Article{numbered(1)}); err == nil || !strings.Contains(err.Error(), "read") {
		t.Errorf("add: err = %v, want one about reading only", err)
	}
	if err := r.Reindex(t.Context(), nil); err == nil {
		t.Error("reindexed a folder that is open for reading only")
	}
	if got := leading(t, r, "ferry"); got != "ferry" {
		t.Errorf("found %q, want ferry", got)
	}
}
