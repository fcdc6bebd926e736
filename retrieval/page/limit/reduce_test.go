package limit

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const (
	harbour = "<html><head><title>Harbour wall of Skellan</title></head><body><article><h1>Harbour wall of Skellan</h1>"
	council = "<p>The council of Skellan met on Monday and agreed to repair the harbour wall, said the mayor.</p>\n"
)

// fill repeats a piece of a page to a length of about the given bytes.
func fill(piece string, bytes int) string { return strings.Repeat(piece, bytes/len(piece)+1) }

// The parser makes formatting elements that are not closed again in each later element, so that a
// page of 200 KB may have tens of millions of elements.
func TestUnclosedElementsAreCounted(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString(harbour + "<div>")
	for i := range 400 {
		fmt.Fprintf(&bomb, "<i id=%d>", i)
	}
	bomb.WriteString("</div>" + fill("<div>x</div>", 200<<10))
	part, cut := Reduce([]byte(bomb.String()))
	if !cut || hasFewElements([]byte(bomb.String())) || !hasFewElements(part) {
		t.Errorf("of %d bytes %d are parsed, cut %v, want a part that makes fewer elements", bomb.Len(), len(part), cut)
	}
}

// FuzzElementBound checks that the parser makes no more elements than the bound.
func FuzzElementBound(f *testing.F) {
	for _, page := range []string{
		harbour + council, "<b><b><b><b>" + fill("<p>x</p>y", 400), "<i id=1><i id=2><i id='3'><i id=\"4\">" + fill("<div>x</div>y", 400),
		"<b x='\">1'><b x='\">2'><b x='\">3'><b x='\">4'>" + fill("<p>x</p>y", 400), fill("<a><table><tr><td>x", 400), fill("<b><object>", 400) + fill("<p>x", 400),
		"<!-- </b> --><b a=1><b a=2><script></b></b></script>" + fill("<p>x</p><td>y", 400), fill("<table><b>x<tr>y", 400), "<font color=1><nobr><small>" + fill("<svg><b><p>x</svg>y", 400),
	} {
		f.Add([]byte(page))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		if len(page) > 10_000 {
			return
		}
		doc, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			return
		}
		elements := 0
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode {
				elements++
			}
		}
		if bound := elementBound(page); elements > bound {
			t.Errorf("%q has %d elements, want at most %d", page, elements, bound)
		}
	})
}

// Most pages are far below the limit, so that their tags need not be read to know it.
func TestElementBoundIsLow(t *testing.T) {
	page := harbour + fill(council+"<p>The <b>mayor</b> of <a href='/s'>Skellan</a> met <em class=x>nobody</em>.</p>", 200<<10)
	if got := elementBound([]byte(page)); got > maxElements {
		t.Errorf("the bound of a page of 200 KB is %d, want at most %d", got, maxElements)
	}
}

// A page within the limits is parsed unchanged.
func TestReduceKeepsSmallPages(t *testing.T) {
	page := harbour + "<script>x()</script><!-- a --><p a='" + fill("x", maxTag) + "'>" + fill(council, 1<<20)
	if part, cut := Reduce([]byte(page)); string(part) != page || cut {
		t.Errorf("%d bytes of %d are parsed, cut %v, want all", len(part), len(page), cut)
	}
}

// FuzzReduce checks that what is parsed is never longer than the page, and unchanged if it is small.
func FuzzReduce(f *testing.F) {
	f.Add([]byte(harbour + council))
	f.Add([]byte("<p <b></b x=''><!-- <script>"))
	f.Fuzz(func(t *testing.T, page []byte) {
		part, cut := Reduce(page)
		if len(part) > len(page) || !cut && len(page) <= maxParsed && string(part) != string(page) {
			t.Errorf("%q is parsed as %q, cut %v", page, part, cut)
		}
	})
}
