package retrieval

import (
	"cmp"
	"context"

	"quoth/retrieval/digest"
	"quoth/retrieval/summary"
)

// Edition is the summary of a day, or of several, that a question asked for.
type Edition struct {
	digest.Summary
	Query SummaryQuery
	Pick  DayPick // how the days were chosen
}

// answerDay answers with the summary of the days that a question names or, where it names none, of the newest day
// that has its news in.
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
	q = q.On(pick)
	s, err := maker.Make(ctx, q)
	if err != nil {
		return err
	}
	c.answer.Summary = &Edition{s, q, pick}
	c.answer.Asked.Since, c.answer.Asked.Until = cmp.Or(q.First, q.Day), q.Day
	if s.Lead == nil {
		c.answer.Silence = &Silence{Reason: OutsideDates}
	}
	return nil
}
