package retrieval_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/read"
	"quoth/seeds"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The floors under the golden questions' totals. A change that goes below one needs a
// better reason than this test; one that goes well above should raise it.
const (
	floorFirst      = 56 // of the answerable: the first excerpt is from a right article
	floorShown      = 51 // a wanted sentence stands in one of the excerpts
	floorAnswers    = 48 // a wanted sentence is the answering one of the first excerpt
	floorRefused    = 36 // of those that the articles do not answer
	mostSilent      = 0  // answerable ones that got a silence
	floorTopics     = 15 // of the topics: the first story is the newest that is about it
	floorUnderstood = 28 // of those that name a kind, a correction or a reason: it is that one
)

// golden is a line of golden.jsonl: a question with the sentence that answers it, or
// one that must be refused.
type golden struct {
	Question string
	place
	Also   []place // other sentences that answer as well
	Refuse bool
	Now    string // the day of asking
	// What must have been understood; empty: anything.
	Kind   retrieval.Kind
	Taken  string           // what was taken for a misspelt word
	Reason retrieval.Reason // of a refusal
}

// place is a sentence of a file in seeds; without a sentence, any of it will do.
type place struct{ File, Sentence string }

func (g golden) wanted() []place { return append([]place{g.place}, g.Also...) }

// verdict is what became of a question, from best to worst.
type verdict string

const (
	answers  verdict = "answers" // a wanted sentence is the answering one of the first excerpt
	shows    verdict = "shows"   // it stands in the first excerpt, and another one is marked as the answer
	later    verdict = "later"   // it stands in a later excerpt
	near     verdict = "near"    // the first excerpt is from a right article, without it
	misses   verdict = "misses"  // nor is it from a right article
	silent   verdict = "silent"  // refused, and should have been answered
	refuses  verdict = "refuses" // rightly
	invents  verdict = "invents" // answered, and should have been refused
	tells    verdict = "tells"   // a topic: the first story is of a right article
	goldenIn         = "testdata/golden.jsonl"
	goldenTo         = "testdata/golden.txt"
)

// tally counts the verdicts of all questions; a question can count in several rows.
type tally struct{ answerable, first, shown, answers, silent, refusable, refused, topics, told, marked, understood int }

// TestGolden asks every golden question of the articles in seeds and compares what
// became of each with a file that a person has read, so that a change of ranking shows
// as a diff of questions.
func TestGolden(t *testing.T) {
	files := bundledFiles(t)
	lib := bundle(t, files)
	var report strings.Builder
	var n tally
	for _, g := range readGolden(t) {
		checkWanted(t, g, files)
		answer := put(t, lib, g)
		v, first := judge(answer, g, files)
		wrong := g.misunderstood(answer)
		n.count(g, v, first, wrong)
		fmt.Fprintf(&report, "%-8s %s%s\n", v, g.Question, wrong)
	}
	fmt.Fprintf(&report, "\nanswerable %d: right article first %d, sentence shown %d, sentence answers %d, silent %d\nrefusable %d: refused %d\n"+
		"topics %d: right story first %d\nunderstood as wanted %d of %d\n",
		n.answerable, n.first, n.shown, n.answers, n.silent, n.refusable, n.refused, n.topics, n.told, n.understood, n.marked)
	t.Log("\n" + report.String())
	compare(t, report.String())
	n.check(t)
}

func (n *tally) count(g golden, v verdict, rightFirst bool, wrong string) {
	if g.marked() {
		n.marked++
		n.understood += one(wrong == "")
	}
	switch {
	case g.Refuse:
		n.refusable++
		n.refused += one(v == refuses)
		return
	case g.isTopic():
		n.topics++
		n.told += one(v == tells)
		n.silent += one(v == silent)
		return
	}
	n.answerable++
	n.first += one(rightFirst)
	n.shown += one(v == answers || v == shows || v == later)
	n.answers += one(v == answers)
	n.silent += one(v == silent)
}

// isTopic reports whether the newest story is wanted, and not a sentence that answers.
func (g golden) isTopic() bool { return !g.Refuse && g.Sentence == "" }

// marked reports whether the line says how the question must be understood.
func (g golden) marked() bool { return g.Kind != "" || g.Taken != "" || g.Reason != "" }

