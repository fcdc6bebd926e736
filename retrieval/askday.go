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
func (c *call) answerDay(ctx context.Context) error {
	q := SummaryQuery{Zone: c.query.Zone, Now: c.query.Now, Sources: c.request.Intent.Sources}
	if len(c.query.Sources) > 0 {
		q.Sources = c.query.Sources
	}
	maker := summary.In(c.view)
	pick := maker.PickBetween(q, c.request.Since, c.request.Until)
	if pick.None {
		c.answer.Silence = &Silence{Reason: OutsideDates, Since: c.request.Since, Until: c.request.Until}
		return nil
	}
	q.Day = pick.Day
	s, err := maker.Make(ctx, q)
	if err != nil {
		return err
	}
	c.answer.Summary = &Edition{s, q, pick}
	c.answer.Asked.Since, c.answer.Asked.Until = q.Day, q.Day
	if s.Lead == nil {
		c.answer.Silence = &Silence{Reason: OutsideDates}
	}
	return nil
}
