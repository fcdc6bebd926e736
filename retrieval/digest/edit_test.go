package digest

import "testing"

func TestAreEdits(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{"The board closed the old lock on Monday.", "The board shut the old lock on Monday.", true},
		{"The board closed the old lock on Monday.", "On Monday the board closed the old lock at Quenby.", true},
		{"The board closed the old lock on Monday.", "The board of Quenby closed the lock.", true},
		{"Ten boats sank, and 12 people were hurt.", "Ten boats sank, and 31 people were hurt.", false},
		{"Ten boats sank, and 12 people were hurt.", "Ten ships sank, and 12 people were hurt.", true},
		{"The board closed the old lock on Monday.", "Divers found cracks in both of its gates.", false},
		{"The board closed the old lock on Monday.", "The board opened a new weir on Tuesday after a vote.", false},
		{"A storm.", "A storm took the roof off the boathouse at Wether.", false},
		{"", "The board closed the lock.", false},
	} {
		if got := areEdits(key(tc.a), key(tc.b)); got != tc.want {
			t.Errorf("areEdits(%q, %q) = %v, want %v", tc.a, tc.b, got, tc.want)
		}
	}
}
