package question

import (
	"slices"

	"quoth/retrieval/dates"
	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// readTimes reads the times that q names, and returns where their words can be set aside. Those of
// a time to come cannot, since news about it prints them.
func (q *Question) readTimes(known Known) (aside []prose.Span) {
	r := dates.Read(q.Text, known.Now, known.Zone)
	q.Days, q.dated = r.Days, r.Spans
	q.soften(known.Now)
	for _, s := range r.Impossible {
		q.Impossible = append(q.Impossible, withoutLeads(s.Of(q.Text)))
	}
	aside = r.Impossible
	for i, d := range r.Days {
		if !d.Since.After(known.Now) {
			aside = append(aside, r.Spans[i])
		}
	}
	return aside
}

// Untimed returns those of some words of q that do not stand in a phrase of time. Articles need not
// print the others. It reuses words.
func (q Question) Untimed(words []string) []string {
	return slices.DeleteFunc(words, func(w string) bool {
		return slices.ContainsFunc(q.dated, func(s prose.Span) bool {
			return slices.Contains(input.FoldedWords(s.Of(q.Text)), prose.Fold(w))
		})
	})
}

// WithinDays returns q without the terms of the firm times that it names, as a question to the
// articles of those times. A question without other terms is returned as it is.
func (q Question) WithinDays() Question {
	kept := slices.DeleteFunc(slices.Clone(q.Terms), func(t Term) bool {
		for i, s := range q.dated {
			if !q.Days[i].Soft && s.Overlaps(t.Span) {
				return true
			}
		}
		return false
	})
	if len(kept) > 0 {
		q.Terms = kept
	}
	return q
}
