package page

import (
	"fmt"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"quoth/retrieval/page/aside"
	"quoth/retrieval/page/dropcap"
	"quoth/retrieval/page/node"
)

// body returns the text of the article in blocks. It modifies doc.
func body(doc *html.Node, base *url.URL, title string) ([]block, error) {
	aside.Remove(doc)
	dropcap.Join(doc)
	paragraphs := numberParagraphs(doc)
	p := readability.NewParser()
	p.KeepClasses = true   // elementFilter needs them
	p.DisableJSONLD = true // readFacts has read it
	if paragraphs.bytes >= minText {
		p.TagsToScore = scoredTags
	}
	a, err := p.ParseAndMutate(doc, base)
	if err != nil {
		return nil, fmt.Errorf("find the article: %w", err)
	}
	if a.Node == nil {
		return nil, nil
	}
	filter := elementFilter{articleLength: node.Length(a.Node)}
	return trim(paragraphs.restore(blocks(a.Node, filter.isBoilerplate), a.Node, filter.isBoilerplate), title), nil
}

// scoredTags are the elements whose text shows that the element around them is the article. By default
// the library counts table cells as well, which is right for pages that are laid out with tables. On a
// page with paragraphs, a long table of results or addresses would win over them.
var scoredTags = []string{"section", "h2", "h3", "h4", "h5", "h6", "p", "pre"}

// minText is the length in bytes of a short article.
const minText = 1000

// join returns blocks as paragraphs with an empty line between them.
func join(bs []block) string {
	lines := make([]string, len(bs))
	for i, b := range bs {
		lines[i] = b.text
	}
	return strings.Join(lines, "\n\n")
}
