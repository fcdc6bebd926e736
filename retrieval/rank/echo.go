package rank

import (
	"slices"

	"quoth/retrieval/prose"
)

// What several outlets say about an event is most of it: who, where, how many. So words that
// the best passages of other articles have too speak for a passage, though the question
// does not have them. Search engines use this as pseudo-relevance feedback, and question
// answering as the redundancy of the answer (Dumais et al., SIGIR 2002).

const (
	echoArticles = 10 // how many of the best articles are listened to, and weighed by it
	heardOfEach  = 4  // how many passages of each article are weighed by it, the best ones; they overlap
)

// chorus is what the best passages of the best articles say.
type chorus struct {
	weight map[string]float64        // of the articles whose best passage has a term, together
	terms  map[*page]map[string]bool // of each article's best passage
	own    map[*page]float64         // the weight of each article: its score, as a share of the best one's
	all    float64                   // of all articles
}

// share tells how many of the articles besides p have a term, as a share of these.
func (c *chorus) share(p *page, term string) float64 {
	weight := c.weight[term]
	if c.terms[p][term] {
		weight -= c.own[p]
	}
	if others := c.all - c.own[p]; others > 0 {
		return max(0, weight) / others
	}
	return 0
}

// listen reads the best passage of each of the best articles.
func (r *Ranker) listen() *chorus {
	c := &chorus{make(map[string]float64), make(map[*page]map[string]bool), make(map[*page]float64), 0}
	for _, p := range r.passages {
		if c.terms[p.page] != nil || len(c.terms) == echoArticles {
			continue
		}
		weight, terms := 1.0, make(map[string]bool)
		if best := r.passages[0].Score; best > 0 {
			weight = p.Score / best
		}
		r.eachTerm(p.Span.Of(p.Article.Text), func(t string) {
			if !terms[t] {
				terms[t] = true
				c.weight[t] += weight
			}
		})
		c.terms[p.page], c.own[p.page] = terms, weight
		c.all += weight
	}
	return c
}

// eachTerm calls f for each term of text that the question does not have.
func (r *Ranker) eachTerm(text string, f func(term string)) {
	for w := prose.NewWords(text); w.Next(); {
		t := r.matcher.stemmer.Term(w.Span().Of(text))
		if found, ok := r.matcher.terms[t]; len(t) > 1 && (!ok || found.synonym) {
			f(t)
		}
	}
}

// hear measures the Echo of the best passages of the articles that are listened to, and weighs
// these again. It does so once.
func (r *Ranker) hear() {
	if r.chorus != nil {
		return
	}
	slices.SortStableFunc(r.passages, better)
	r.chorus = r.listen()
	count := make(map[*page]int)
	for i := range r.passages {
		p := &r.passages[i]
		if count[p.page]++; r.chorus.terms[p.page] == nil || count[p.page] > heardOfEach {
			continue
		}
		sum, terms := r.echo(p.page, p.window)
		p.Features.Echo = sum / float64(max(1, terms))
		p.Score = r.weights.Score(p.Features)
	}
	slices.SortStableFunc(r.passages, better)
}

// echoes tell of each term of a page that is not the question's which share of the other
// articles has it.
type echoes struct {
	places map[string]int
	share  []float64 // of each term, by its place
	lines  [][]int   // the places of each line's terms; nil until they are asked for
	seen   []int     // the turn in which each term was counted last
	turn   int
}

// echo sums up the shares of the terms that a window has, each once, and counts them.
func (r *Ranker) echo(p *page, w window) (sum float64, terms int) {
	if p.echoes == nil {
		p.echoes = &echoes{places: make(map[string]int), lines: make([][]int, len(p.lines))}
	}
	e := p.echoes
	e.turn++
	for i := w.from; i < w.to; i++ {
		if e.lines[i] == nil {
			e.lines[i] = r.places(p, i)
		}
		for _, t := range e.lines[i] {
			if e.seen[t] != e.turn {
				e.seen[t] = e.turn
				sum += e.share[t]
				terms++
			}
		}
	}
	return sum, terms
}

// places are those of the terms of line i, new ones made.
func (r *Ranker) places(p *page, i int) []int {
	e, out := p.echoes, []int{}
	r.eachTerm(p.lines[i].Of(p.Article.Text), func(t string) {
		place, ok := e.places[t]
		if !ok {
			place = len(e.share)
			e.places[t] = place
			e.share, e.seen = append(e.share, r.chorus.share(p, t)), append(e.seen, 0)
		}
		out = append(out, place)
	})
	return out
}
