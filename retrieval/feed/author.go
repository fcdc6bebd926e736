package feed

import (
	"regexp"
	"slices"
	"strings"

	"github.com/mmcdole/gofeed"

	"quoth/retrieval/page/byline"
)

// mailbox is an author as RSS wants it: an address, and the name in brackets behind it.
var mailbox = regexp.MustCompile(`^\S+@\S+ \((.+)\)$`)

// authors returns the names of the people who wrote an item, without their roles. Where no person is named, it
// returns the group that is, an agency as an example, but never the feed's own outlet. gofeed itself keeps only one
// dc:creator; its extension has all.
func authors(g *gofeed.Item, outlets byline.Outlets) string {
	var lines []string
	if g.DublinCoreExt != nil && len(g.DublinCoreExt.Creator) > 1 {
		lines = g.DublinCoreExt.Creator
	} else {
		for _, p := range g.Authors {
			lines = append(lines, p.Name)
		}
	}
	for i, l := range lines {
		lines[i] = mailbox.ReplaceAllString(nameText(l), "$1")
	}
	return byline.Merge(slices.DeleteFunc(lines, outlets.Has), outlets).Text
}

// outletsOf returns the names of a feed's outlet: those that its title and its host give.
func outletsOf(title, host string) byline.Outlets {
	return byline.OutletsOf(append(hostNames(host), title)...)
}

// hostNames returns a host, its parents and their labels: "www.orlo.example" gives "orlo" too.
func hostNames(host string) (out []string) {
	for rest := host; rest != ""; {
		label, after, _ := strings.Cut(rest, ".")
		out, rest = append(out, rest, label), after
	}
	return out
}
