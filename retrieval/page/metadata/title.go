package metadata

import (
	"cmp"
	"slices"
	"strings"

	"quoth/retrieval/page/label"
	"quoth/retrieval/page/node"
)

// headline returns the headline of the article as the page prints it: the heading that is similar to
// one of the page's titles. If there is none, it is one of those titles, or any heading.
func (f *facts) headline() string {
	titles := f.titles()
	for _, h := range f.headings {
		if slices.ContainsFunc(titles, func(t string) bool { return areSimilar(h, t) }) {
			return withoutKicker(h, titles)
		}
	}
	for _, h := range f.subheadings {
		if slices.ContainsFunc(titles, func(t string) bool { return endsWith(t, h) }) {
			return h
		}
	}
	return cmp.Or(append(titles, f.headings...)...)
}

// titles returns the titles in the head of the page, without the name of the outlet.
func (f *facts) titles() []string {
	var out []string
	for _, t := range [...]string{f.ld.Headline, f.first("og:title"), f.first("twitter:title"),
		f.first("dc.title", "sailthru.title", "parsely-title", "headline"), f.title} {
		if t = f.withoutOutlet(t); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// areSimilar reports whether two titles are of the same article: whether two thirds of the words of
// the shorter are in the longer, and the shorter has a third of the words of the longer.
func areSimilar(a, b string) bool {
	x, y := strings.Fields(node.Fold(a)), strings.Fields(node.Fold(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	shared := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			shared++
		}
	}
	return shared > 0 && shared*3 >= len(x)*2 && len(x)*3 >= len(y)
}

// withoutKicker removes a label from the start of a heading, as in "Harbour Ferry back after the
// storm", if one of the titles shows where the headline begins.
func withoutKicker(heading string, titles []string) string {
	for _, t := range titles {
		if len(strings.Fields(t)) >= 3 && strings.HasSuffix(node.Fold(heading), " "+node.Fold(t)) {
			return t
		}
	}
	return heading
}

// endsWith reports whether a title ends with a heading of three words or more: "Orlo
// Weekly | Ferry back after the storm".
func endsWith(title, heading string) bool {
	return strings.HasSuffix(title, heading) && len(strings.Fields(heading)) >= 3
}

// separators are what separates a headline from the name of the outlet in a title.
var separators = []string{" | ", " - ", " – ", " — ", " · ", " » ", " :: ", " • ", " « "}

// withoutOutlet removes the name of the outlet from the end of a title. From <title>, which often names
// a section as well, it removes any short end.
func (f *facts) withoutOutlet(title string) string {
	for isTitle := title == f.title; ; {
		at, end := -1, ""
		for _, sep := range separators {
			if i := strings.LastIndex(title, sep); i > at {
				at, end = i, title[i+len(sep):]
			}
		}
		if at < 0 {
			return title
		}
		rest := strings.TrimSpace(title[:at])
		isSection := isTitle && len(strings.Fields(end)) <= 3 && len(strings.Fields(rest)) >= 4
		if !isSection && !f.namesOutlet(end) {
			return title
		}
		title = rest
	}
}

// namesOutlet reports whether s is the outlet's name or a form of it.
func (f *facts) namesOutlet(s string) bool {
	if s = squeeze(s); s == "" {
		return false
	}
	for _, name := range [...]string{f.first("og:site_name"), f.ld.Publisher, f.first("application-name"), f.host} {
		if name = squeeze(name); name != "" && (strings.Contains(name, s) || strings.Contains(s, name)) {
			return true
		}
	}
	return false
}

// squeeze returns the letters and digits of s in lower case.
func squeeze(s string) string { return strings.ReplaceAll(node.Fold(s), " ", "") }

// linesBeside returns the lines next to the heading of the given text, or next to the first one.
func (f *facts) linesBeside(title string) []label.Line {
	if len(f.nodes) == 0 {
		return nil
	}
	want := node.Fold(title)
	for _, n := range f.nodes {
		if h := node.Fold(node.Text(n)); h == want || want != "" && strings.HasSuffix(h, " "+want) {
			return label.Beside(n)
		}
	}
	return label.Beside(f.nodes[0])
}
