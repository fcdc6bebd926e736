package retrieval

import (
	"context"

	"quoth/retrieval/digest"
	"quoth/retrieval/summary"
)

// Edition is the summary of a day that a question asked for.
type Edition struct {
	digest.Summary
	Query SummaryQuery
	Pick  DayPick // how the day was chosen
}

// answerDay answers with the summary of the day that a question names, of the last day with news if it
// names several, or of the newest day that has its news in.
func (c *call) answerDay(ctx context.Context, u understood, query Query, answer *Answer) error {
	q := SummaryQuery{Zone: query.Zone, Now: query.Now, Sources: u.form.Sources}
	if query.Source != "" {
		q.Sources = []string{query.Source}
	}
	maker := summary.In(c.view)
	pick := maker.PickBetween(q, u.Since, u.Until)
	if pick.None {
		answer.Silence = &Silence{Reason: OutsideDates, Since: u.Since, Until: u.Until}
		return nil
	}
	q.Day = pick.Day
	s, err := maker.Make(ctx, q)
	if err != nil {
		return err
	}
	answer.Summary = &Edition{s, q, pick}
	answer.Asked.Since, answer.Asked.Until = q.Day, q.Day
	if s.Lead == nil {
		answer.Silence = &Silence{Reason: OutsideDates}
	}
	return nil
}
