// Package aside removes the parts of a web page that stand below or beside its story and have a heading
// that says so: comments of readers, links to other stories, what the outlet says of itself.
//
//	aside.Remove(doc)
package aside

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/node"
	"quoth/retrieval/prose"
)

// Headings of parts that stand below or beside a story, folded and without digits.
var (
	// commentHeadings are above what readers write.
	commentHeadings = phraseSet(`comments/comment/reader comments/readers' comments/comments on this story
		leave a reply/leave a comment/post a comment/join the conversation/kommentare/commentaires/comentarios`)

	// outletHeadings are above what the site says of itself and of its authors.
	outletHeadings = phraseSet(`about the author/about the authors/about the writer/newsletter/newsletters
		our newsletter/our newsletters/stay in touch/stay informed/sign up/stay up to date
		sign up for our newsletter/subscribe to our newsletter`)

	// linkHeadings are above links to other stories.
	linkHeadings = phraseSet(`related/related stories/related articles/related news/related posts/related content
		related links/related topics/related coverage/read next/up next/read more/read also/see also/most read
		most popular/most viewed/trending/trending now/popular/you may also like/you might also like/recommended
		recommended for you/recommended stories/more stories/more news/latest news/latest stories/top stories
		editor's picks/editors' picks/don't miss/more like this/from our partners/sponsored/mehr zum thema
		lesen sie auch/das konnte sie auch interessieren/a lire aussi/lire aussi/sur le meme sujet
		te puede interesar/noticias relacionadas`)
	linkHeadingStarts = []string{"more from ", "more on ", "more in ", "latest from ", "most read in "}
)

func phraseSet(list string) map[string]bool {
	m := make(map[string]bool)
	for _, p := range prose.Phrases(list) {
		m[p] = true
	}
	return m
}

// Remove removes the parts of a page whose headings say that they are not of its story. The story begins
// before them.
func Remove(doc *html.Node) {
	var headings []*html.Node
	hasText := false // before the heading
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			if hasText && len(headings) < maxParts && otherPart(headingText(n)) != nil {
				headings = append(headings, n)
			}
		case atom.P:
			hasText = hasText || node.Length(n) >= minParagraph
		}
	}
	for _, h := range headings {
		removeBelow(h)
	}
}

const (
	minParagraph = 40 // bytes of a short paragraph
	maxAbout     = 2  // paragraphs of what an outlet says of itself
	maxParts     = 64 // parts that are removed from a page
)

// removeBelow removes a heading of another part and what is below it.
func removeBelow(heading *html.Node) {
	isOther := otherPart(headingText(heading))
	for isAlone(heading) {
		heading = heading.Parent
	}
	if p := heading.Parent; isFirst(heading) && !isPageFrame(p) && isOther(p) {
		p.Parent.RemoveChild(p)
		return
	}
	for next := heading.NextSibling; next != nil && isOther(next); next = heading.NextSibling {
		next.Parent.RemoveChild(next)
	}
}

// otherPart returns the function that reports whether an element below a heading belongs to the part
// that the heading names, or nil for the headings of a story.
func otherPart(title string) func(*html.Node) bool {
	switch {
	case commentHeadings[title]:
		return func(*html.Node) bool { return true }
	case outletHeadings[title]:
		return func(n *html.Node) bool { return !node.HasMore(n, maxAbout, atom.P) && n.DataAtom != atom.P }
	case linkHeadings[title], hasStart(title, linkHeadingStarts):
		return isLinks
	}
	return nil
}

// isLinks reports whether n is white space, or has as many links as paragraphs.
func isLinks(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return strings.TrimSpace(n.Data) == ""
	}
	links, paragraphs := 0, 0
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.A:
			links++
		case atom.P:
			paragraphs++
		}
	}
	return links > 0 && links >= paragraphs && n.DataAtom != atom.P
}

// headingText returns the letters of a heading as in the lists above.
func headingText(n *html.Node) string {
	keep := func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsSpace(r) || r == '\'' {
			return r
		}
		return -1
	}
	return strings.TrimSpace(strings.Map(keep, prose.Fold(node.Text(n))))
}

func hasStart(s string, starts []string) bool {
	return slices.ContainsFunc(starts, func(start string) bool { return strings.HasPrefix(s, start) })
}

// isPageFrame reports whether n is around the story too.
func isPageFrame(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Body, atom.Main, atom.Article, atom.Html:
		return true
	}
	return n.Type != html.ElementNode || node.Contains(n, atom.H1)
}

// isAlone reports whether there is no text in the element around n but that of n.
func isAlone(n *html.Node) bool {
	return isFirst(n) && !isPageFrame(n.Parent) && node.Length(n.Parent) == node.Length(n)
}

// isFirst reports whether no text is before n in the element around it.
func isFirst(n *html.Node) bool {
	for c := n.PrevSibling; c != nil; c = c.PrevSibling {
		if node.Length(c) > 0 {
			return false
		}
	}
	return n.Parent != nil
}
