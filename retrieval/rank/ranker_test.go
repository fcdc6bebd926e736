package rank

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

var now = time.Date(2026, 3, 6, 12, 0, 0, 0, time.UTC)

// ranking returns a Ranker in which every term has an IDF of 2.
func ranking(text string) *Ranker {
	return rankingOf(question.Parse(text, question.Known{Sources: []string{"Orlo Bell"}}))
}

func rankingOf(q question.Question) *Ranker {
	idf := slices.Repeat([]float64{2}, len(q.Terms))
	return New(q, Corpus{PassageIDF: idf, ArticleIDF: idf}, Context{Now: now})
}

func article(key, text string) *news.Article {
	return news.New(news.Article{Key: news.Key(key), Title: key, Text: text, Published: now})
}

// features returns the features of the best passage of a candidate.
func features(t *testing.T, r *Ranker, c Candidate) Features {
	t.Helper()
	r.Add(c)
	all := r.All().Passages
	if len(all) == 0 {
		t.Fatal("no passage")
	}
	return all[0].Features
}

func TestWhole(t *testing.T) {
	for _, tc := range []struct {
		name, question, text string
		want                 float64
	}{
		{"all of it", "ferry strike", "The strike stopped every ferry.", 1},
		{"half of it", "ferry strike", "The ferry sails.", 0.5},
		{"a word twice is one word", "ferry strike", "Ferry after ferry sails.", 0.5},
		{"a faint word counts less", "ferry said", "The ferry sails.", 1 / 1.4},
		{"over sentences", "ferry strike", "The ferry sails. The strike is over.", 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := features(t, ranking(tc.question), Candidate{Article: article("a", tc.text)}).Whole
			if math.Abs(got-tc.want) > 1e-9 {
				t.Errorf("whole = %v, want %v", got, tc.want)
			}
		})
	}
}

func TestAdjacency(t *testing.T) {
	for _, tc := range []struct {
		name, question, text string
		want                 float64
	}{
		{"side by side", "ferry strike", "The ferry strike is over.", 1},
		{"one word between", "ferry strike", "The ferry crews’ strike is over.", 1},
		{"two words between", "ferry strike", "The ferry and barge strike is over.", 0},
		{"the other way round", "ferry strike", "They strike, ferry by ferry.", 0},
		{"in two sentences", "ferry strike", "Take the ferry. Strike it off.", 0},
		{"one pair of two", "ferry strike Quenby", "The ferry strike is over.", 0.5},
		{"both pairs, apart", "ferry strike Quenby", "The ferry strike is over. So is the strike Quenby feared.", 1},
		{"a question of one word", "ferry", "The ferry sails.", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := features(t, ranking(tc.question), Candidate{Article: article("a", tc.text)}).Adjacency
			if got != tc.want {
				t.Errorf("adjacency = %v, want %v", got, tc.want)
			}
		})
	}
}

// filler is a sentence of n words that no question here asks for.
func filler(n int) string { return "It" + strings.Repeat(" rained", n-1) + "." }

func TestPosition(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		want       float64
	}{
		{"at the top", "The ferry sails. " + filler(70), 0},
		{"after two long paragraphs", filler(79) + "\n" + filler(79) + "\nThe ferry sails.", 2},
		{"a passage may start before its words", filler(70) + "\nThe ferry sails.", 0},
		{"a text without paragraphs is all at the top", filler(79) + " " + filler(79) + " The ferry sails.", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := features(t, ranking("Where is the ferry?"),
				Candidate{Article: article("a", tc.text)}).Position; got != tc.want {
				t.Errorf("position = %v, want %v", got, tc.want)
			}
		})
	}
}

// A statement is the matter of a whole article, wherever its words stand.
func TestStatementHasNoPosition(t *testing.T) {
	if got := features(t, ranking("ferry strike"),
		Candidate{Article: article("a", "The ferry strike ends.")}).Position; !math.IsInf(got, 1) {
		t.Errorf("position = %v, want infinite", got)
	}
}

