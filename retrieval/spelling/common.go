package spelling

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed english.txt
var english string

// commonWords are the words of english.txt, sorted.
var commonWords = sync.OnceValue(func() []string {
	lines := strings.Split(strings.TrimSpace(english), "\n")
	return lines[slices.IndexFunc(lines, func(l string) bool { return !strings.HasPrefix(l, "#") }):]
})

// IsCommon reports whether a folded word is a common English one. It is then meant as it is
// typed, though an archive of few articles may lack it.
func IsCommon(word string) bool {
	_, found := slices.BinarySearch(commonWords(), word)
	return found
}
