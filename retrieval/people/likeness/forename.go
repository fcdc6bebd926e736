package likeness

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed forenames.txt
var forenameLists string

// oneForename holds for each spelling of a forename the one that stands for all: "mohammed" for "muhammad".
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

// fullForenames holds for each short form the forenames that it may stand for, in the spelling of oneForename.
var fullForenames = func() map[string][]string {
	m := map[string][]string{}
	eachRow(nicknameLists, func(name string, others []string) {
		for _, o := range others {
			m[o] = append(m[o], standing(name))
		}
	})
	return m
}()

// eachRow calls do for each line of lists that has the form "name = other other".
func eachRow(lists string, do func(name string, others []string)) {
	for line := range strings.Lines(lists) {
		if name, others, ok := strings.Cut(line, " = "); ok {
			do(name, strings.Fields(others))
		}
	}
}

// standing returns the spelling that stands for all spellings of a forename.
func standing(forename string) string {
	if f, ok := oneForename[forename]; ok {
		return f
	}
	return Respell(forename)
}

// FullNames returns the forenames that a printed one may stand for: itself and those that it is short for. Each is in
// the spelling that stands for all of its spellings.
func FullNames(forename string) []string {
	return append([]string{standing(forename)}, fullForenames[forename]...)
}

// ShareName reports whether two printed forenames may stand for the same one.
func ShareName(a, b string) bool {
	others := FullNames(b)
	return slices.ContainsFunc(FullNames(a), func(f string) bool { return slices.Contains(others, f) })
}