func TestAge(t *testing.T) {
	for _, tc := range []struct {
		name      string
		published time.Time
		fetched   time.Time
		now       time.Time
		want      float64 // days
	}{
		{"today", now, time.Time{}, now, 0},
		{"three days old", now.AddDate(0, 0, -3), time.Time{}, now, 3},
		{"from tomorrow, by a clock that is ahead", now.AddDate(0, 0, 1), time.Time{}, now, 1},
		{"not known", time.Time{}, time.Time{}, now, math.Inf(1)},
		{"when it was fetched says nothing", time.Time{}, now, now, math.Inf(1)},
		{"asked at no time", now, time.Time{}, time.Time{}, math.Inf(1)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := ranking("ferry")
			r.now = tc.now
			a := news.New(news.Article{Text: "The ferry sails.", Published: tc.published, Fetched: tc.fetched})
			if got := features(t, r, Candidate{Article: a}).Age; got != tc.want {
				t.Errorf("age = %v days, want %v", got, tc.want)
			}
		})
	}
}

func TestNamed(t *testing.T) {
	for _, tc := range []struct {
		question, source string
		want             float64
	}{
		{"What did Orlo Bell print about the ferry?", "Orlo Bell", 1},
		{"What did Orlo Bell print about the ferry?", "Harbour Post", 0},
		{"Does the ferry sail?", "Orlo Bell", 0},
		{"Does the ferry sail?", "", 0},
	} {
		a := news.New(news.Article{Source: tc.source, Text: "The ferry sails."})
		if got := features(t, ranking(tc.question), Candidate{Article: a}).Named; got != tc.want {
			t.Errorf("asked %q, %q is named: %v, want %v", tc.question, tc.source, got, tc.want)
		}
	}
}

// What the index found for the whole article becomes a share of the question's total IDF.
func TestBodyAndTitleAreShares(t *testing.T) {
	f := features(t, ranking("ferry strike"), Candidate{Article: article("a", "The ferry sails."), Body: 3, Title: 2})
	if f.Body != 0.75 || f.Title != 0.5 || f.TotalIDF != 4 {
		t.Errorf("body, title, total IDF = %v, %v, %v, want 0.75, 0.5, 4", f.Body, f.Title, f.TotalIDF)
	}
}

// Each feature alone must push the score its own way.
func TestScoreDirections(t *testing.T) {
	base := Features{Passage: 0.5, Body: 0.5, Title: 0.5, Whole: 0.5, Answer: 0.5, Position: 5, Age: 10}
	for name, change := range map[string]func(*Features){
		"passage":   func(f *Features) { f.Passage = 0.6 },
		"body":      func(f *Features) { f.Body = 0.6 },
		"title":     func(f *Features) { f.Title = 0.6 },
		"whole":     func(f *Features) { f.Whole = 0.6 },
		"answer":    func(f *Features) { f.Answer = 0.6 },
		"agreement": func(f *Features) { f.Agreement = 1 },
		"position":  func(f *Features) { f.Position = 4 },
		"age":       func(f *Features) { f.Age = 9 },
		"named":     func(f *Features) { f.Named = 1 },
		"in time":   func(f *Features) { f.InTime = 1 },
	} {
		f := base
		change(&f)
		if got, than := ScoreModel.Score(f), ScoreModel.Score(base); !(got > than) {
			t.Errorf("score with better %s = %v, want more than %v", name, got, than)
		}
	}
	unknown := base
	unknown.Age = math.Inf(1)
	if got := ScoreModel.Score(unknown); math.IsNaN(got) || got >= ScoreModel.Score(base) {
		t.Errorf("score of an unknown age = %v, want less than %v", got, ScoreModel.Score(base))
	}
}

// order writes a ranking as the keys of its articles and where its passages start.
func order(passages []Passage) []string {
	var out []string
	for _, p := range passages {
		out = append(out, fmt.Sprint(p.Article.Key, ":", p.Span.Start))
	}
	return out
}

