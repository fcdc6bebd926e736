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

// The tests fit to a made-up world, whose passages are random. Which one is right is drawn by the scores
// of a model, and the fit must find the weights of this model.

func random() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// randomFeatures returns the features of a made-up passage.
func randomFeatures(r *rand.Rand) rank.Features {
	return rank.Features{Passage: 0.2 + r.Float64(), Body: r.Float64(), Title: r.Float64(), Whole: r.Float64(),
		Answer:   2 * r.Float64(),
		Position: 10 * r.Float64(), Agreement: 10 * r.Float64(), Age: 100 * r.Float64(),
		Named: float64(r.IntN(2)), InTime: r.Float64(),
		Adjacency: r.Float64(), Sentence: r.Float64(), Measured: float64(r.IntN(2)),
		Absent: r.Float64() / 4, TotalIDF: 1 + 5*r.Float64()}
}

// draw returns the number of a score. The chances are a softmax of the scores.
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

// deviation returns the standard deviation of an input in the made-up world.
func deviation(input func(rank.Features) float64) float64 {
	r := random()
	n, sum, squares := 2000.0, 0.0, 0.0
	for range int(n) {
		x := input(randomFeatures(r))
		sum, squares = sum+x, squares+x*x
	}
	return math.Sqrt(squares/n - sum*sum/n/n)
}

// A feature that is left out has no weight.
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
	want := map[string]float64{"intercept": -1.75, "adjacency": 2, "measured": 1.5}
	for _, row := range got {
		if math.Abs(row.Weight-want[row.Name]) > 0.35 {
			t.Errorf("%s weighs %.2f, want about %v", row.Name, row.Weight, want[row.Name])
		}
	}
	if got := fitConfidence([]*set{s}, "measured"); got[named(got, "measured")].Weight != 0 {
		t.Errorf("a feature left out weighs %v, want 0", got[named(got, "measured")].Weight)
	}
}

// The fit raises the chance that the ranker's score puts the right passage first. For any weights, what
// it sums up is the logarithm of the score, times the weight of the sum, and it reads the weights back.
func TestObjectiveIsTheRankersScore(t *testing.T) {
	r := random()
	for range 50 {
		b := []float64{0.5 + r.Float64()}
		for range factors {
			b = append(b, 2*r.Float64()-1)
		}
		m := scoreModel(b)
		f := randomFeatures(r)
		if got, want := dot(b, logInputs(f))/b[0], math.Log(m.Score(f)); math.Abs(got-want) > 1e-6 {
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

// The fit judges a ranking as the ranker makes it. With the weights in the code it chooses the passages
// that a library answers with.
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

// A set of -cross is judged with weights that were fitted on the other sets alone. Only the last weights,
// which are fitted on all sets, are judged on all sets.
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

// An article comes first by its best passage.
func TestArticleCountsByItsBestPassage(t *testing.T) {
	o := ordering{inputs: [][]float64{{3}, {1}, {2}}, articles: [][]int{{1, 0}, {2}}, relevant: []bool{false, true}}
	for b, want := range map[float64][][]float64{1: {{3}, {2}}, -1: {{1}, {2}}} {
		if got := o.best([]float64{b}).inputs; !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("with the weight %v the articles' passages have the inputs %v, want %v", b, got, want)
		}
	}
}

// The weights of all questions add up to 1. Made-up questions count less, and so does a set without
// unanswerable questions.
func TestOutcomes(t *testing.T) {
	two := make([]rank.Features, 2)
	all := outcomes([]*set{
		{answerable: two, keywords: two, unanswerable: two[:1], nonsense: two},
		{answerable: two[:1]},
	})
	want := []outcome{
		{answered: true, weight: 0.5}, {answered: true, weight: 0.5},
		{answered: true, weight: keywordShare / 2}, {answered: true, weight: keywordShare / 2},
		{weight: 1}, {weight: nonsenseShare / 2}, {weight: nonsenseShare / 2},
		{answered: true, weight: 1.0 / 3},
	}
	const sum = 2 + keywordShare + nonsenseShare + 1.0/3
	if len(all) != len(want) {
		t.Fatalf("%d outcomes, want %d", len(all), len(want))
	}
	for i, o := range all {
		if o.answered != want[i].answered || math.Abs(o.weight-want[i].weight/sum) > 1e-9 {
			t.Errorf("outcome %d is answered %v with weight %.3f, want %v with %.3f", i, o.answered, o.weight,
				want[i].answered, want[i].weight/sum)
		}
	}
}

// rankedQuestion returns a question whose passages are ranked in the order of the articles a, a, b, c. The
// right articles are b and c; the given passages hold the evidence and the answer.
func rankedQuestion(evidence, answer int) *judged {
	q := &judged{relevant: map[news.Key]bool{"b": true, "c": true}, hasEvidence: evidence >= 0, hasAnswer: answer >= 0,
		marks: make(map[place]mark)}
	for i, key := range []news.Key{"a", "a", "b", "c"} {
		p := rank.Passage{Article: news.New(news.Article{Key: key, Text: "Rain fell."}),
			Span: prose.Span{Start: i, End: i + 1}, Features: rank.Features{Passage: float64(9 - i), Whole: 1}}
		q.ranking.Passages = append(q.ranking.Passages, p)
		if m := (mark{evidence: i == evidence, answer: i == answer}); m != (mark{}) {
			q.marks[placeOf(p)] = m
		}
	}
	return q
}

func TestRankScores(t *testing.T) {
	for _, tc := range []struct {
		name      string
		questions []*judged
		want      rankScores
	}{
		{"the second article is right", []*judged{rankedQuestion(2, 0)}, rankScores{mrr: 0.5, ev4: 1, ans4: 1}},
		{"the first passage has the evidence", []*judged{rankedQuestion(0, 3)},
			rankScores{mrr: 0.5, ev1: 1, ev4: 1, ans4: 1}},
		{"means are over the questions that have one", []*judged{rankedQuestion(0, -1), rankedQuestion(-1, -1)},
			rankScores{mrr: 0.5, ev1: 1, ev4: 1}},
	} {
		if got := (&set{questions: tc.questions}).rankScores(rank.ScoreModel); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.name, got, tc.want)
		}
	}
	first := rankedQuestion(0, 0)
	first.relevant = map[news.Key]bool{"a": true}
	if got, want := first.rankScores(rank.ScoreModel), (rankScores{1, 1, 1, 1, 1, 1}); got != want {
		t.Errorf("all right at the top: %v, want %v", got, want)
	}
}

func TestAUC(t *testing.T) {
	for _, tc := range []struct {
		name      string
		high, low []float64
		want      float64
	}{
		{"all above", []float64{0.8, 0.9}, []float64{0.1, 0.2}, 1},
		{"all below", []float64{0.1}, []float64{0.2, 0.3}, 0},
		{"half of them", []float64{0.5}, []float64{0.4, 0.6}, 0.5},
		{"none", nil, []float64{0.4}, 0},
	} {
		if got := auc(tc.high, tc.low); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.name, got, tc.want)
		}
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
