package bleve

import (
	"math"
	"testing"

	"quoth/retrieval/index"
)

// Worked out by hand.
func TestLengths(t *testing.T) {
	for name, c := range map[string]struct{ got, want float64 }{
		"an empty index's mean is one":  {index.Lengths{}.Mean(), 1},
		"four terms over two documents": {index.Lengths{Documents: 2, Terms: 4}.Mean(), 2},
		"never less than a term":        {index.Lengths{Documents: 4, Terms: 1}.Mean(), 1},
	} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}
