package quote

import (
	"slices"

	"quoth/retrieval/prose"
)

// assemble returns the quotes of the marked pieces and the reported clauses, in order of place.
func (x *extraction) assemble() []Quote {
	inside := make([]bool, len(x.Marked))
	var out []Quote
	for _, c := range x.clauses {
		if q, ok := x.clauseQuote(c); ok {
			for _, m := range c.Marked {
				inside[m] = true
			}
			out = append(out, q)
		}
	}
	for m, l := range x.links {
		if !inside[m] && x.isSpeech(m) {
			q := Quote{Span: x.Marked[m].Outer, Marked: []prose.Span{x.Marked[m].Inner}, Type: Direct}
			_, at := x.tokenOf(m)
			out = append(out, x.attributed(q, x.siteOf(l, x.Place[m], at, at+1)))
		}
	}
	slices.SortStableFunc(out, func(a, b Quote) int { return a.Span.Start - b.Span.Start })
	return regroup(apart(out))
}

// clauseQuote returns the quote of a reported clause. It reports false when a marked piece in the clause is of another
// speaker, or when no piece is speech and the cue of the clause needs marked words.
func (x *extraction) clauseQuote(c reported) (Quote, bool) {
	q := Quote{Span: c.Span, Type: Indirect}
	for _, m := range c.Marked {
		if x.links[m].group != c.link.group {
			return q, false
		}
		if x.isSpeech(m) {
			q.Marked = append(q.Marked, x.Marked[m].Inner)
			q.Type = Mixed
		}
	}
	if q.Type != Mixed && !c.Bare {
		return q, false
	}
	return x.attributed(q, x.siteOf(c.link, c.link.frame, c.From, c.To)), true
}

// attributed returns q with its speaker.
func (x *extraction) attributed(q Quote, s *site) Quote {
	l := s.link
	q.Group, q.How = l.group, Unattributed
	if l.rule == byNothing || !l.source.Found() {
		return q
	}
	q.Cue = l.cue
	q.Speaker = Speaker{AsPrinted: l.source.Span.Of(x.Text), Mention: l.source.Span, Name: l.source.Name}
	if l.person != nil {
		q.Speaker.Name, q.Speaker.Role = l.person.Name, l.person.Role
	}
	q.How = l.how()
	q.Evidence = s.evidence()
	return q
}

// how returns how the speaker of l is known.
func (l link) how() How {
	switch {
	case !l.rule.own():
		return Carried
	case l.source.Pronoun != "":
		return Pronoun
	}
	return Named
}

// apart returns quotes without those that overlap an earlier one.
func apart(quotes []Quote) []Quote {
	end := 0
	return slices.DeleteFunc(quotes, func(q Quote) bool {
		overlaps := q.Span.Start < end
		if !overlaps {
			end = q.Span.End
		}
		return overlaps
	})
}

// regroup numbers the groups from 1 in order of place. A quote without a group gets one of its own.
func regroup(quotes []Quote) []Quote {
	next, most := 0, 0
	for _, q := range quotes {
		most = max(most, q.Group)
	}
	seen := make([]int, most+1)
	for i := range quotes {
		g := quotes[i].Group
		if seen[g] == 0 || g == 0 {
			next++
			seen[g] = next
		}
		quotes[i].Group = seen[g]
	}
	return quotes
}
