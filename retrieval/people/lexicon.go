package people

import (
	_ "embed"
	"strings"
)

//go:embed same.txt
var sameLists string

// same are the words that are written for others in roles: "governor" for "gov".
var same = func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(sameLists) {
		written, others, _ := strings.Cut(line, " = ")
		for w := range strings.FieldsSeq(others) {
			m[w] = written
		}
	}
	return m
}()

// united are the short names of countries by the word after "united".
var united = map[string]string{"state": "us", "kingdom": "uk"}
