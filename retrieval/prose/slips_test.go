package prose

import "testing"

func TestSlips(t *testing.T) {
	for _, tc := range []struct {
		name, a, b string
		want       int
	}{
		{"equal", "vane", "vane", 0},
		{"one changed", "vane", "vale", 1},
		{"one more", "vane", "vanes", 1},
		{"one less", "vane", "van", 1},
		{"two swapped", "vane", "vnae", 1},
		{"two swapped, one more", "vane", "vnaes", 2},
		{"swapped at the start", "olso", "oslo", 1},
		{"letters of two bytes", "вейн", "веин", 1},
		{"several", "kitten", "sitting", 3},
		{"of other lengths", "lima", "malta", 4},
		{"nothing in common", "vane", "thrupp", 6},
		{"one empty", "", "vane", 4},
		{"both empty", "", "", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got, back := Slips(tc.a, tc.b), Slips(tc.b, tc.a); got != tc.want || back != tc.want {
				t.Errorf("Slips(%q, %q) = %d, the other way %d, want %d", tc.a, tc.b, got, back, tc.want)
			}
		})
	}
}
