package opensearch

import (
	"sync"

	"quoth/retrieval/index/opensearch/lucene"
)

// fieldTerm is a term of a field.
type fieldTerm struct{ field, term string }

// counts remember how many documents have a term, as long as readers see the same documents.
type counts struct {
	mu    sync.Mutex
	known map[fieldTerm]int
}

// missing returns the terms among some that are not known yet, each once.
func (c *counts) missing(terms []fieldTerm) []fieldTerm {
	c.mu.Lock()
	defer c.mu.Unlock()
	var out []fieldTerm
	seen := make(map[fieldTerm]bool)
	for _, t := range terms {
		if _, ok := c.known[t]; !ok && !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// maxCounts is how many terms are remembered; then all are forgotten.
const maxCounts = 100_000

// put remembers how many documents have each of some terms.
func (c *counts) put(terms []fieldTerm, found []lucene.Result) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known == nil || len(c.known) > maxCounts {
		c.known = make(map[fieldTerm]int)
	}
	for i, t := range terms {
		c.known[t] = found[i].Total
	}
}

// of returns how many documents have a term, which must be known.
func (c *counts) of(field, term string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.known[fieldTerm{field, term}]
}

// count finds out how many documents have each of some terms, which of then returns.
func (r *reader) count(terms []fieldTerm) error {
	missing := r.counts.missing(terms)
	searches := make([]lucene.Search, len(missing))
	for i, t := range missing {
		searches[i] = lucene.Counting(lucene.Has(t.field, t.term))
	}
	found, err := r.searchAll(searches)
	if err != nil {
		return err
	}
	r.counts.put(missing, found)
	return nil
}

// in returns the terms of some fields.
func in(terms []string, fields ...string) []fieldTerm {
	var out []fieldTerm
	for _, t := range terms {
		for _, f := range fields {
			out = append(out, fieldTerm{f, t})
		}
	}
	return out
}
