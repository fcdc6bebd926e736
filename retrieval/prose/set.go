package prose

import "strings"

// Set returns the set of the words in a list, which white space separates.
func Set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Phrases returns the phrases in a list, which slashes and line ends separate. Tabs are removed.
func Phrases(list string) []string {
	isEnd := func(r rune) bool { return r == '/' || r == '\n' }
	return strings.FieldsFunc(strings.ReplaceAll(list, "\t", ""), isEnd)
}
