package fact

import (
	"cmp"
	"context"
	"slices"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/rank"
	"quoth/retrieval/search"
)

// Ranking is a ranking of passages for a question.
type Ranking struct {
	Candidates
	Passages []rank.Passage // the best first
	Doubt    search.Reason  // why they do not answer; "": they do
	Nearest  bool           // no article of the time that the question names answers; these are of other times

	days []dates.Days // the times that the question names
}

// Rank ranks the top passages for a question among the articles of the time that it names. If none of
// them answers, it ranks those of all times.
func (f Finder) Rank(ctx context.Context, q Query, top int) (Ranking, error) {
	days := search.Firm(q.Question.Days)
	if len(days) == 0 {
		return f.rank(ctx, q, top)
	}
	inTime := q
	inTime.Question, inTime.Scope.Events = q.Question.WithinDays(), days
	r, err := f.rank(ctx, inTime, top)
	if err != nil || r.Doubt == "" {
		return r, err
	}
	// The words of the time may be printed, as "2020" is. So the articles of all times are ranked with
	// these words, and then without them.
	if r, err = f.rank(ctx, q, top); err == nil && r.Doubt != "" {
		q.Question = inTime.Question
		r, err = f.rank(ctx, q, top)
	}
	if err == nil && r.Doubt == "" && !slices.ContainsFunc(days, func(d dates.Days) bool { return d.MayCome }) {
		r.keepNearest(days, q.Scope.Zone)
	}
	return r, err
}

func (f Finder) rank(ctx context.Context, q Query, top int) (Ranking, error) {
	c, err := f.Candidates(ctx, q)
	if err != nil {
		return Ranking{}, err
	}
	passages := c.Passages(top)
	return Ranking{Candidates: c, Passages: passages, Doubt: search.Reason(c.Doubt(passages))}, nil
}

// keepNearest keeps the passages of the days, if they answer or there are no others; else those of other
// times, as the nearest.
func (r *Ranking) keepNearest(days []dates.Days, zone *time.Location) {
	r.days = days
	var inTime, others []rank.Passage
	for _, p := range r.Passages {
		if date, _ := p.Article.Date(); rank.Timeliness(days, date, zone) > 0 {
			inTime = append(inTime, p)
		} else {
			others = append(others, p)
		}
	}
	r.setPassages(inTime)
	if r.Doubt != "" && len(others) > 0 {
		r.setPassages(others)
		r.Nearest = true
	}
}

func (r *Ranking) setPassages(p []rank.Passage) {
	r.Passages, r.Doubt = p, search.Reason(r.Candidates.Doubt(p))
}

// ordered returns the passages in the order in which a reply shows them. Of passages of other times, those
// nearest to the time that is asked for come first; else the newest one that reports what changes.
func (r Ranking) ordered() []rank.Passage {
	switch {
	case len(r.Passages) == 0:
		return nil
	case r.Nearest:
		return nearestFirst(r.days, r.Passages)
	}
	i := r.Newest(r.Passages)
	return slices.Insert(slices.Delete(slices.Clone(r.Passages), i, i+1), 0, r.Passages[i])
}

// nearBest is the share of the best passage's score that a further story needs. On the dev sets a reply
// has 2.4 stories with it, and 2.1 with .54; the further ones hold the answer to 2 questions in 100.
const nearBest = 0.35

// nearestFirst returns the passages that are about as good as the best, ordered by how near their articles
// are to some days, and the others after them.
func nearestFirst(days []dates.Days, passages []rank.Passage) []rank.Passage {
	good := slices.IndexFunc(passages, func(p rank.Passage) bool { return p.Score < nearBest*passages[0].Score })
	if good < 0 {
		good = len(passages)
	}
	out := slices.Clone(passages)
	slices.SortStableFunc(out[:good], func(a, b rank.Passage) int {
		x, _ := a.Article.Date()
		y, _ := b.Article.Date()
		return cmp.Compare(search.Away(days, x), search.Away(days, y))
	})
	return out
}
