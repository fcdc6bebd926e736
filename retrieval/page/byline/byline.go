// Package byline reads the names in by-lines.
//
//	byline.Names([]string{"By Ann Orlo | Harbour Desk"}) // Ann Orlo
package byline

import (
	"slices"
	"strings"
	"unicode"

	"quoth/retrieval/page/dateline"
)

// Names returns the names in a list of by-lines, each once.
func Names(list []string) []string {
	var out []string
	for _, s := range list {
		n := personName(s)
		if n != "" && !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, n) }) {
			out = append(out, n)
		}
	}
	return out
}

// byWords are the words that begin a by-line.
var byWords = []string{"by ", "by: ", "written by ", "written by: ", "posted by ", "author: ", "von ", "par ", "por "}

// personName returns the name in a by-line: "Ann Orlo" for "By Ann Orlo, 2 March" and "Ann Orlo |
// Harbour Desk". It returns "" if there is none, as in "https://social.example/ann".
func personName(s string) string {
	s, by := cutBy(s)
	if i := strings.IndexAny(s, "|•·@("); i > 0 {
		s = s[:i]
	}
	if i := strings.IndexFunc(s, unicode.IsDigit); i >= 0 {
		if !by {
			return ""
		}
		s = withoutMonth(s[:i])
	}
	s = strings.Trim(s, " ,;:-–—")
	const maxBytes = 120
	isAddress := strings.Contains(s, "://") || strings.HasPrefix(s, "www.")
	if len(s) > maxBytes || isAddress || !strings.ContainsFunc(s, unicode.IsLetter) {
		return ""
	}
	return s
}

// cutBy removes the words that begin a by-line, and reports whether there were any.
func cutBy(s string) (name string, by bool) {
	s = strings.TrimSpace(s)
	for _, w := range byWords {
		if len(s) > len(w) && strings.EqualFold(s[:len(w)], w) {
			s, by = strings.TrimSpace(s[len(w):]), true
		}
	}
	return s, by
}

// withoutMonth removes the beginning of a date from the end of s, as in "Ann Orlo, Mon. March ". It
// leaves two words, because May may be a surname.
func withoutMonth(s string) string {
	words := strings.Fields(s)
	for len(words) > 2 {
		w := strings.Trim(words[len(words)-1], ".,")
		if w != "" && !dateline.IsMonth(w) && !slices.Contains(dayNames, strings.ToLower(w)) {
			break
		}
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// dayNames are the names of days, and other words between a name and a date.
var dayNames = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"mon", "tue", "wed", "thu", "fri", "sat", "sun", "on", "published", "posted", "updated"}

// First returns the first by-line that holds a name and is short enough. One without "by" must be
// as short as a name. Later by-lines are mostly those of other stories.
func First(bylines []string) []string {
	const maxWords, maxNameWords = 14, 5
	for _, s := range bylines {
		words := len(strings.Fields(s))
		_, by := cutBy(s)
		if words <= maxWords && (by || words <= maxNameWords) && personName(s) != "" {
			return []string{s}
		}
	}
	return nil
}
