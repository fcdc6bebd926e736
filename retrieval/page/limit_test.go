package page

import (
	"strings"
	"testing"
)

const (
	harbour = "<html><head><title>Harbour wall of Skellan</title></head><body><article><h1>Harbour wall of Skellan</h1>"
	council = "<p>The council of Skellan met on Monday and agreed to repair the harbour wall, said the mayor.</p>\n"
)

// fill repeats a piece of a page to a length of about the given bytes.
func fill(piece string, bytes int) string { return strings.Repeat(piece, bytes/len(piece)+1) }

// A page that is too large is read up to the limits, and Cut reports that.
func TestLargePagesAreCut(t *testing.T) {
	const most = 4 << 20
	for _, tc := range []struct {
		name, page string
		cut        bool
	}{
		{"of a usual size", harbour + fill(council, 100<<10), false},
		{"of paragraphs", harbour + fill(council, most), true},
		{"of one paragraph", harbour + fill(council, 5000) + "<p>" + fill("The council met on Monday. ", most), true},
		{"whose script is large", harbour + "<script>" + fill("var a = '<p>';", most) + "</script>" + fill(council, 5000), false},
		{"whose style is large", harbour + "<style>" + fill("p { color: red }", most) + "</style>" + fill(council, 5000), false},
		{"whose comment is large", harbour + "<!--" + fill("<p>x ", most) + "-->" + fill(council, 5000), false},
		{"with a giant attribute", harbour + "<div data-x='" + fill("x", most) + "'>" + fill(council, 5000), false},
		{"with a giant attribute of each kind", harbour + "<p " + fill("a=b ", most) + ">" + fill(council, 5000), false},
		{"of empty elements behind the text", harbour + fill(council, 5000) + "</article>" + fill("<p>", most), true},
		{"of table cells behind the text", harbour + fill(council, 5000) + "</article><table>" + fill("<tr><td>a<td>b", most), true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a, err := Read([]byte(tc.page), Options{})
			if err != nil || a.Cut != tc.cut || !strings.Contains(a.Text, "The council of Skellan met on Monday") || a.Title != "Harbour wall of Skellan" {
				t.Errorf("title %q, %d bytes of text, cut %v, %v, want the article, cut %v", a.Title, len(a.Text), a.Cut, err, tc.cut)
			}
		})
	}
}

func BenchmarkReadLargePage(b *testing.B) {
	page := []byte(harbour + fill(council, 10<<20))
	for b.Loop() {
		if _, err := Read(page, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
