package bot

import (
	"cmp"
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// Nearest returns the names that s may have been meant for, the likeliest first: the names that
// start with s, and those that differ from it by a few typing slips.
func Nearest(s string, names []string) []string {
	s = strings.ToLower(s)
	if len(s) > 100 { // no name is so long, and comparing takes time in proportion
		return nil
	}
	slips := make(map[string]int)
	var out []string
	for _, name := range names {
		lower := strings.ToLower(name)
		n := prose.Slips(s, lower)
		if s != "" && strings.HasPrefix(lower, s) {
			n = 0
		}
		if n <= max(1, len([]rune(name))/3) {
			slips[name] = n
			out = append(out, name)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(slips[a], slips[b]) })
	return out
}

// WithPrefix returns the values that start with typed, in whatever letter case.
func WithPrefix(values []string, typed string) []string {
	var out []string
	for _, v := range values {
		if strings.HasPrefix(strings.ToLower(v), strings.ToLower(typed)) {
			out = append(out, v)
		}
	}
	return out
}
