package retrieval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
	"quoth/retrieval/read"
)

// bleve's analysis workers are one set for the whole program, and stay.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

// The day on which the tests ask.
var asked = time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)

func open(t testing.TB, dir string) *Library {
	t.Helper()
	l, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func openReadOnly(t *testing.T, dir string) *Library {
	t.Helper()
	l, err := Open(Options{Dir: dir, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func bundled(t testing.TB, articles ...*news.Article) *Library {
	t.Helper()
	l, err := Bundled(articles)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func add(t testing.TB, l *Library, articles ...*news.Article) []Outcome {
	t.Helper()
	outcomes, err := l.Add(t.Context(), articles)
	if err != nil {
		t.Fatal(err)
	}
	return outcomes
}

// ask puts a question and checks what holds of every answer.
func ask(t testing.TB, l *Library, q Query) Answer {
	t.Helper()
	if q.Now.IsZero() {
		q.Now = asked
	}
	a, err := l.Ask(t.Context(), q)
	if err != nil {
		t.Fatalf("ask %.60q: %v", q.Text, err)
	}
	if (a.Silence == nil) == (len(a.Results) == 0) {
		t.Errorf("ask %.60q: %d results and silence %v", q.Text, len(a.Results), a.Silence)
	}
	for _, r := range a.Results {
		checkResult(t, r)
	}
	return a
}

// maxSentence is how long, in runes, a lone sentence may be shown.
const maxSentence = 400

// checkResult: an excerpt is the stored words, holds the sentence that answers, is short,
// and its receipt leads back to it.
func checkResult(t testing.TB, r Result) {
	t.Helper()
	s, text := r.Excerpt.Span(), r.Excerpt.Article().Text
	if got := r.Excerpt.Text(); got != text[s.Start:s.End] || !utf8.ValidString(got) {
		t.Errorf("excerpt %q is not the article's %q", got, text[s.Start:s.End])
	}
	if !s.Contains(r.Sentence) || r.Sentence.Len() <= 0 {
		t.Errorf("sentence %v does not lie in excerpt %v", r.Sentence, s)
	}
	if n := utf8.RuneCountInString(r.Excerpt.Text()); n > maxSentence {
		t.Errorf("excerpt of %d characters", n)
	}
	if got, err := r.Excerpt.Receipt().Of(r.Excerpt.Article()); err != nil || !got.Equal(r.Excerpt) {
		t.Errorf("receipt: %v", err)
	}
}

// first is the Key of the first result, or "" for silence.
func first(a Answer) news.Key {
	if len(a.Results) == 0 {
		return ""
	}
	return a.Results[0].Excerpt.Article().Key
}

// leading is the Key of the best passage's article, or "" when there is none, whether or
// not it is good enough to answer with: for tests of what is found and not of silence.
func leading(t testing.TB, l *Library, q Query) news.Key {
	t.Helper()
	q.Now = asked
	passages, _, err := l.Rank(t.Context(), q, 1)
	if err != nil {
		t.Fatalf("rank for %.60q: %v", q.Text, err)
	}
	if len(passages) == 0 {
		return ""
	}
	return passages[0].Excerpt.Article().Key
}

func diff(t testing.TB, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s: (-want +got)\n%s", what, d)
	}
}

func articles(t testing.TB, l *Library, all bool) []*news.Article {
	t.Helper()
	var out []*news.Article
	for a, err := range l.Articles(all) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

// What was added answers, before and after the folder is closed and opened again.
func TestAddAndReopen(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir)
	diff(t, "outcomes", add(t, l, newstest.Town()...), []Outcome{New, New, New, New})
	diff(t, "outcomes again", add(t, l, newstest.Town()...), []Outcome{Same, Same, Same, Same})
	q := Query{Text: "When will the ferry sail?"}
	before := ask(t, l, q)
	if first(before) != "ferry" {
		t.Fatalf("answered by %q, want ferry", first(before))
	}
	stats := l.Stats()
	if stats.Articles != 4 || stats.Indexed != 4 || stats.Passages < 4 || stats.Sample {
		t.Errorf("stats = %+v", stats)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	again := open(t, dir)
	diff(t, "answer", ask(t, again, q), before)
	diff(t, "stats", again.Stats(), stats)
}

func TestSecondOpen(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	start := time.Now()
	if _, err := Open(Options{Dir: dir}); err == nil || time.Since(start) > time.Second {
		t.Errorf("err = %v after %v, want ErrLocked within a second", err, time.Since(start))
	}
}

func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir)
	add(t, l, newstest.Town()...)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	r := openReadOnly(t, dir)
	if got := first(ask(t, r, Query{Text: "When will the ferry sail?"})); got != "ferry" {
		t.Errorf("answered by %q, want ferry", got)
	}
	if _, err := r.Add(t.Context(), []*news.Article{news.New(news.Article{Key: "x", Text: "Text."})}); err == nil {
		t.Error("added to a folder opened for reading")
	}
	if err := r.Reindex(t.Context(), nil, nil); err == nil {
		t.Error("indexed anew in a folder opened for reading")
	}
	if got := first(ask(t, r, Query{Text: "When will the ferry sail?"})); got != "ferry" {
		t.Errorf("after refusals answered by %q, want ferry", got)
	}
}

func TestLatest(t *testing.T) {
	l := bundled(t, newstest.Town()...)
	for name, c := range map[string]struct {
		sources []string
		n       int
		want    []string
	}{
		"all, the newest first":     {nil, 9, []string{"football", "ferry", "library", "bees"}},
		"the first two":             {nil, 2, []string{"football", "ferry"}},
		"an outlet":                 {[]string{"gazette"}, 9, []string{"library", "bees"}},
		"two outlets":               {[]string{"gazette", "Évening voice"}, 2, []string{"football", "library"}},
		"accents aside":             {[]string{"Evening Voice"}, 1, []string{"football"}},
		"an outlet that is unknown": {[]string{"Quenby"}, 9, nil},
		"none":                      {nil, 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			excerpts, _, err := l.Latest(t.Context(), Query{Sources: c.sources}, c.n)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range excerpts {
				got = append(got, string(e.Article().Key))
			}
			diff(t, "latest", got, c.want)
		})
	}
	excerpts, _, _ := l.Latest(t.Context(), Query{Sources: []string{"The Quenby Packet"}}, 1)
	if got, want := excerpts[0].Text(), "The Quenby ferry will sail again on Monday after four weeks in dry dock."; got != want {
		t.Errorf("latest shows %q, want the first sentence", got)
	}
}

func TestSources(t *testing.T) {
	l := bundled(t, append(newstest.Town(), news.New(news.Article{Key: "n", Text: "No outlet."}), news.New(news.Article{Key: "u", Source: "Gazette", Text: "No date."}))...)
	got, err := l.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "sources", got, []Source{
		{"Évening Voice", 1, newstest.Day(19), newstest.Day(19)}, {"Gazette", 3, newstest.Day(2), newstest.Day(17)}, {"The Quenby Packet", 1, newstest.Day(18), newstest.Day(18)}, {"", 1, time.Time{}, time.Time{}}})
}

func TestExplain(t *testing.T) {
	l := bundled(t, newstest.Town()...)
	ranking, err := l.Explain(t.Context(), Query{Text: "Who replaced the engines of the ferry?", Now: asked})
	passages := ranking.Passages
	if err != nil || len(passages) == 0 {
		t.Fatalf("%d passages, %v", len(passages), err)
	}
	if got := passages[0].Article.Key; got != "ferry" || passages[0].Features.Whole <= 0 {
		t.Errorf("best is of %q with %+v", got, passages[0].Features)
	}
}

// reimport writes articles as JSON Lines and reads them into a fresh Library.
func reimport(t *testing.T, in []*news.Article) []*news.Article {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for _, a := range in {
		if err := enc.Encode(news.LineOf(a)); err != nil {
			t.Fatal(err)
		}
	}
	var out []*news.Article
	for item := range read.File("-", &b, read.Options{Now: asked}) {
		if item.Refusal != nil {
			t.Fatal(item.Refusal)
		}
		out = append(out, item.Article)
	}
	return articles(t, bundled(t, out...), true)
}

// An import of the export of every revision is the same archive.
func TestImportOfExport(t *testing.T) {
	r := random(11)
	for round := range 12 {
		l := bundled(t)
		for range 3 {
			var batch []*news.Article
			for range r.IntN(8) {
				batch = append(batch, randomArticle(r))
			}
			add(t, l, batch...)
		}
		want := articles(t, l, true)
		diff(t, fmt.Sprint("round ", round), reimport(t, want), want)
	}
}
