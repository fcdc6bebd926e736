package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/rank"
)

// A made-up world: its passages are random, and the best one by weights that are known is right.
// The fit must find these weights.

func random() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// randomFeatures are those of a passage that could be.
func randomFeatures(r *rand.Rand) rank.Features {
	return rank.Features{Passage: 0.2 + r.Float64(), Body: r.Float64(), Title: r.Float64(), Whole: r.Float64(),
		Answer:   2 * r.Float64(),
		Position: 10 * r.Float64(), Agreement: 10 * r.Float64(), Age: 100 * r.Float64(),
		Named: float64(r.IntN(2)), InTime: r.Float64(),
		Adjacency: r.Float64(), Sentence: r.Float64(), Measured: float64(r.IntN(2)),
		Absent: r.Float64() / 4, TotalIDF: 1 + 5*r.Float64()}
}

// draw returns a number by the chances, which are scores' softmax.
func draw(r *rand.Rand, scores []float64) int {
	sum := 0.0
	for _, s := range scores {
		sum += math.Exp(s)
	}
	at := r.Float64() * sum
	for i, s := range scores {
		if at -= math.Exp(s); at < 0 {
			return i
		}
	}
	return len(scores) - 1
}

// rankSet makes n questions of 12 articles with a passage each; the right one is drawn with the
// chances that a model's scores give.
func rankSet(n int, m rank.Model[rank.Features]) *set {
	r, s := random(), &set{name: "made up"}
	for range n {
		q := &judged{relevant: make(map[news.Key]bool), marks: make(map[place]mark)}
		var logs []float64
		for i := range 12 {
			a := news.New(news.Article{Key: news.Key(fmt.Sprint("k", i)), Text: "Rain fell."})
			p := rank.Passage{Article: a, Span: prose.Span{End: 4}, Features: randomFeatures(r)}
			q.ranking.Passages = append(q.ranking.Passages, p)
			logs = append(logs, math.Log(m.Score(p.Features)))
		}
		right := q.ranking.Passages[draw(r, logs)]
		q.relevant[right.Article.Key] = true
		q.marks[placeOf(right)] = mark{evidence: true, answer: true}
		q.hasEvidence, q.hasAnswer = true, true
		s.questions = append(s.questions, q)
	}
	return s
}

func TestFitRankFindsTheWeights(t *testing.T) {
	var truth []float64
	for i, row := range rank.ScoreModel {
		if row.Kind == rank.Sum {
			truth = append(truth, row.Weight)
		} else {
			truth = append(truth, 0.3*float64(i%4)+0.2)
		}
	}
	want := rank.ScoreModel.With(truth)
	got := fitRank([]*set{rankSet(1500, want)}, "")
	for i, row := range factors {
		input := func(f rank.Features) float64 { return row.Input(f) }
		sd := deviation(input)
		g, w := got[len(sums)+i].Weight*sd, want[len(sums)+i].Weight*sd
		if math.Abs(g-w) > 0.12 {
			t.Errorf("%s: a standard deviation weighs %.3f, want about %.3f", row.Name, g, w)
		}
	}
}

// deviation is the standard deviation of an input in the made-up world.
func deviation(input func(rank.Features) float64) float64 {
	r := random()
	n, sum, squares := 2000.0, 0.0, 0.0
	for range int(n) {
		x := input(randomFeatures(r))
		sum, squares = sum+x, squares+x*x
	}
	return math.Sqrt(squares/n - sum*sum/n/n)
}

// A feature that is left out has no weight, and one that says nothing has next to none.
func TestFitRankLeavesOut(t *testing.T) {
	s := rankSet(300, rank.ScoreModel)
	for _, left := range []string{"recent", "whole article"} {
		got := fitRank([]*set{s}, left)
		if w := got[named(got, left)].Weight; w != 0 {
			t.Errorf("%s left out weighs %v, want 0", left, w)
		}
	}
}

func TestFitShownFindsTheWeights(t *testing.T) {
	truth := []float64{3, 1, 2, 0.5, 0, 1, -1, 0}
	want := rank.ShownModel.With(truth)
	r, s := random(), &set{name: "made up"}
	for range 1500 {
		var one story
		var scores []float64
		for range 8 {
			f := rank.ShownFeatures{Coverage: r.Float64(), Plain: r.Float64(), Before: r.Float64(), Agreement: r.Float64(),
				Kinds: r.Float64(), Measured: float64(r.IntN(2)), Line: r.Float64(), Inside: float64(r.IntN(2))}
			one.choices = append(one.choices, rank.Shown{Features: f})
			scores = append(scores, want.Score(f))
		}
		one.marks = make([]mark, 8)
		one.marks[draw(r, scores)].evidence = true
		s.questions = append(s.questions, &judged{hasEvidence: true, stories: []story{one}})
	}
	got := fitShown([]*set{s}, "")
	for i, row := range got {
		if math.Abs(row.Weight-truth[i]) > 0.3 {
			t.Errorf("%s weighs %.2f, want about %v", row.Name, row.Weight, truth[i])
		}
	}
}

