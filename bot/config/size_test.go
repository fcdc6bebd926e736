package config

import "testing"

func TestSize(t *testing.T) {
	for _, tc := range []struct {
		text string
		want Size // 0: refused
	}{
		{"1048576", 1 << 20},
		{"500KB", 500 << 10},
		{"2MB", 2 << 20},
		{" 2 mb ", 2 << 20},
		{"1.5m", 3 << 19},
		{"1GB", 1 << 30},
		{"4GB", 4 << 30},
		{"12B", 12},
		{"64KiB", 64 << 10},
		{"", 0}, {"0", 0}, {"-1MB", 0}, {"MB", 0}, {"1TB", 0}, {"1 M B", 0}, {"NaN", 0}, {"Inf", 0},
		{"1e3000", 0}, {"0.5B", 0}, {"1e30", 0},
	} {
		var got Size
		err := got.UnmarshalText([]byte(tc.text))
		if got != tc.want || (err != nil) != (tc.want == 0) {
			t.Errorf("size of %q = %d, %v, want %d", tc.text, got, err, tc.want)
		}
	}
}
