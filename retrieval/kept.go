package retrieval

import (
	"cmp"
	"context"
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/dates"
	"quoth/retrieval/question"
	"quoth/retrieval/rank"
	"quoth/retrieval/search"
)

// keptRanking is a ranking of the articles of the time that a question names.
type keptRanking struct {
	*reading
	passages []rank.Passage
	doubt    string // why they do not answer, as a Reason; "" when they do
	nearest  bool   // nothing of the time answers, and these are of other times
}

// shown are the passages as a reply takes them: where they are of other times, those nearest to the
// time that is asked for come first; else the newest that tells what changes.
func (r keptRanking) shown(q question.Question) []rank.Passage {
	switch {
	case len(r.passages) == 0:
		return nil
	case r.nearest:
		return nearestTo(firm(q.Days), r.passages)
	}
	i := r.Newest(r.passages)
	return slices.Insert(slices.Delete(slices.Clone(r.passages), i, i+1), 0, r.passages[i])
}

// rankKept ranks the top passages for a question among the articles of the time that it names. Where
// none of them answers, it ranks those of all times. The ranking is to be given to done.
func (c *call) rankKept(ctx context.Context, q question.Question, query Query, top int) (keptRanking, error) {
	days := firm(q.Days)
	if len(days) == 0 {
		return c.rankTop(ctx, q, query, top)
	}
	narrow := query
	narrow.kept = days
	r, err := c.rankTop(ctx, q.WithinDays(), narrow, top)
	if err != nil || r.doubt == "" {
		return r, err
	}
	// Articles of other times are ranked with the words of the time, since they may print "2020", and then without.
	for _, q := range []question.Question{q, q.WithinDays()} {
		c.done(r.reading)
		if r, err = c.rankTop(ctx, q, query, top); err != nil || r.doubt == "" {
			break
		}
	}
	if err == nil && r.doubt == "" && !mayCome(days) {
		r.keepNearest(days, query.Zone)
	}
	return r, err
}

// keepNearest keeps one part of a ranking of all times: the passages of the days, where they answer
// or there are no others; else those of other times, as the nearest.
func (r *keptRanking) keepNearest(days []dates.Days, zone *time.Location) {
	var of, others []rank.Passage
	for _, p := range r.passages {
		if date, _ := p.Article.Date(); rank.Timeliness(days, date, zone) > 0 {
			of = append(of, p)
		} else {
			others = append(others, p)
		}
	}
	r.passages, r.doubt = of, r.Doubt(of)
	if r.doubt != "" && len(others) > 0 {
		r.passages, r.doubt, r.nearest = others, r.Doubt(others), true
	}
}

func (c *call) rankTop(ctx context.Context, q question.Question, query Query, top int) (keptRanking, error) {
	r, err := c.rankCandidates(ctx, q, query)
	if err != nil {
		return keptRanking{}, err
	}
	passages := r.Passages(top)
	return keptRanking{reading: r, passages: passages, doubt: r.Doubt(passages)}, nil
}

// firm are the times outside of which nothing answers.
func firm(days []dates.Days) []dates.Days {
	return slices.DeleteFunc(slices.Clone(days), func(d dates.Days) bool { return d.Soft })
}

// passed are the times of which a question takes for granted that they are over: those that are firm and, of a question
// about what was, those to come.
func passed(q question.Question, now time.Time) []dates.Days {
	past := q.Past()
	var out []dates.Days
	for _, d := range q.Days {
		if past && d.Since.After(now) {
			d.Soft = false
		}
		out = append(out, d)
	}
	return firm(out)
}

// outside is the silence on days of which there is no article; nil when there is one, or no days are named.
func (c *call) outside(days []dates.Days, query Query) *Silence {
	if len(days) == 0 {
		return nil
	}
	query.kept = days
	scope, found := query.scope(), false
	c.view.Select(func(m archive.Meta) bool {
		found = found || scope.Admits(m.Date, m.Source)
		return false
	})
	if found {
		return nil
	}
	s := &Silence{Reason: OutsideDates}
	if since, until, apart := search.Ends(days); !apart {
		s.Since, s.Until = since, until
	}
	return s
}

func mayCome(days []dates.Days) bool {
	return slices.ContainsFunc(days, func(d dates.Days) bool { return d.MayCome })
}

// nearestTo orders those passages that are about as good as the best by how near their articles are
// to the days; the others follow.
func nearestTo(days []dates.Days, passages []rank.Passage) []rank.Passage {
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
