package rank

import "math"

// Confidence returns the chance that a passage answers, from 0 to 1, by a model of its log-odds.
func Confidence(f Features, m Model[Features]) float64 { return 1 / (1 + math.Exp(-m.Score(f))) }

// Confidence returns the chance that the passage answers, from 0 to 1, by ConfidenceModel.
func (p Passage) Confidence() float64 { return Confidence(p.Features, ConfidenceModel) }

// isSure reports whether the passage counts as an answer.
func (p Passage) isSure() bool { return p.Confidence() >= leastConfidence }

// leastConfidence is the confidence from which a passage counts as an answer. It is below one
// half, since a wrong refusal of a good question costs more than an answer to a bad one that shows
// what it rests on.
const leastConfidence = 0.35

// Doubt returns why the ranked passages do not answer, in the words of a reply's JSON, or "" when they do.
// For the Confidence, a name is most of a short question about it, and a cup most of a question about the
// cup of some year. So the year, and what is asked beside the name, are looked for separately.
func (r *Ranker) Doubt(ranked []Passage) string {
	switch {
	case len(ranked) == 0:
		return "no-match"
	case !ranked[0].isSure(), r.lacksYear(ranked[0]), r.lacksAnswerNearName():
		return "weak-match"
	}
	return ""
}

// lacksYear reports whether the question names a past year that neither the best passage's article
// nor its date has: that of a cup, say. It leaves out a year that only says when.
func (r *Ranker) lacksYear(best Passage) bool {
	if best.page == nil || r.now.IsZero() || len(r.question.Sources) > 0 || best.Features.InTime == 1 {
		return false
	}
	held := best.page.held() | best.page.title
	for i, t := range r.question.Terms {
		if t.Weight == 1 && isYear(t.Text) && t.Text != best.Article.Published.Format("2006") &&
			t.Text < r.now.Format("2006") && !held.Has(i) {
			return true
		}
	}
	return false
}
