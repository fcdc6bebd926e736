package bleve

import (
	"math"
	"testing"
)

// Worked out by hand.
func TestLengths(t *testing.T) {
	for name, c := range map[string]struct{ got, want float64 }{
		"an empty index's mean is one":    {lengths{}.mean(), 1},
		"four terms over two documents":   {lengths{2, 4}.mean(), 2},
		"never less than a term":          {lengths{4, 1}.mean(), 1},
		"a norm of a half is four terms":  {length(0.5), 4},
		"a document without any has none": {length(0), 1},
	} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}
