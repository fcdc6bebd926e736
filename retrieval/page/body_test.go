package page

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/page/node"
)

// Each case has something around or between the paragraphs that is part of the text or not.
func TestText(t *testing.T) {
	all := strings.Join(story, "\n\n")
	for _, tc := range []struct {
		name, before, after string
		want                string // with "…" for the story
	}{
		{"nothing", "", "", "…"},
		{"a figure", "<figure><img src=a.jpg><figcaption>The pier at dusk, which many people come to see. Photo: Ann Orlo</figcaption></figure>", "", "…"},
		{"a caption by its class", "", `<div class="article__imageCaption">The ramp was broken by the storm that came in February. A. Orlo</div>`, "…"},
		{"a quotation in a figure", "", `<figure class="wp-block-quote"><blockquote>“I will be on the first boat,” the mayor said on Friday.</blockquote></figure>`,
			"…\n\n“I will be on the first boat,” the mayor said on Friday."},
		{"share bar and sign-up", `<ul class="share-links"><li><a href=x>Facebook</a></li><li>Twitter</li></ul>`,
			`<div id="newsletterSignup">Get the news of the harbour in your inbox, every morning at seven.</div>`, "…"},
		{"headline, by-line and date once more", "<h1>Ferry sails again</h1><p>By Ben Tarn, Harbour Reporter</p><p>2 March 2026</p>", "", "…"},
		{"a standfirst", "<h1>Ferry sails again</h1><h2>After three weeks in dock the line to Tarn is open, at a price</h2>", "",
			"After three weeks in dock the line to Tarn is open, at a price\n\n…"},
		{"links to other stories", "", `<p><a href="/a">Harbour board in the red</a></p><p><b>Read more:</b> <a href="/b">What the ferry costs</a></p>`, "…"},
		{"a sentence that is a link stays", "", `<p><a href="/a">The board was in the red in each of the last four years.</a></p><p>It has a new chair since the autumn of last year.</p>`,
			"…\n\nThe board was in the red in each of the last four years.\n\nIt has a new chair since the autumn of last year."},
		{"calls", "", "<p>Subscribe now to our digital edition for the full story.</p><p>CLICK HERE TO GET THE ORLO APP</p><p>Copyright © 2026 Orlo Weekly</p>", "…"},
		{"a call that somebody made stays", "", "<p>“Sign up for the boat while you can,” a poster on the pier said.</p>", "…\n\n“Sign up for the boat while you can,” a poster on the pier said."},
		{"what people are asked to do is news", "", "<p>The council asked all owners of boats to sign up by the end of April.</p>",
			"…\n\nThe council asked all owners of boats to sign up by the end of April."},
		{"a large first letter", `<p><img class="initial" alt="T" src="t.png"> <span>he first boat</span> sails at seven, and the last one at ten.</p>`, "", "The first boat sails at seven, and the last one at ten.\n\n…"},
		{"a short first sentence", "<p>Never again.</p>", "", "Never again.\n\n…"},
		{"crossheads stay", "<h2>Back to sea</h2>", "<h2>The fares</h2><p>A return ticket costs nine crowns from the first of May, children go free.</p>",
			"…\n\nThe fares\n\nA return ticket costs nine crowns from the first of May, children go free."},
		{"a heading with nothing below", "", "<h3>More from the harbour</h3>", "…"},
		{"results stay", "", "<ul><li>Orlo Rovers 2, Tarn 1</li><li>Fell 0, Dune 0</li><li>Pier 3, Dock 1</li><li>Ramp 1, Quay 4</li></ul>",
			"…\n\nOrlo Rovers 2, Tarn 1\n\nFell 0, Dune 0\n\nPier 3, Dock 1\n\nRamp 1, Quay 4"},
		{"line breaks and inline markup", "", "<p>The <b>first</b> boat <i>sails</i>&nbsp;at <a href=x>seven</a>, the last one at ten.<br>On Sundays the last one sails at nine.</p>",
			"…\n\nThe first boat sails at seven, the last one at ten.\n\nOn Sundays the last one sails at nine."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a, err := Read(pageOf("<title>Ferry sails again</title>", tc.before, tc.after), Options{URL: address})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Replace(tc.want, "…", all, 1), a.Text); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
		})
	}
}

// A story whose adverts divide it into containers is found whole, although go-readability returns one
// of them.
func TestTextInContainers(t *testing.T) {
	classed := func(lines []string) string {
		return `<p class="story__par">` + strings.Join(lines, `</p><p class="story__par">`) + "</p>"
	}
	var more []string
	for _, s := range story {
		more = append(more, "In Tarn it is told so: "+s)
	}
	page := `<html><body><section><div class="row"><div class="column"><div>` + classed(story[:2]) + `</div></div></div></section>
		<div class="advert">Buy a boat.</div>
		<section><div class="row"><div class="column"><div>` + classed(append(story[2:], more...)) + `</div></div></div></section>
		<aside><div>` + classed([]string{"Another story altogether is told in this box at the side of the page."}) + `</div></aside>
		<div style="display: none">` + classed([]string{"What is in this box is not shown to anybody who reads the page."}) + `</div>
		<section><h1>The ramp</h1><div class="row"><div class="column"><div>` + classed([]string{"The next story is loaded below this one, with a heading of its own."}) + `</div></div></div></section></body></html>`
	a, err := Read([]byte(page), Options{URL: address})
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Join(append(story, more...), "\n\n"); a.Text != want {
		t.Errorf("text (-want +got):\n%s", cmp.Diff(want, a.Text))
	}
}

// A long table is not taken for the article instead of the paragraphs around it.
func TestTextBesideTable(t *testing.T) {
	row := "<tr><td>Harbour board, Orlo, north pier, second floor, room 12</td><td>harbour.board.north@orlo.example, or by post, or by telephone</td></tr>"
	page := "<html><body><div>" + paragraphsOf(story) + "<table><tbody>" + strings.Repeat(row, 100) + "</tbody></table></div></body></html>"
	a, err := Read([]byte(page), Options{})
	if err != nil || !strings.HasPrefix(a.Text, story[0]) {
		t.Errorf("text begins %.80q, %v, want the story", a.Text, err)
	}
}

func TestBlocks(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"blocks end lines", "<div>One<p>two</p>three</div>", "One\n\ntwo\n\nthree"},
		{"words of two elements", "<p>One<b>two</b> <i>three </i>four</p>", "Onetwo three four"},
		{"white space", "<p> One\n\n two\t\u00A0three </p>", "One two three"},
		{"cells", "<table><tr><th>Orlo</th><td>3</td></tr><tr><td>Tarn</td><td>4</td></tr></table>", "Orlo 3\n\nTarn 4"},
		{"preformatted paragraphs", "<pre>ORLO (OW) - The ferry\nsails again.\n\nIt was in dock.</pre>", "ORLO (OW) - The ferry sails again.\n\nIt was in dock."},
		{"a paragraph of a control character", "<p>One.</p><p>\x12</p><p>Two.</p>", "One.\n\nTwo."},
		{"invisible elements", "<p>One<script>x</script><!-- y --><svg><text>z</text></svg> two</p>", "One two"},
		{"elements of the site's own", "<p>One <news-ticker>two</news-ticker> three</p>", "One two three"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := join(blocks(parseDoc(t, tc.in), node.IsInvisible))
			if got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
