package likeness

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed forenames.txt
var forenameLists string

// oneForename holds the forename that stands for others of the same name: "mohammed" for "muhammad".
var oneForename = func() map[string]string {
	m := map[string]string{}
	eachRow(forenameLists, func(name string, others []string) {
		for _, o := range others {
			m[o] = name
		}
	})
	return m
}()

//go:embed nicknames.txt
var nicknameLists string

// fullForenames holds the forenames that a short form may stand for, each by oneForename.
var fullForenames = func() map[string][]string {
	m := map[string][]string{}
	eachRow(nicknameLists, func(name string, others []string) {
		for _, o := range others {
			m[o] = append(m[o], standing(name))
		}
	})
	return m
}()

// eachRow calls do for each line of lists such as "name = other other".
func eachRow(lists string, do func(name string, others []string)) {
	for line := range strings.Lines(lists) {
		if name, others, ok := strings.Cut(line, " = "); ok {
			do(name, strings.Fields(others))
		}
	}
}

// standing returns the forename that stands for one and its other spellings.
func standing(forename string) string {
	if f, ok := oneForename[forename]; ok {
		return f
	}
	return Respell(forename)
}

// FullNames returns the forenames that one may stand for: itself, in the spelling that stands for it, and
// those that it is short for.
func FullNames(forename string) []string {
	return append([]string{standing(forename)}, fullForenames[forename]...)
}

// ShareName reports whether two forenames may stand for the same.
func ShareName(a, b string) bool {
	others := FullNames(b)
	return slices.ContainsFunc(FullNames(a), func(f string) bool { return slices.Contains(others, f) })
}
