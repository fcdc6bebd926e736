package likeness_test

import (
	"testing"

	"quoth/retrieval/people/likeness"
)

func TestSurnamesAlike(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want likeness.Likeness
	}{
		{"tarenskyy", "tarenskiy", likeness.Respelled},
		{"netanyahou", "netanyahu", likeness.Respelled},
		{"garrett", "garret", likeness.Variant},
		{"marwoski", "marowski", likeness.Misspelt},
		{"vane", "ash", likeness.Unlike},
		{"vane", "vale", likeness.Unlike}, // too short for a slip
	} {
		for _, pair := range [][2]string{{tc.a, tc.b}, {tc.b, tc.a}} {
			if got := likeness.SurnamesAlike(pair[:1], pair[1:]); got != tc.want {
				t.Errorf("%s: likeness %d, want %d", pair, got, tc.want)
			}
		}
	}
}

func TestForenamesAlike(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want likeness.Likeness
	}{
		{"bill", "william", likeness.Variant},
		{"andrew", "andrea", likeness.Unlike},
		{"rosa", "peter", likeness.Unlike},
	} {
		if got := likeness.ForenamesAlike([]string{tc.a}, []string{tc.b}); got != tc.want {
			t.Errorf("%s, %s: likeness %d, want %d", tc.a, tc.b, got, tc.want)
		}
	}
}
