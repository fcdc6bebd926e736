package opensearch

import (
	"testing"

	"quoth/retrieval/index/opensearch/lucene"
)

// What Lucene did not return scores less than the last that it did, in our scores, whatever factor its version has.
func TestHighestRest(t *testing.T) {
	ours := []scored{{score: 6}, {score: 4.1}, {score: 2}}
	for name, c := range map[string]struct {
		hits []lucene.Hit
		want float64
	}{
		"Lucene's scores are twice ours": {[]lucene.Hit{{Score: 12}, {Score: 8.2}, {Score: 4}}, 2},
		"one of them is rounded":         {[]lucene.Hit{{Score: 12}, {Score: 4.1}, {Score: 4}}, 4},
		"they are ours":                  {[]lucene.Hit{{Score: 6}, {Score: 4.1}, {Score: 2}}, 2},
		"nothing was found":              {nil, 0},
		"the last has none":              {[]lucene.Hit{{Score: 6}, {Score: 4.1}, {Score: 0}}, 0},
	} {
		if got := highestRest(c.hits, ours); got != c.want {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
