package bot

import (
	"cmp"
	"slices"
	"strings"
)

// nearest are the names that s may have been meant for, the nearest first: those it
// is the start of, and those a few typing slips away.
func nearest(s string, names []string) []string {
	s = strings.ToLower(s)
	if len(s) > 100 { // no name is near, and the distance takes time in proportion
		return nil
	}
	slips := make(map[string]int)
	var out []string
	for _, name := range names {
		lower := strings.ToLower(name)
		n := distance([]rune(s), []rune(lower))
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

// distance counts the typing slips between a and b: the optimal string alignment
// distance, that is Levenshtein's with swapped neighbours as one slip.
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}

// withPrefix are the values that start with typed, case aside.
func withPrefix(values []string, typed string) []string {
	var out []string
	for _, v := range values {
		if strings.HasPrefix(strings.ToLower(v), strings.ToLower(typed)) {
			out = append(out, v)
		}
	}
	return out
}
