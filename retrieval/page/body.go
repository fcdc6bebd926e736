package page

import (
	"fmt"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// body is the article's text in blocks. It takes doc apart.
func body(doc *html.Node, base *url.URL, title string) ([]block, error) {
	marked := mark(doc)
	p := readability.NewParser()
	p.KeepClasses = true   // clutter tells parts by them
	p.DisableJSONLD = true // survey has read it
	if marked.bytes >= muchText {
		p.TagsToScore = scored
	}
	a, err := p.ParseAndMutate(doc, base)
	if err != nil {
		return nil, fmt.Errorf("find the article: %w", err)
	}
	if a.Node == nil {
		return nil, nil
	}
	c := clutter{whole: textLength(a.Node)}
	return trim(marked.restore(blocks(a.Node, c.is), a.Node), title), nil
}

// scored are the elements whose text makes an element the article's. The library counts
// table cells as well, which is right for pages laid out with tables; but where a page has
// paragraphs, a long table of results or addresses would win over them.
var scored = []string{"section", "h2", "h3", "h4", "h5", "h6", "p", "pre"}

// muchText in paragraphs, in bytes, is that of a short article.
const muchText = 1000

// join writes blocks as paragraphs, an empty line between them.
func join(bs []block) string {
	lines := make([]string, len(bs))
	for i, b := range bs {
		lines[i] = b.text
	}
	return strings.Join(lines, "\n\n")
}
