package label

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/google/go-cmp/cmp"
)

const prose = "The ferry between Orlo and Tarn sails again on Monday after three weeks in dock, the harbour board said, " +
	"and the first ship is to leave at a quarter past six with post and forty passengers on board."

func TestBeside(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     []string // ^ before a line above the headline
	}{
		{"lines up to the text", "<article><h1>Ferry</h1><p>The board met.</p><p>By Ann Dune</p><p>2 March 2026</p><p>" + prose +
			"</p><p>" + prose + "</p><p>Read more</p></article>", []string{"The board met.", "By Ann Dune", "2 March 2026"}},
		{"a kicker", "<article><p>Harbour</p><h1>Ferry</h1><p>By Ann Dune</p></article>", []string{"^Harbour", "By Ann Dune"}},
		{"outside of the header", "<main><header><p>Harbour</p><div><h1>Ferry</h1></div></header><div>By Ann Dune</div></main>",
			[]string{"^Harbour", "By Ann Dune"}},
		{"by on a line of its own", "<h1>Ferry</h1><div>By</div><div>Ann Dune</div><div>and</div><div>Ben Tarn</div><div>Share</div>",
			[]string{"By\nAnn Dune\nand\nBen Tarn", "Share"}},
		{"other parts", "<h1>Ferry</h1><nav>Home</nav><figure>Photo</figure><div class=related>By Cy Fell</div><p>By Ann Dune</p>",
			[]string{"By Ann Dune"}},
		{"nothing", "<h1>Ferry</h1>", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, l := range Beside(heading(t, tc.in)) {
				if l.Above {
					l.Text = "^" + l.Text
				}
				got = append(got, l.Text)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLinks(t *testing.T) {
	lines := Beside(heading(t, `<h1>Ferry</h1><p><a href="/authors/ann-dune/">Ann Dune</a> <a href="/authors/">All</a>
		<a href="/news/harbour">Harbour</a> <a href="https://orlo.example/staff/ben?x=1">Ben Tarn</a></p>`))
	if want := []string{"Ann Dune", "Ben Tarn"}; len(lines) != 1 || !cmp.Equal(lines[0].Links, want) {
		t.Errorf("got %+v, want one line with %q", lines, want)
	}
}

// heading returns the first <h1> of a page.
func heading(t *testing.T, page string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.H1 {
			return n
		}
	}
	t.Fatal("no heading")
	return nil
}
