package label

import (
	"regexp"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Values that scripts give their counters of readers, as in {"pageAuthor": "Ann Dune"} and layer["author"] = "Ann
// Dune".
var (
	scriptAuthor = regexp.MustCompile(`(?i)\b(?:author|authors|author_?name|page_?author|article_?author|byline|` +
		`posted_?by)` + assigned + `\[?\s*["']([^"'\\<>{}]{3,60})["']`)
	scriptDate = regexp.MustCompile(`(?i)\b(?:date_?published|publish(?:ed)?_?(?:date|at|time|on)|pub_?date|` +
		`date_?posted|publication_?date|first_?published)` + assigned + `["']?([\d][^"'\\<>{},;]{7,40})`)
)

// assigned matches what stands between a key and its value.
const assigned = `["']?\]?\s*[:=]\s*`

// ScriptAuthor returns the one author that the scripts of a page name, or "" if they name none or several: those
// of the lists of other stories.
func ScriptAuthor(doc *html.Node) string {
	return only(doc, scriptAuthor, func(s string) string { return s })
}

// ScriptDate returns the one day of publication that the scripts of a page name, with the time, or "".
func ScriptDate(doc *html.Node) string {
	const dayLength = len("2006-01-02")
	return only(doc, scriptDate, func(s string) string { return s[:min(len(s), dayLength)] })
}

// only returns the first value that a pattern finds in the scripts, or "" if there are others with another key.
func only(doc *html.Node, pattern *regexp.Regexp, key func(string) string) string {
	const maxScripts = 64
	var found []string
	for _, text := range scripts(doc, maxScripts) {
		for _, m := range pattern.FindAllStringSubmatch(text, -1) {
			found = append(found, m[1])
		}
	}
	if len(found) == 0 || slices.ContainsFunc(found, func(s string) bool { return key(s) != key(found[0]) }) {
		return ""
	}
	return found[0]
}

func scripts(doc *html.Node, most int) []string {
	var out []string
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Script && n.FirstChild != nil && len(out) < most {
			out = append(out, n.FirstChild.Data)
		}
	}
	return out
}