func TestPassagesKeepFewOfAnArticleAndNoOverlap(t *testing.T) {
	var paragraphs []string
	for range 8 {
		paragraphs = append(paragraphs, "The ferry sails. "+filler(40)+" The ferry waits.")
	}
	r := ranking("ferry")
	r.Add(Candidate{Article: article("long", strings.Join(paragraphs, "\n"))})
	r.Add(Candidate{Article: article("short", "A barge passes the ferry.")})
	got := r.Passages(100)
	count := make(map[news.Key]int)
	for i, p := range got {
		count[p.Article.Key]++
		for _, q := range got[:i] {
			if p.Article == q.Article && p.Span.Overlaps(q.Span) {
				t.Errorf("passages %v and %v overlap", p.Span, q.Span)
			}
		}
	}
	want := map[news.Key]int{"long": perArticle, "short": 1}
	if diff := gocmp.Diff(want, count); diff != "" {
		t.Errorf("passages per article (-want +got):\n%s", diff)
	}
	if got := len(r.Passages(2)); got != 2 {
		t.Errorf("%d passages, want the 2 asked for", got)
	}
	if len(r.All().Passages) <= len(got) {
		t.Errorf("%d passages in all, want those that overlap as well", len(r.All().Passages))
	}
}

// The order rests on the articles alone, not on the order in which they were added:
// score, then newest, then key, then place.
func TestOrderIsDeterministic(t *testing.T) {
	text := "The ferry sails. " + filler(76) + "\n" + filler(80) + "\nThe ferry sails. " + filler(76)
	older := article("a", text)
	older.Published = now.AddDate(0, 0, -1)
	candidates := []Candidate{{Article: article("c", text)}, {Article: older}, {Article: article("b", text)},
		{Article: article("b2", "The ferry strike.")}}
	var want []string
	for i := range candidates {
		r := ranking("ferry strike")
		for j := range candidates {
			r.Add(candidates[(i+j)%len(candidates)])
		}
		got := order(r.Passages(10))
		if i == 0 {
			want = got
			if len(got) < 6 || got[0] != "b2:0" || slices.Index(got, "b:0") > slices.Index(got, "c:0") ||
				slices.Index(got, "c:0") > slices.Index(got, "a:0") {
				t.Fatalf("order = %v, want b2:0 first, then b, c and a", got)
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("order after adding from %d on (-first +this):\n%s", i, diff)
		}
	}
}

func TestAnswer(t *testing.T) {
	for _, tc := range []struct{ name, question, text, want string }{
		{"the sentence that holds most", "ferry strike Quenby",
			"The ferry sails. A strike at Quenby ended. Rain fell.", "A strike at Quenby ended."},
		{"the first of equals", "ferry", "The ferry sails. The ferry waits.", "The ferry sails."},
		{"a word said often counts once", "ferry strike", "Ferry, ferry, ferry. The ferry strike.", "The ferry strike."},
		{"a faint word counts less than a plain one", "ferry said", "He said no. The ferry sails.", "The ferry sails."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := ranking(tc.question)
			r.Add(Candidate{Article: article("a", tc.text)})
			p := r.Passages(1)[0]
			if got := r.Show(p).Answer.Of(p.Article.Text); got != tc.want {
				t.Errorf("answer = %q, want %q, in %q", got, tc.want, p.Span.Of(tc.text))
			}
		})
	}
}

func TestNoCandidateHoldsAWord(t *testing.T) {
	r := ranking("ferry")
	r.Add(Candidate{Article: article("a", "Rain fell.")})
	r.Add(Candidate{Article: article("b", "")})
	if got := r.Passages(10); len(got) != 0 {
		t.Errorf("passages = %v, want none", order(got))
	}
}

