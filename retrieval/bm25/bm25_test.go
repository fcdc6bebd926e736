package bm25

import (
	"math"
	"testing"
)

// Worked out by hand: idf = ln(1 + (N-n+.5)/(n+.5)), saturation = tf(k1+1)/(tf+k1(1-b+b*len/mean)).
func TestFormula(t *testing.T) {
	for _, tc := range []struct {
		name      string
		got, want float64
	}{
		{"one of three have it", IDF(1, 3), math.Log(1 + 52.5/1.5)},
		{"all three have it", IDF(3, 3), math.Log(1 + 50.5/3.5)},
		{"none of none", IDF(0, 0), math.Log(102)},
		{"more have it than there are", IDF(9, 3), math.Log(1 + 50.5/3.5)},
		{"twice, mean length", Params{1.2, 0.75}.Saturate(2, 1), 4.4 / 3.2},
		{"twice, double length", Params{1.2, 0.75}.Saturate(2, 2), 4.4 / (2 + 1.2*1.75)},
		{"the length does not matter", Params{1.2, 0}.Saturate(2, 50), 4.4 / 3.2},
		{"not at all", Params{1.2, 0.75}.Saturate(0, 1), 0},
		{"the zero value counts once", Params{}.Saturate(7, 3), 1},
	} {
		if math.Abs(tc.got-tc.want) > 1e-12 {
			t.Errorf("%s: %v, want %v", tc.name, tc.got, tc.want)
		}
	}
}
