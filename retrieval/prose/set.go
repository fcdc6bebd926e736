package prose

import "strings"

// Set returns the set of the words in a list, which are parted by white space.
func Set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