func TestDoubt(t *testing.T) {
	sure := Passage{Features: Features{Body: 1, Sentence: 1, Whole: 1, TotalIDF: 4}}
	unsure := Passage{Features: Features{Body: 0.2, Sentence: 0.2, Whole: 0.2, TotalIDF: 4}}
	r := ranking("ferry")
	for _, tc := range []struct {
		name   string
		ranked []Passage
		want   string
	}{
		{"nothing found", nil, "no-match"},
		{"a weak match", []Passage{unsure}, "weak-match"},
		{"a strong match", []Passage{sure}, ""},
		{"the best ranked one counts", []Passage{unsure, sure}, "weak-match"},
	} {
		if got := r.Doubt(tc.ranked); got != tc.want {
			t.Errorf("%s: doubt = %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestConfidence(t *testing.T) {
	base := Features{Body: 0.5, Sentence: 0.5, Whole: 0.6, TotalIDF: 3, Age: 2}
	with := func(change func(*Features)) float64 {
		f := base
		change(&f)
		return Passage{Features: f}.Confidence()
	}
	was := Passage{Features: base}.Confidence()
	for _, tc := range []struct {
		name  string
		got   float64
		wants int // the sign of the change
	}{
		{"a stronger article raises it", with(func(f *Features) { f.Body = 1 }), 1},
		{"a fuller sentence raises it", with(func(f *Features) { f.Sentence = 1 }), 1},
		{"more to go by raises it", with(func(f *Features) { f.TotalIDF = 9 }), 1},
		{"the outlet asked for raises it", with(func(f *Features) { f.Named = 1 }), 1},
		{"a name that the article lacks lowers it", with(func(f *Features) { f.Absent = 0.3 }), -1},
		{"an article that holds more of it raises it", with(func(f *Features) { f.Whole = 0.9 }), 1},
		{"a number with the unit asked for raises it", with(func(f *Features) { f.Measured = 1 }), 1},
		{"its words side by side raise it", with(func(f *Features) { f.Adjacency = 0.5 }), 1},
		{"what others say has no share", with(func(f *Features) { f.Agreement = 0.5 }), 0},
		{"how recent it is has no share", with(func(f *Features) { f.Age = math.Inf(1) }), 0},
		{"where it stands has no share", with(func(f *Features) { f.Position = 40 }), 0},
	} {
		if got := cmp.Compare(tc.got, was); got != tc.wants {
			t.Errorf("%s: confidence went from %v to %v", tc.name, was, tc.got)
		}
		if tc.got <= 0 || tc.got >= 1 {
			t.Errorf("%s: confidence = %v, want it between 0 and 1", tc.name, tc.got)
		}
	}
	if got := (Passage{}).Confidence(); got > 0.01 {
		t.Errorf("no match at all: confidence = %v, want next to none", got)
	}
}

// FuzzRanker checks that, for any question and any article, passages are pieces of its text and shares are
// from 0 to 1. What is shown is short, has whole characters of two paragraphs at most, and holds its answer.
func FuzzRanker(f *testing.F) {
	f.Add("Who said the ferry sails?",
		"The ferry sails. “Does it?” she said.\nSTORM\nIt rained. And the ferry sailed on.", 9)
	f.Add("渡轮 US 1,200", "渡轮何时恢复。U.S. figures: 1,200 –", 40)
	f.Add("ferry ferry strike", "Ferry strike, ", 120)
	f.Fuzz(func(t *testing.T, asked, s string, times int) {
		text := prose.Clean(strings.Repeat(s, max(0, min(times, 60))))
		r := ranking(asked)
		r.Add(Candidate{Article: article("a", text), Body: 1, Title: 1})
		for _, p := range r.Passages(3) {
			if !p.Span.Valid(text) {
				t.Errorf("passage %v: want a piece of the text", p.Span)
			}
			if f := p.Features; f.Whole <= 0 || f.Whole > 1+1e-9 || f.Adjacency < 0 || f.Adjacency > 1+1e-9 ||
				math.IsNaN(p.Score) {
				t.Errorf("score %v of %+v: want shares between 0 and 1", p.Score, f)
			}
			shown := r.Show(p)
			if n := utf8.RuneCountInString(shown.Span.Of(text)); !shown.Span.Valid(text) ||
				!shown.Span.Contains(shown.Answer) || n > 400 {
				t.Errorf("shown %v of %d runes with answer %v: want a piece of 400 at most that holds the answer",
					shown.Span, n, shown.Answer)
			}
			if n := len(prose.Paragraphs(shown.Span.Of(text))); n > 2 {
				t.Errorf("shown %q runs over %d paragraphs, want two at most", shown.Span.Of(text), n)
			}
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	a := article("a", strings.Repeat("The harbour board voted to close the old lock. "+filler(30)+"\n",
		20)+"The ferry strike is over.")
	q := question.Parse("When will the ferry strike be over?", question.Known{})
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		rankingOf(q).Add(Candidate{Article: a})
	}
}
