package quote

import (
	"slices"

	"quoth/retrieval/prose"
)

// assemble puts the marked pieces and the reported clauses together, in order of place.
func (x *extraction) assemble() []Quote {
	inside := make([]bool, len(x.marked))
	var out []Quote
	for _, r := range x.clauses {
		if q, ok := x.clauseQuote(r); ok {
			for _, m := range r.marked {
				inside[m] = true
			}
			out = append(out, q)
		}
	}
	for m := range x.marked {
		if !inside[m] && x.isSpeech(m) {
			out = append(out, x.markedQuote(m))
		}
	}
	slices.SortStableFunc(out, func(a, b Quote) int { return a.Span.Start - b.Span.Start })
	return regroup(apart(out))
}

// clauseQuote is the quote of a reported clause; there is none when all its marked pieces
// are no speech of its speaker and too little is left.
func (x *extraction) clauseQuote(r reported) (Quote, bool) {
	q := Quote{Span: r.span, Type: Indirect}
	for _, m := range r.marked {
		if x.links[m].group != r.link.group {
			return q, false
		}
		if x.isSpeech(m) {
			q.Marked = append(q.Marked, x.marked[m].inner)
		}
	}
	if len(q.Marked) > 0 {
		q.Type = Mixed
	} else if !r.clause {
		return q, false
	}
	x.attribute(&q, r.link)
	return q, true
}

func (x *extraction) markedQuote(m int) Quote {
	q := Quote{Span: x.marked[m].outer, Marked: []prose.Span{x.marked[m].inner}, Type: Direct}
	x.attribute(&q, x.links[m])
	return q
}

// attribute fills in who said q.
func (x *extraction) attribute(q *Quote, l link) {
	q.Group, q.Cue, q.How = l.group, l.cue, l.how
	if l.rule == byNothing || !l.source.found() {
		q.How, q.Cue = Unattributed, prose.Span{}
		return
	}
	q.Speaker = Speaker{AsPrinted: l.source.span.Of(x.text), Mention: l.source.span, Name: l.source.name}
	if l.person >= 0 {
		q.Speaker.Name, q.Speaker.Role = x.people.all[l.person].name, x.people.all[l.person].role
	}
	if l.source.pronoun != "" && q.How == Named {
		q.How = Pronoun
	}
	q.Confidence = confidence(*q, l.rule)
}

// apart drops a quote that overlaps the one before it.
func apart(quotes []Quote) []Quote {
	out := quotes[:0]
	for _, q := range quotes {
		if len(out) > 0 && out[len(out)-1].Span.Overlaps(q.Span) {
			continue
		}
		out = append(out, q)
	}
	return out
}

// regroup numbers the groups from 1 in order of place; a quote of no group gets its own.
func regroup(quotes []Quote) []Quote {
	next, seen := 0, map[int]int{}
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
