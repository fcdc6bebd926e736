package rank

import (
	"slices"

	"quoth/retrieval/news"
)

// Turn shares out places among outlets, where a question names several and wants to hear each.
type Turn struct{ next map[string]float64 }

// hearEach is what each further article of an outlet counts against the one before. Set on
// mhrag-facts, the only set with such questions: evall@10 .702 without it, .707 with .8, .718 with
// .7 (where 24 articles are read).
const hearEach = 0.7

// NewTurn starts with every outlet alike.
func NewTurn() *Turn { return &Turn{make(map[string]float64)} }

// Share is what the next article of an outlet counts: 1 at first, and less for each one before.
func (t *Turn) Share(outlet string) float64 {
	share, ok := t.next[outlet]
	if !ok {
		share = 1
	}
	t.next[outlet] = share * hearEach
	return share
}

// AsksSeveral reports whether the question names several outlets.
func (r *Ranker) AsksSeveral() bool { return len(r.question.Sources) > 1 }

// inTurn are the passages in an order that lets each outlet be heard.
func (r *Ranker) inTurn() []Passage {
	out := slices.Clone(r.passages)
	turn, share := NewTurn(), make(map[*news.Article]float64)
	for i, p := range out {
		if _, ok := share[p.Article]; !ok {
			share[p.Article] = turn.Share(p.Article.Source)
		}
		out[i].Score *= share[p.Article]
	}
	slices.SortStableFunc(out, better)
	return out
}
