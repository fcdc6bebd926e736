package speech

import (
	"cmp"
	"context"
	"slices"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/search"
)

// topicArticles is how many articles are read for a speaker and a topic: those that have most of its words.
const topicArticles = 40

// candidates returns the articles to read for the speaker's utterances.
func (s *speakerSearch) candidates(ctx context.Context) ([]news.Serial, error) {
	if !s.hasTopic() {
		return s.newest(s.serials), nil
	}
	filter := s.query.Scope.Filter()
	filter.Speakers = s.keys
	found, err := s.view.Find(ctx, index.Query{Terms: search.Terms(s.query.Question), Filter: filter})
	if err != nil {
		return nil, err
	}
	s.idf = found.PassageIDF
	var out []news.Serial
	for _, h := range found.Hits[:min(topicArticles, len(found.Hits))] {
		out = append(out, h.Serial)
	}
	return out, nil
}

// newest returns those of some articles that the query and its days admit, in the order of compare.
func (s *speakerSearch) newest(serials []news.Serial) []news.Serial {
	printed := make(map[news.Serial]time.Time, len(serials))
	serials = slices.DeleteFunc(slices.Clone(serials), func(n news.Serial) bool {
		m, isCurrent := s.view.Meta(n)
		printed[n] = m.Date
		return !isCurrent || !s.query.Scope.Admits(m.Date, m.Source) || !s.isOfDays(m.Date)
	})
	slices.SortStableFunc(serials, func(a, b news.Serial) int {
		return cmp.Or(s.query.nearer(printed[a], printed[b]), printed[b].Compare(printed[a]))
	})
	return serials
}

// isOfDays reports whether a date is one of the days that the query names, or the day after, when papers
// print what was said.
func (s *speakerSearch) isOfDays(date time.Time) bool {
	days := s.query.Question.Days
	if len(days) == 0 {
		return true
	}
	day := news.Day(date, cmp.Or(s.query.Scope.Zone, time.UTC))
	dayBefore := day.AddDate(0, 0, -1)
	return slices.ContainsFunc(days, func(d dates.Days) bool { return d.Has(day) || d.Has(dayBefore) })
}
