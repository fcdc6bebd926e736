package retrieval

import (
	"time"

	"quoth/retrieval/prose"
	"quoth/retrieval/search"
)

// Query is a question with the context of asking.
type Query struct {
	Text string
	Now  time.Time      // the time of asking, from which "recent" is measured
	Zone *time.Location // in which dates are read; nil: UTC
	// Sources, Since and Until narrow the search to some outlets, case and accents aside, and to local days,
	// both included. Zero values leave it open.
	Sources      []string
	Since, Until time.Time
	// Before are the questions before this one in the same conversation, the oldest first.
	Before  []string
	Stories int  // the most stories to answer with; 0: 3
	Skip    int  // how many stories, articles, or pages of quotations, to skip
	Why     bool // explain how each result was ranked
}

// scope returns which articles may answer the query.
func (q Query) scope() search.Scope {
	out := search.Scope{Since: q.Since, Until: q.Until, Zone: q.Zone}
	for _, name := range q.Sources {
		out.Outlets = append(out.Outlets, prose.Fold(name))
	}
	return out
}

// usualStories is how many stories a reply has where none are asked for.
const usualStories = 3

// wanted returns the most results that a reply has.
func (q Query) wanted() int {
	if q.Stories <= 0 {
		return usualStories
	}
	return q.Stories
}

// most returns how many results to look for: those of the reply and of all before it, and one more, which
// shows whether there are more.
func (q Query) most() int { return q.Skip + q.wanted() + 1 }

// lookAhead is how many stories are looked for at least, so that a reply can say how many pages there are.
const lookAhead = 15

// mostCounted returns how many results to look for where a few more cost little.
func (q Query) mostCounted() int { return max(q.most(), lookAhead+1) }

// total returns how many results there are in all, if n were found of at most some; 0 if there may be more.
func total(n, most int) int {
	if n == most {
		return 0
	}
	return n
}

// page returns those of all results that the reply has, and whether there are more after them.
func page[T any](q Query, all []T) (results []T, more bool) {
	from, to := min(q.Skip, len(all)), min(q.Skip+q.wanted(), len(all))
	return all[from:to], to < len(all)
}

// isAhead reports whether a date is after the time of asking. An article has such a date if it is under
// embargo, or if its year is mistyped.
func (q Query) isAhead(date time.Time) bool { return !q.Now.IsZero() && date.After(q.Now) }
