package page

import (
	"strings"

	"quoth/retrieval/page/byline"
)

// authorMeta are the names of <meta> elements that hold an author, the best first.
var authorMeta = []string{"author", "article:author", "article:author_name", "parsely-author", "sailthru.author",
	"dc.creator", "dc.creator.name", "dcterms.creator", "byl", "byline", "authors", "cxenseparse:author"}

// author returns the names of the authors, separated by ", ". The name of the outlet counts only if
// nobody else is named.
func (f *facts) author() string {
	lists := [][]string{f.ld.Authors}
	for _, name := range authorMeta {
		lists = append(lists, f.meta[name])
	}
	lists = append(lists, f.twitterAuthor(), f.labels.Authors, byline.First(f.labels.Bylines), f.ld.Persons)
	outlet := ""
	for _, list := range lists {
		names := byline.Names(list)
		if len(names) == 1 && f.isOutlet(names[0]) {
			outlet = names[0]
		} else if len(names) > 0 {
			return strings.Join(names, ", ")
		}
	}
	return outlet
}

// twitterAuthor returns the author that a page gives for its card on Twitter.
func (f *facts) twitterAuthor() []string {
	if strings.EqualFold(f.first("twitter:label1"), "written by") {
		return f.meta["twitter:data1"]
	}
	return nil
}

func (f *facts) isOutlet(name string) bool {
	s := squeeze(name)
	return s == squeeze(f.first("og:site_name")) || s == squeeze(f.ld.Publisher) ||
		strings.HasPrefix(squeeze(f.host), s)
}
