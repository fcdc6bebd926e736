package story

import (
	"cmp"
	"container/heap"
	"slices"
	"time"

	"quoth/retrieval/news"
)

// Articles report the same event if they are on average as alike as sameEvent, and came out within
// eventTime. On editors' digests, values from .14 to .32 did about as well.
const (
	sameEvent = 0.20
	eventTime = 3 * 24 * time.Hour
)

// apartEvent is how alike they are if they share none of the names at their beginnings: storms of two places have the
// words of storms, but "goblin mode" is one word of the year whoever is quoted on it.
const apartEvent = 0.35

// Group returns the stories of articles: first near-copies are put together, then the articles that
// report one event in other words, by average-link clustering of their vectors. The stories with
// the most wordings come first, ties by the key of their most central article; the order of
// articles does not matter.
func (c *Corpus) Group(articles []*news.Article) []Story {
	g := grouping{stories: make([]cluster, 0, len(articles)), terms: make(termIndex), other: make(map[[2]int]bool)}
	for i, w := range Wordings(articles) {
		g.texts = append(g.texts, w.text)
		g.add(c.single(w, i))
	}
	g.merge()
	var out []Story
	for _, s := range g.stories {
		if !s.gone {
			out = append(out, s.story())
		}
	}
	slices.SortFunc(out, func(a, b Story) int {
		return cmp.Or(cmp.Compare(len(b.Wordings), len(a.Wordings)), cmp.Compare(a.Key(), b.Key()))
	})
	return out
}

// single returns the cluster of one wording, which has a number.
func (c *Corpus) single(w Wording, number int) cluster {
	v := c.Of(w.Articles[0])
	date, _ := w.Articles[0].Date()
	return cluster{wordings: []Wording{w}, numbers: []int{number}, vectors: []Vector{v}, sum: v, first: date, last: date}
}

// cluster is a set of wordings that becomes a story, or a part of one. As the vectors have length
// 1, two clusters' average likeness is the product of their sums over the number of pairs.
type cluster struct {
	wordings    []Wording
	numbers     []int // of the wordings
	vectors     []Vector
	sum         Vector
	first, last time.Time
	gone        bool // it is part of another cluster
}

// together returns the cluster of the wordings of both.
func (a *cluster) together(b *cluster) cluster {
	out := cluster{first: a.first, last: a.last, sum: a.sum.plus(b.sum)}
	out.wordings = append(slices.Clone(a.wordings), b.wordings...)
	out.numbers = append(slices.Clone(a.numbers), b.numbers...)
	out.vectors = append(slices.Clone(a.vectors), b.vectors...)
	if b.first.Before(out.first) {
		out.first = b.first
	}
	if b.last.After(out.last) {
		out.last = b.last
	}
	return out
}

// story returns the story of a cluster, with the wordings in the order of their likeness to the whole.
func (a *cluster) story() Story {
	whole := a.sum.unit()
	for i := range a.wordings {
		a.wordings[i].Centrality = a.vectors[i].Dot(whole)
		a.wordings[i].text.shingles = nil // its copies have been found
	}
	slices.SortStableFunc(a.wordings, func(v, w Wording) int {
		return cmp.Or(cmp.Compare(w.Centrality, v.Centrality), cmp.Compare(v.Articles[0].Key, w.Articles[0].Key))
	})
	return Story{a.wordings, whole}
}

// grouping is a set of clusters with the pairs of them that are alike enough to merge.
type grouping struct {
	stories []cluster
	terms   termIndex // of the sums of the clusters
	pairs   pairs
	texts   []Text          // of the wordings
	other   map[[2]int]bool // whether two wordings tell different events, for those that were compared
}

// add adds a cluster and finds those that it may merge with.
func (g *grouping) add(s cluster) {
	n := len(g.stories)
	likeness := g.terms.likeness(s.sum, n)
	g.terms.add(n, s.sum)
	for i := range g.stories {
		other := &g.stories[i]
		mean := likeness[i] / float64(len(s.vectors)*len(other.vectors))
		if !other.gone && mean >= sameEvent && near(&s, other) {
			heap.Push(&g.pairs, pair{i, n, mean})
		}
	}
	g.stories = append(g.stories, s)
}

// isOneEvent reports whether two clusters that are alike enough are one event by their names.
func (g *grouping) isOneEvent(a, b *cluster, likeness float64) bool {
	return !g.isOther(a, b) && (likeness >= apartEvent || !g.areApart(a, b))
}

// isOther reports whether two clusters have wordings that tell different events.
func (g *grouping) isOther(a, b *cluster) bool {
	for _, i := range a.numbers {
		for _, j := range b.numbers {
			if g.isOtherText(min(i, j), max(i, j)) {
				return true
			}
		}
	}
	return false
}

// areApart reports whether no wording of one cluster shares a name with one of the other.
func (g *grouping) areApart(a, b *cluster) bool {
	for _, i := range a.numbers {
		for _, j := range b.numbers {
			if !g.texts[i].event().isApart(g.texts[j].event()) {
				return false
			}
		}
	}
	return true
}

func (g *grouping) isOtherText(i, j int) bool {
	other, ok := g.other[[2]int{i, j}]
	if !ok {
		other = g.texts[i].IsOther(g.texts[j])
		g.other[[2]int{i, j}] = other
	}
	return other
}

// near reports whether two clusters lie close enough in time to be one event.
func near(a, b *cluster) bool {
	return a.last.Sub(b.first) <= eventTime && b.last.Sub(a.first) <= eventTime
}

// merge joins the most alike pair until none is alike enough.
func (g *grouping) merge() {
	for g.pairs.Len() > 0 {
		p := heap.Pop(&g.pairs).(pair)
		a, b := &g.stories[p.a], &g.stories[p.b]
		if a.gone || b.gone || !g.isOneEvent(a, b, p.likeness) {
			continue
		}
		a.gone, b.gone = true, true
		g.add(a.together(b))
	}
}

// pair is two clusters and their average likeness.
type pair struct {
	a, b     int
	likeness float64
}

// pairs is a heap with the most alike on top, ties by age.
type pairs []pair

func (p pairs) Len() int      { return len(p) }
func (p pairs) Swap(i, j int) { p[i], p[j] = p[j], p[i] }
func (p pairs) Less(i, j int) bool {
	a, b := p[i], p[j]
	return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b)) < 0
}
func (p *pairs) Push(x any) { *p = append(*p, x.(pair)) }
func (p *pairs) Pop() any {
	last := (*p)[len(*p)-1]
	*p = (*p)[:len(*p)-1]
	return last
}
