package story

import (
	"cmp"
	"slices"

	"quoth/retrieval/news"
)

// Wording is one text with the articles that print it.
type Wording struct {
	Articles []*news.Article // the longest first
	// Centrality is how alike the text is to its whole story, from 0 to 1.
	Centrality float64

	text Text // of the longest article
}

// Wordings returns articles with near-copies put together, in the order of the longest articles. A
// copy is cut more often than it is lengthened, so each text is compared with the longest one of a
// wording.
func Wordings(articles []*news.Article) []Wording {
	ordered := slices.Clone(articles)
	slices.SortStableFunc(ordered, longestFirst)
	var x copyIndex
	for _, a := range ordered {
		x.put(a, Read(a))
	}
	return x.wordings
}

func longestFirst(a, b *news.Article) int {
	return cmp.Or(cmp.Compare(len(b.Text), len(a.Text)), byAge(a, b))
}

func byAge(a, b *news.Article) int {
	s, _ := a.Date()
	t, _ := b.Date()
	return cmp.Or(s.Compare(t), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Revision, b.Revision))
}

// copyIndex finds the wording that a text is a copy of without comparing it with all.
type copyIndex struct {
	wordings []Wording
	holding  map[uint64][]int // the wordings whose text holds a shingle
	same     map[uint64]int   // the wording of a text's words
}

// put adds an article to the wording that it is a copy of, or to a new one.
func (x *copyIndex) put(a *news.Article, t Text) {
	if i := x.find(t); i >= 0 {
		x.wordings[i].Articles = append(x.wordings[i].Articles, a)
		return
	}
	if x.holding == nil {
		x.holding, x.same = make(map[uint64][]int), make(map[uint64]int)
	}
	i := len(x.wordings)
	x.wordings = append(x.wordings, Wording{Articles: []*news.Article{a}, text: t})
	x.same[t.words] = i
	for h := range t.shingles {
		x.holding[h] = append(x.holding[h], i)
	}
}

// find returns the first wording that t is a copy of, or -1.
func (x *copyIndex) find(t Text) int {
	if i, ok := x.same[t.words]; ok && t.words != 0 {
		return i
	}
	shared := make(map[int]int)
	for h := range t.shingles {
		for _, i := range x.holding[h] {
			shared[i]++
		}
	}
	found := -1
	for i, n := range shared {
		small := min(len(t.shingles), len(x.wordings[i].text.shingles))
		if float64(n) >= likely*float64(small) && (found < 0 || i < found) && t.CopyOf(x.wordings[i].text) {
			found = i
		}
	}
	return found
}
