package story

import (
	"cmp"
	"slices"

	"quoth/retrieval/news"
)

// Wording is one text as its copies print it, the longest first.
type Wording struct {
	Articles []*news.Article
	// Centrality is how alike the text is to its whole story, from 0 to 1.
	Centrality float64
}

// Wordings puts near-copies together, in the order of the longest articles. A copy is cut
// more often than it is lengthened, so each text is compared with the longest of its own.
func Wordings(articles []*news.Article) []Wording {
	ordered := slices.Clone(articles)
	slices.SortStableFunc(ordered, longestFirst)
	var s shelf
	for _, a := range ordered {
		s.put(a, Read(a))
	}
	return s.wordings
}

func longestFirst(a, b *news.Article) int {
	return cmp.Or(cmp.Compare(len(b.Text), len(a.Text)), byAge(a, b))
}

func byAge(a, b *news.Article) int {
	s, _ := a.Date()
	t, _ := b.Date()
	return cmp.Or(s.Compare(t), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Revision, b.Revision))
}

// shelf finds the wording that a text is a copy of without comparing it with all.
type shelf struct {
	wordings []Wording
	texts    []Text           // of each wording's longest article
	holding  map[uint64][]int // the wordings whose text holds a shingle
	same     map[uint64]int   // the wording of a text's words
}

func (s *shelf) put(a *news.Article, t Text) {
	if i := s.find(t); i >= 0 {
		s.wordings[i].Articles = append(s.wordings[i].Articles, a)
		return
	}
	if s.holding == nil {
		s.holding, s.same = make(map[uint64][]int), make(map[uint64]int)
	}
	i := len(s.wordings)
	s.wordings = append(s.wordings, Wording{Articles: []*news.Article{a}})
	s.texts = append(s.texts, t)
	s.same[t.words] = i
	for h := range t.shingles {
		s.holding[h] = append(s.holding[h], i)
	}
}

// find is the first wording that t is a copy of, or -1.
func (s *shelf) find(t Text) int {
	if i, ok := s.same[t.words]; ok && t.words != 0 {
		return i
	}
	shared := make(map[int]int)
	for h := range t.shingles {
		for _, i := range s.holding[h] {
			shared[i]++
		}
	}
	found := -1
	for i, n := range shared {
		small := min(len(t.shingles), len(s.texts[i].shingles))
		if float64(n) >= likely*float64(small) && (found < 0 || i < found) && t.CopyOf(s.texts[i]) {
			found = i
		}
	}
	return found
}
