package spelling

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed english.txt
var english string

// commonWords returns the words of english.txt, sorted, without the comment at the head of the file.
var commonWords = sync.OnceValue(func() []string {
	lines := strings.Split(strings.TrimSpace(english), "\n")
	return lines[slices.IndexFunc(lines, func(l string) bool { return !strings.HasPrefix(l, "#") }):]
})

// IsCommon reports whether a folded word is a common English one. Such a word is meant as it is typed,
// even if no article of a small archive has it.
func IsCommon(word string) bool {
	_, found := slices.BinarySearch(commonWords(), word)
	return found
}
