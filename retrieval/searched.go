package retrieval

import (
	"slices"

	"quoth/retrieval/archive"
	"quoth/retrieval/search"
)

// searched returns the numbers of the articles in a scope.
func (c *call) searched(scope search.Scope) Searched {
	s := c.count(scope)
	all := c.view.Stats()
	s.Pending, s.FullSince = max(0, all.Articles-all.Indexed), all.FullSince
	return s
}

// count counts the articles in a scope. It looks at every article, so the Library saves the numbers of
// an open scope.
func (c *call) count(scope search.Scope) Searched {
	head := c.view.Head()
	if saved := c.lib.counted.Load(); scope.IsOpen() && saved != nil && saved.head == head {
		return saved.Searched
	}
	var s Searched
	c.view.Select(func(m archive.Meta) bool {
		if !scope.Admits(m.Date, m.Source) {
			return false
		}
		s.Articles++
		s.From, s.To = earlier(s.From, m.Date), later(s.To, m.Date)
		if !slices.Contains(s.Sources, m.Source) {
			s.Sources = append(s.Sources, m.Source)
		}
		return false
	})
	slices.SortFunc(s.Sources, compareFolded)
	if scope.IsOpen() {
		c.lib.counted.Store(&counted{head, s})
	}
	return s
}