func TestFitConfidenceFindsTheWeights(t *testing.T) {
	r, s := random(), &set{name: "made up"}
	for range 4000 {
		f := randomFeatures(r)
		// The log-odds rest on two features alone.
		if r.Float64() < 1/(1+math.Exp(-(2*f.Adjacency+1.5*f.Measured-1.75))) {
			s.answerable = append(s.answerable, f)
		} else {
			s.unanswerable = append(s.unanswerable, f)
		}
	}
	got := fitConfidence([]*set{s}, "")
	want := map[string]float64{"adjacency": 2, "measured": 1.5}
	for _, row := range got[1:] {
		if math.Abs(row.Weight-want[row.Name]) > 0.35 {
			t.Errorf("%s weighs %.2f, want about %v", row.Name, row.Weight, want[row.Name])
		}
	}
	if got := fitConfidence([]*set{s}, "measured"); got[named(got, "measured")].Weight != 0 {
		t.Errorf("a feature left out weighs %v, want 0", got[named(got, "measured")].Weight)
	}
}

// What the fit raises is the chance that the ranker's score comes first: for any weights, what it
// multiplies adds up to the logarithm of the score, and it reads the weights back.
func TestObjectiveIsTheRankersScore(t *testing.T) {
	r := random()
	for range 50 {
		b := []float64{1}
		for range factors {
			b = append(b, 2*r.Float64()-1)
		}
		m := scoreModel(b)
		f := randomFeatures(r)
		if got, want := dot(b, logInputs(f)), math.Log(m.Score(f)); math.Abs(got-want) > 1e-6 {
			t.Errorf("objective %v, want the logarithm of the score %v", got, want)
		}
	}
	var shipped []float64
	for _, row := range factors {
		shipped = append(shipped, row.Weight)
	}
	if got, want := weights(scoreModel(append([]float64{1}, shipped...))), weights(rank.ScoreModel); got != want {
		t.Errorf("weights %s, want %s", got, want)
	}
}

// The fit judges a ranking as the ranker makes it: with the weights in the code it chooses the
// passages that a library answers with.
func TestRankingIsTheLibrarys(t *testing.T) {
	lib, _, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	for _, text := range []string{"Who won the election?", "What did the mayor say about the harbour?",
		"How many people were hurt?"} {
		q := query{Question: text, AskedAt: "2026-03-06T12:00:00Z", Answerable: true}
		ranking, err := lib.Explain(t.Context(), q.asked())
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := lib.Rank(t.Context(), q.asked(), 5)
		if err != nil {
			t.Fatal(err)
		}
		got := ranking.Weighed(rank.ScoreModel).Best(5)
		if len(got) != len(want) || len(got) == 0 {
			t.Fatalf("%s: %d passages, want %d and some", text, len(got), len(want))
		}
		for i := range got {
			if got[i].Article.Key != want[i].Excerpt.Article().Key || got[i].Span != want[i].Excerpt.Span() {
				t.Errorf("%s: passage %d is %s %v, want %s %v", text, i, got[i].Article.Key, got[i].Span,
					want[i].Excerpt.Article().Key, want[i].Excerpt.Span())
			}
		}
	}
}

// A set of -cross is judged with weights that were fitted on the other sets alone; with all of
// them only the last weights, of all, are judged.
func TestFoldsNeverJudgeWhatTheyFitted(t *testing.T) {
	sets := []*set{{name: "a"}, {name: "b"}, {name: "c"}}
	r := run{sets: sets, cross: []string{"a", "c"}, ablate: true}
	var fitted []string
	var left []string
	folds := 0
	fit := func(on []*set, without string) rank.Model[rank.Features] {
		fitted, left = nil, append(left, without)
		for _, s := range on {
			fitted = append(fitted, s.name)
		}
		return rank.ScoreModel
	}
	report := func(judged []*set, _ rank.Model[rank.Features]) {
		if len(judged) == len(sets) {
			return
		}
		folds++
		for _, s := range judged {
			if slices.Contains(fitted, s.name) {
				t.Errorf("%s was judged with weights fitted on %v", s.name, fitted)
			}
		}
		if len(judged) != 1 || len(fitted) != 2 {
			t.Errorf("judged %d sets with weights of %d, want 1 and 2", len(judged), len(fitted))
		}
	}
	fitAndReport(r, factors[:2], fit, report)
	if folds != 6 {
		t.Errorf("%d folds, want 2 sets with nothing and two features left out", folds)
	}
	want := []string{"", factors[0].Name, factors[1].Name, "", factors[0].Name, factors[1].Name, ""}
	if !slices.Equal(left, want) {
		t.Errorf("left out %q, want %q", left, want)
	}
}

func TestGold(t *testing.T) {
	g := gold{evidence: map[news.Key][]string{"a": {"The lock was shut on Monday"}}, answers: answersOf("3 May | monday")}
	for _, tc := range []struct {
		name, key, text string
		whole           bool
		want            mark
	}{
		{"all of it", "a", "On Sunday it rained. The lock was shut on Monday.", true, mark{true, true}},
		{"half of it", "a", "The lock opened on Monday.", false, mark{true, true}},
		{"half is not whole", "a", "The lock opened on Monday.", true, mark{false, true}},
		{"another article", "b", "The lock was shut on Monday.", false, mark{false, true}},
		{"a part of a word is no answer", "b", "Mondays are dull.", false, mark{}},
	} {
		g.whole = tc.whole
		if got := g.mark(news.Key(tc.key), tc.text); got != tc.want {
			t.Errorf("%s: %+v, want %+v", tc.name, got, tc.want)
		}
	}
	if got := answersOf("Yes"); got != nil {
		t.Errorf("a judgement gives the answers %q, want none", got)
	}
}