// misunderstood tells, behind two blanks, what was understood in another way; empty: nothing.
func (g golden) misunderstood(a retrieval.Answer) string {
	var out []string
	differs := func(what, got, want string) {
		if want != "" && got != want {
			out = append(out, fmt.Sprintf("%s %q, want %q", what, got, want))
		}
	}
	differs("kind", string(a.Asked.Kind), string(g.Kind))
	differs("taken", a.Asked.Taken(), g.Taken)
	if a.Silence != nil {
		differs("reason", string(a.Silence.Reason), string(g.Reason))
	}
	if len(out) == 0 {
		return ""
	}
	return "  (" + strings.Join(out, "; ") + ")"
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (n tally) check(t *testing.T) {
	t.Helper()
	for _, c := range []struct {
		name       string
		got, floor int
	}{
		{"right article first", n.first, floorFirst},
		{"sentence shown", n.shown, floorShown},
		{"sentence answers", n.answers, floorAnswers},
		{"refused rightly", n.refused, floorRefused},
		{"not silent", n.answerable - n.silent, n.answerable - mostSilent},
		{"right story first", n.told, floorTopics},
		{"understood as wanted", n.understood, floorUnderstood},
	} {
		if c.got < c.floor {
			t.Errorf("%s: %d questions, want %d at least", c.name, c.got, c.floor)
		}
	}
}

// put asks a question on its day.
func put(t *testing.T, lib *retrieval.Library, g golden) retrieval.Answer {
	t.Helper()
	now, err := time.Parse(time.DateOnly, g.Now)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := lib.Ask(context.Background(), retrieval.Query{Text: g.Question, Now: now})
	if err != nil {
		t.Fatalf("ask %q: %v", g.Question, err)
	}
	return answer
}

// judge looks at an answer, and tells also whether the first excerpt is from a right article.
func judge(answer retrieval.Answer, g golden, files map[string]*news.Article) (v verdict, rightFirst bool) {
	switch answered := answer.Silence == nil; {
	case g.Refuse && answered && !answer.Nearest: // "Nothing from 2004. Nearest:" refuses as well
		return invents, false
	case g.Refuse:
		return refuses, false
	case !answered:
		return silent, false
	case g.isTopic():
		return judgeTopic(shownBy(answer), g.wanted(), files)
	}
	return judgeResults(shownBy(answer), g.wanted(), files)
}

// judgeTopic looks for the stories of right articles, whatever of them is shown.
func judgeTopic(results []retrieval.Result, wanted []place, files map[string]*news.Article) (v verdict, rightFirst bool) {
	for i, r := range results {
		for _, w := range wanted {
			switch right := r.Excerpt.Article().Key == files[w.File].Key; {
			case right && i == 0:
				return tells, true
			case right:
				return later, false
			}
		}
	}
	return misses, false
}

// shownBy are the excerpts of an answer; what somebody said is the answering piece of its own.
func shownBy(a retrieval.Answer) []retrieval.Result {
	out := a.Results
	if a.Quotes != nil {
		for _, q := range a.Quotes.Results {
			out = append(out, retrieval.Result{Excerpt: q.Excerpt, Sentence: q.Quote})
		}
	}
	return out
}

func judgeResults(results []retrieval.Result, wanted []place, files map[string]*news.Article) (v verdict, rightFirst bool) {
	v = misses
	for i, r := range results {
		for _, w := range wanted {
			if r.Excerpt.Article().Key != files[w.File].Key {
				continue
			}
			rightFirst = rightFirst || i == 0
			text := r.Excerpt.Article().Text
			start := strings.Index(text, w.Sentence)
			s := prose.Span{Start: start, End: start + len(w.Sentence)}
			switch {
			case i == 0 && r.Sentence.Overlaps(s):
				return answers, true
			case i == 0 && r.Excerpt.Span().Contains(s):
				v = shows
			case v != shows && r.Excerpt.Span().Contains(s):
				v = later
			}
		}
	}
	if v == misses && rightFirst {
		v = near
	}
	return v, rightFirst
}

// checkWanted keeps golden.jsonl true to the articles.
func checkWanted(t *testing.T, g golden, files map[string]*news.Article) {
	t.Helper()
	if g.Refuse {
		return
	}
	for _, w := range g.wanted() {
		if a := files[w.File]; a == nil {
			t.Fatalf("%s: %q is in no bundled file %q", goldenIn, g.Question, w.File)
		} else if w.Sentence != "" && strings.Count(a.Text, w.Sentence) != 1 {
			t.Errorf("%s: %q of %q stands %d times in %s, want once", goldenIn, w.Sentence, g.Question, strings.Count(a.Text, w.Sentence), w.File)
		}
	}
}

func readGolden(t *testing.T) []golden {
	t.Helper()
	data, err := os.ReadFile(goldenIn)
	if err != nil {
		t.Fatal(err)
	}
	var out []golden
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		var g golden
		d := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		d.DisallowUnknownFields()
		if err := d.Decode(&g); err != nil {
			t.Fatalf("%s:%d: %v", goldenIn, len(out)+1, err)
		}
		out = append(out, g)
	}
	if err := lines.Err(); err != nil || len(out) == 0 {
		t.Fatalf("%s: %d questions, error %v", goldenIn, len(out), err)
	}
	return out
}

// bundledFiles are the articles of seeds by their path.
func bundledFiles(t *testing.T) map[string]*news.Article {
	t.Helper()
	out := make(map[string]*news.Article)
	for _, pattern := range []string{"*.txt", "*/*.txt", "*/*.md"} {
		names, err := fs.Glob(seeds.FS(), pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(seeds.FS(), name)
			if err != nil {
				t.Fatal(err)
			}
			for item := range read.File(name, bytes.NewReader(data), read.Options{}) {
				if item.Refusal != nil {
					t.Fatal(item.Refusal)
				}
				out[name] = item.Article
			}
		}
	}
	return out
}

// bundle opens the articles as a binary without a data folder does.
func bundle(t *testing.T, files map[string]*news.Article) *retrieval.Library {
	t.Helper()
	var articles []*news.Article
	for item := range read.Tree(seeds.FS(), read.Options{}) {
		if item.Refusal != nil {
			t.Fatal(item.Refusal)
		}
		articles = append(articles, item.Article)
	}
	if len(articles) != len(files) {
		t.Fatalf("%d bundled articles, want those of %d files", len(articles), len(files))
	}
	lib, err := retrieval.Bundled(articles)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	})
	return lib
}

func compare(t *testing.T, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(goldenTo, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(goldenTo)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("verdicts differ from %s; read the change, then -update (-want +got):\n%s", goldenTo, diff)
	}
}
