package node

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// In want, / stands for a border of elements that touch and + for one with white space.
func TestMarked(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"one element", "<p>By Ann  Dune</p>", "By Ann Dune"},
		{"elements that touch", "<p><b>By</b><i>Ann Dune</i><i>Staff Writer</i></p>", "By/Ann Dune/Staff Writer"},
		{"elements apart", "<p><b>By</b> <i>Ann Dune</i>\n<i>Staff Writer</i></p>", "By+Ann Dune+Staff Writer"},
		{"a blank inside", "<p><b>By </b><i>Ann Dune</i></p>", "By+Ann Dune"},
		{"a blank that does not break", "<p>By&nbsp;<i>Ann&nbsp;Dune</i></p>", "By+Ann Dune"},
		{"text after an element", "<p>By <i>Ann Dune</i>, Reporter</p>", "By+Ann Dune/, Reporter"},
		{"lines", "<div> <p>By</p> <p>Ann Dune</p> </div>", "By/Ann Dune"},
		{"a break", "<p><i>Ann Dune</i><br> Staff</p>", "Ann Dune/Staff"},
		{"a comment", "<p>Ann<!-- x --> Dune</p>", "Ann Dune"},
		{"invisible", "<p>By<style>i{}</style> Ann Dune</p>", "By Ann Dune"},
		{"nothing", "<p> </p>", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			doc, err := html.Parse(strings.NewReader(tc.in))
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.NewReplacer(Touching, "/", Apart, "+").Replace(Marked(doc)); got != tc.want {
				t.Errorf("%s: got %q, want %q", tc.in, got, tc.want)
			}
		})
	}
}
