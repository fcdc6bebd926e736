package page

import (
	"slices"
	"strings"
	"unicode"
)

// authorMeta are the names of <meta> elements that hold an author.
var authorMeta = []string{"author", "article:author", "article:author_name", "parsely-author", "sailthru.author",
	"dc.creator", "dc.creator.name", "dcterms.creator", "byl", "byline", "authors", "cxenseparse:author"}

// author is who wrote the article, the names separated by ", ", or "". The outlet's own
// name counts only where nobody else is named.
func (f *facts) author() string {
	lists := [][]string{f.ld.authors}
	for _, name := range authorMeta {
		lists = append(lists, f.meta[name])
	}
	lists = append(lists, f.writtenBy(), f.marks.authors, firstName(f.marks.bylines), f.ld.persons)
	outlet := ""
	for _, list := range lists {
		names := people(list)
		if len(names) == 1 && f.isOutlet(names[0]) {
			outlet = names[0]
		} else if len(names) > 0 {
			return strings.Join(names, ", ")
		}
	}
	return outlet
}

// writtenBy is the author in what a page shows with a link to it on Twitter.
func (f *facts) writtenBy() []string {
	if strings.EqualFold(f.first("twitter:label1"), "written by") {
		return f.meta["twitter:data1"]
	}
	return nil
}

func (f *facts) isOutlet(name string) bool {
	s := squeeze(name)
	return s == squeeze(f.first("og:site_name")) || s == squeeze(f.ld.publisher) || strings.HasPrefix(squeeze(f.host), s)
}

// firstName is the first by-line that holds a name and no more words than a by-line has,
// or than a name has where it does not say "by": the next ones are mostly those of other
// stories.
func firstName(bylines []string) []string {
	const longest, longestName = 14, 5 // words
	for _, s := range bylines {
		words := len(strings.Fields(s))
		_, by := cutBy(s)
		if words <= longest && (by || words <= longestName) && personName(s) != "" {
			return []string{s}
		}
	}
	return nil
}

// people are the names in a list of by-lines, each once.
func people(list []string) []string {
	var out []string
	for _, s := range list {
		n := personName(s)
		if n != "" && !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, n) }) {
			out = append(out, n)
		}
	}
	return out
}

// byWords open a by-line.
var byWords = []string{"by ", "by: ", "written by ", "written by: ", "posted by ", "author: ", "von ", "par ", "por "}

// personName is the name in a by-line: of "By Ann Orlo, 2 March" and "Ann Orlo | Harbour
// Desk", "Ann Orlo". It is "" when there is none, as in "https://social.example/ann".
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
	const longest = 120 // bytes
	if len(s) > longest || !strings.ContainsFunc(s, unicode.IsLetter) || strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
		return ""
	}
	return s
}

// cutBy takes the words that open a by-line from it, and reports whether there are any.
func cutBy(s string) (name string, by bool) {
	s = strings.TrimSpace(s)
	for _, w := range byWords {
		if len(s) > len(w) && strings.EqualFold(s[:len(w)], w) {
			s, by = strings.TrimSpace(s[len(w):]), true
		}
	}
	return s, by
}

// withoutMonth takes the beginning of a date from the end of s: "Ann Orlo, Mon. March ".
// Two words are a name: there are people called May.
func withoutMonth(s string) string {
	words := strings.Fields(s)
	for len(words) > 2 {
		w := strings.Trim(words[len(words)-1], ".,")
		if w != "" && monthNumber(w) == "" && !slices.Contains(dayNames, strings.ToLower(w)) {
			break
		}
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// dayNames and other words that stand between a name and a date.
var dayNames = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"mon", "tue", "wed", "thu", "fri", "sat", "sun", "on", "published", "posted", "updated"}
