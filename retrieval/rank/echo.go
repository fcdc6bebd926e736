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
	echoArticles = 10 // how many of the best articles are listened to
	readOfEach   = 8  // how many passages of each of these are read closely, the best ones; they overlap
)

// chorus is what the best passages of the best articles say.
type chorus struct {
	weight map[string]float64 // of the articles whose best passage has a term, together
	own    map[*page]float64  // the weight of each article: its score, as a share of the best one's
	all    float64            // of all articles
}

// listen reads the best passage of each of the best articles.
func (r *Ranker) listen() *chorus {
	c := &chorus{weight: make(map[string]float64), own: make(map[*page]float64)}
	for _, p := range r.passages {
		if _, ok := c.own[p.page]; ok || len(c.own) == echoArticles {
			continue
		}
		weight := 1.0
		if best := r.passages[0].Score; best > 0 {
			weight = p.Score / best
		}
		c.own[p.page] = weight
		c.all += weight
		e := p.page.echoes()
		for i := p.window.from; i < p.window.to; i++ {
			for _, n := range r.terms(p.page, i) {
				if t := &e.terms[n]; !t.own {
					t.own = true
					c.weight[t.term] += weight
				}
			}
		}
	}
	return c
}

// share tells how many of the articles besides p have its term t, as a share of these.
func (c *chorus) share(p *page, t *heard) float64 {
	weight, others := c.weight[t.term], c.all-c.own[p]
	if t.own {
		weight -= c.own[p]
	}
	if others <= 0 {
		return 0
	}
	return max(0, weight) / others
}

// hear reads the best passages closely.
func (r *Ranker) hear() { r.readClosely(readOfEach) }

// readClosely measures the Adjacency, Answer and Echo of so many passages of each of the best articles, the best
// ones, and weighs these again. It does so once.
func (r *Ranker) readClosely(ofEach int) {
	if r.chorus != nil {
		return
	}
	slices.SortStableFunc(r.passages, better)
	r.chorus = r.listen()
	count := make(map[*page]int)
	for i := range r.passages {
		p := &r.passages[i]
		_, listened := r.chorus.own[p.page]
		if count[p.page]++; listened && count[p.page] <= ofEach {
			p.Features.Echo = r.echo(p.page, p.window) * r.freshness(p.Features)
			p.Features.Adjacency = r.adjacency(p.page.lines[p.window.from:p.window.to])
			p.Features.Answer = r.closely(p.page).answer(p.window)
			p.Score = r.weights.Score(p.Features)
		}
	}
	slices.SortStableFunc(r.passages, better)
}

// freshness is what of an Echo counts: an archive holds the more about some news the older they
// are. Where the age is of no matter all of it does.
func (r *Ranker) freshness(f Features) float64 {
	if !r.wantsRecent() {
		return 1
	}
	return recent(f.Age)
}

// echoes are the terms of a page that the question does not have, numbered as they come.
type echoes struct {
	numbers map[string]int
	terms   []heard
	lines   [][]int // the numbers of each line's terms; nil until they are asked for
	turn    int
}

// heard is a term of a page.
type heard struct {
	term  string
	own   bool    // whether the page's best passage has it
	share float64 // which share of the other articles has it; -1 until it is asked for
	seen  int     // the turn in which it was counted last
}

func (p *page) echoes() *echoes {
	if p.heard == nil {
		p.heard = &echoes{numbers: make(map[string]int), lines: make([][]int, len(p.lines))}
	}
	return p.heard
}

// echo sums up the shares of the terms that a window has, each once.
func (r *Ranker) echo(p *page, w window) (sum float64) {
	e := p.echoes()
	e.turn++
	for i := w.from; i < w.to; i++ {
		for _, n := range r.terms(p, i) {
			t := &e.terms[n]
			if t.seen == e.turn {
				continue
			}
			t.seen = e.turn
			if t.share < 0 {
				t.share = r.chorus.share(p, t)
			}
			sum += t.share
		}
	}
	return sum
}

// terms are the numbers of the terms of line i that the question does not have.
func (r *Ranker) terms(p *page, i int) []int {
	e := p.echoes()
	if e.lines[i] == nil {
		e.lines[i] = make([]int, 0, p.lines[i].Words)
		text := p.lines[i].Of(p.Article.Text)
		for w := prose.NewWords(text); w.Next(); {
			t := r.matcher.stemmer.Term(w.Span().Of(text))
			if found, ok := r.matcher.terms[t]; len(t) > 1 && (!ok || found.synonym) {
				e.lines[i] = append(e.lines[i], e.number(t))
			}
		}
	}
	return e.lines[i]
}

// number is that of a term, a new one where it is new.
func (e *echoes) number(term string) int {
	n, ok := e.numbers[term]
	if !ok {
		n = len(e.terms)
		e.numbers[term] = n
		e.terms = append(e.terms, heard{term: term, share: -1})
	}
	return n
}
