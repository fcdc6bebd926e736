package prose

import "testing"

func TestWithout(t *testing.T) {
	const text = "The lock é shut. Read more. Boats wait."
	for _, tc := range []struct {
		name    string
		piece   Span
		out     []Span
		without string
	}{
		{"nothing", Span{0, len(text)}, nil, text},
		{"the middle", Span{0, len(text)}, []Span{{18, 28}}, "The lock é shut. \n Boats wait."},
		{"both ends", Span{0, len(text)}, []Span{{0, 17}, {29, 40}}, "\n Read more. \n"},
		{"a piece between", Span{18, 28}, []Span{{0, 17}, {29, 40}}, "Read more."},
		{"a piece that is cut", Span{9, 28}, []Span{{0, 12}, {23, 40}}, "\nshut. Read \n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := tc.piece.Without(text, tc.out); got != tc.without {
				t.Errorf("Without = %q, want %q", got, tc.without)
			}
		})
	}
}
