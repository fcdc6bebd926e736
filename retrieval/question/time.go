package question

import (
	"slices"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
)

// PlacesTime reports whether text has a word that places a time, such as "last" or "on". Without one
// a day may be a part of a name: "Black Friday".
func PlacesTime(text string) bool {
	return slices.ContainsFunc(foldedWords(text), func(w string) bool { return placesTime[prose.Unpossessed(w)] })
}

var placesTime = set("today yesterday tomorrow tonight now last this past next since ago week month year from on in")

// readTimes notes the times that a question names, and returns where it does. The words of a time to come
// are not set aside: the news that tell of it print them.
func (q *Question) readTimes(known Known) (aside []prose.Span) {
	r := dates.Read(q.Text, known.Now, known.Zone)
	q.Days, q.dated = r.Days, r.Spans
	for _, s := range r.Impossible {
		q.Impossible = append(q.Impossible, s.Of(q.Text))
	}
	aside = r.Impossible
	for i, d := range r.Days {
		if !d.Since.After(known.Now) {
			aside = append(aside, r.Spans[i])
		}
	}
	return aside
}

// WithinDays is the question as one to the articles of the firm times that it names, which need not print
// the words of these. A question of nothing else stays as it is.
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

// whenIn are the times that text names, and where.
func whenIn(text string, now time.Time, zone *time.Location) ([]dates.Days, []prose.Span) {
	r := dates.Read(text, now, zone)
	return r.Days, r.Spans
}
