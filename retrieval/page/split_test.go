package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// longStory is a story that is long enough to be divided.
var longStory = append(story[:len(story):len(story)],
	"Fishermen had carried the post in the meantime, and they want the county to pay the diesel that they burned for it.",
	"“Nobody asked us whether we could afford it,” said Rolf Quay, whose boat made the crossing eleven times in a week.",
	"The county answered that it would look at each bill, provided that it had a date and the name of a boat on it.",
)

// boxes are what stands between or below the parts of a story, and is not part of it.
var boxes = []string{
	`<div class="ad">Advertisement</div>`,
	`<div class="app-promo"><p>Follow the harbour on all your devices with our free app, every day.</p><a href=/app>Get it</a></div>`,
	`<form class="newsletter-form"><p>Our letter about the sea comes every Friday, and it is free for all readers.</p><input name=mail></form>`,
	`<div class="related-box"><h3>Related</h3><p><a href=/a>Why the ramp broke twice in a single winter.</a></p><p>The harbour board knew of the rust for years, but it did not tell anybody.</p></div>`,
	`<div class="gallery"><figure><img src=a.jpg><figcaption>The pier on Sunday, when nobody was allowed on it. Photo: B. Tarn</figcaption></figure><figure><img src=b.jpg></figure></div>`,
	`<blockquote class="twitter-tweet"><a href=/t>March 2, 2026</a></blockquote>`,
}

// below is what stands below a story.
const below = `<section id="comments"><h2>3 comments</h2><div class="comment"><p>I have crossed with the fishermen twice now, and it was a wet ride.</p></div></section>`

// layouts divide a text of eight paragraphs, with a box at each seam.
var layouts = []struct{ name, html string }{
	{"rows of a grid", `<main><h1>Ferry sails again</h1><div class="row"><div class="text">{0-2}</div><div class="side"><a href=/x>More</a></div></div>{box}<div class="row"><div class="text">{3-5}</div></div>{box}<div class="row"><div class="text">{6-7}</div></div>` + below + `</main>`},
	{"a lead in the header", `<main><header><h1>Ferry sails again</h1><p>{0}</p></header><article>{1-7}</article></main>` + below},
	{"a lead in the header of the article", `<article><header class="top"><h1>Ferry sails again</h1><div class="intro">{0-0}</div></header><div class="body">{1-7}</div></article>` + below},
	{"sections without names", `<article><h1>Ferry sails again</h1><section>{0-1}</section>{box}<section>{2-7}</section></article>` + below},
	{"sections without names, the first is long", `<main><h1>Ferry sails again</h1><section>{0-5}</section>{box}<section>{6-7}</section></main>` + below},
	{"a wrapper to read on", `<article><h1>Ferry sails again</h1><div class="article-intro">{0-1}</div><button>Continue reading</button><div class="article-rest collapsed">{2-7}</div></article>` + below},
	{"the long part first, then a wrapper to read on", `<article><h1>Ferry sails again</h1><div class="story">{0-5}</div>{box}<div class="continue-reading-content">{6-7}</div></article>` + below},
	{"top and bottom", `<div id="page"><h1>Ferry sails again</h1><div class="story-top">{0-2}</div>{box}<div class="story-bottom">{3-7}</div>` + below + `</div>`},
	{"parts with numbers", `<div id="page"><h1>Ferry sails again</h1><div id="part1" class="p-1">{0-3}</div>{box}<div id="part2" class="p-2">{4-5}</div>{box}<div id="part3" class="p-3">{6-7}</div>` + below + `</div>`},
	{"one container for each paragraph", `<article><h1>Ferry sails again</h1>{each <div class="block"><div class="rich">|</div></div>}</article>` + below},
	{"one container for each paragraph, far apart", `<main><h1>Ferry sails again</h1><div class="r"><div class="block">{0-0}</div><div class="block">{1-1}</div></div>{box}<div class="r"><div class="block">{2-2}</div><div class="block">{3-3}</div><div class="block">{4-4}</div></div>{box}<div class="r"><div class="block">{5-5}</div><div class="block">{6-6}</div><div class="block">{7-7}</div></div></main>` + below},
	{"columns", `<article><h1>Ferry sails again</h1><div class="columns"><div class="col left">{0-3}</div><div class="col right">{4-7}</div></div></article>` + below},
	{"the end in another element", `<article><h1>Ferry sails again</h1><div class="copy">{0-6}</div>{box}<div class="copy-end">{7-7}</div></article>` + below},
	{"without a headline", `<main><div class="a"><div class="copy">{0-3}</div></div>{box}<div class="b"><div class="copy">{4-7}</div></div></main>` + below},
	{"two articles", `<main><h1>Ferry sails again</h1><article class="p">{0-3}</article>{box}<article class="p">{4-7}</article></main>` + below},
	{"two articles without names", `<main><h1>Ferry sails again</h1><article>{0-2}</article>{box}<article>{3-7}</article></main>` + below},
	{"cousins without names", `<main><h1>Ferry sails again</h1><div><div>{0-2}</div></div>{box}<div><div>{3-5}</div></div>{box}<div><div>{6-7}</div></div></main>` + below},
	{"cousins without names, outside of main", `<div id="app"><h1>Ferry sails again</h1><div><div><div>{0-1}</div></div></div>{box}<div><div><div>{2-7}</div></div></div></div>` + below},
	{"cousins with names of their own", `<main><h1>Ferry sails again</h1><div class="g1"><div class="opening">{0-2}</div></div>{box}<div class="g2"><div class="closing">{3-7}</div></div></main>` + below},
	{"the same, the end is short", `<main><h1>Ferry sails again</h1><div class="g1"><div class="opening">{0-4}</div></div>{box}<div class="g2"><div class="closing">{5-7}</div></div></main>` + below},
	{"unequal depth", `<article><h1>Ferry sails again</h1>{0-2}{box}<div class="gate"><div class="inner">{3-7}</div></div></article>` + below},
	{"unequal depth, the long part first", `<article><h1>Ferry sails again</h1>{0-5}{box}<div class="gate"><div class="inner">{6-7}</div></div></article>` + below},
	{"a first paragraph of its own", `<article><h1>Ferry sails again</h1><div class="first"><p class="lede">{0}</p></div>{box}<div class="body"><div class="inner">{1-7}</div></div></article>` + below},
	{"a last paragraph of its own", `<main><h1>Ferry sails again</h1><div class="l"><div class="body">{0-6}</div></div>{box}<div class="l"><div class="body">{7-7}</div></div></main>` + below},
	{"parts in a list", `<article><h1>Ferry sails again</h1><ol class="parts"><li class="part"><div>{0-2}</div></li><li class="part"><div>{3-5}</div></li><li class="part"><div>{6-7}</div></li></ol></article>` + below},
	{"rows of a table", `<table class="page"><tr><td><h1>Ferry sails again</h1></td></tr><tr><td class="text">{0-2}</td></tr><tr><td>{box}</td></tr><tr><td class="text">{3-7}</td></tr></table>` + below},
	{"deep in cousins", `<div class="site"><div class="s1"><div class="c"><div class="t">{0-2}</div></div></div>{box}<div class="s2"><div class="c"><div class="t">{3-7}</div></div></div></div>` + below},
}

// fillLayout returns the page of a layout.
func fillLayout(layout, box string, lines []string) string {
	layout = strings.ReplaceAll(layout, "{box}", box)
	for i := range lines {
		layout = strings.ReplaceAll(layout, fmt.Sprintf("{%d}", i), lines[i])
		for j := i; j < len(lines); j++ {
			layout = strings.ReplaceAll(layout, fmt.Sprintf("{%d-%d}", i, j), paragraphsOf(lines[i:j+1]))
		}
	}
	if before, rest, ok := strings.Cut(layout, "{each "); ok {
		frame, after, _ := strings.Cut(rest, "}")
		open, end, _ := strings.Cut(frame, "|")
		for _, l := range lines {
			before += open + "<p>" + l + "</p>" + end + box
		}
		layout = before + after
	}
	return "<html><head><title>Ferry sails again</title></head><body>" + layout + "</body></html>"
}

// A story in several containers is joined in the order of the page, without what stands between them.
func TestSplitText(t *testing.T) {
	for _, l := range layouts {
		for i, box := range boxes {
			t.Run(fmt.Sprintf("%s/%d", l.name, i), func(t *testing.T) {
				a, err := Read([]byte(fillLayout(l.html, box, longStory)), Options{URL: address})
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(strings.Join(longStory, "\n\n"), a.Text); diff != "" {
					t.Errorf("text (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// Crossheads, lists and short sentences in the other containers are joined as well.
func TestSplitTextWithMoreThanParagraphs(t *testing.T) {
	rest := "<p>" + longStory[5] + "</p><h3>What it costs</h3><p>" + longStory[6] + "</p><p>“We paid,” he said.</p><ul><li>Diesel, 900 crowns</li><li>Rope, 40 crowns</li></ul><p>" + longStory[7] + "</p>"
	page := `<main><h1>Ferry sails again</h1><div class="row"><div class="text">` + paragraphsOf(longStory[:5]) + `</div></div><div class="row"><div class="text">` + rest + `</div></div></main>`
	a, err := Read([]byte(page), Options{URL: address})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join(longStory[:6], "\n\n") + "\n\nWhat it costs\n\n" + longStory[6] + "\n\n“We paid,” he said.\n\nDiesel, 900 crowns\n\nRope, 40 crowns\n\n" + longStory[7]
	if diff := cmp.Diff(want, a.Text); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

// What stands below a story is not part of it.
func TestTextAboveOtherParts(t *testing.T) {
	card := `<div><a href=/b><h3>Tarn votes</h3></a><p>The village decides on Sunday whether it wants a bridge to the mainland.</p></div>`
	for name, part := range map[string]string{
		"named comments":               `<ol class="commentlist"><li><p>I have crossed with the fishermen twice now, and it was a wet ride.</p></li></ol>`,
		"comments by a heading":        `<div><h3>Comments (2)</h3><div><b>Rolf</b><p>I have crossed with the fishermen twice now, and it was a wet ride.</p></div><div><b>Ann</b><p>It was not that wet if you sat down in the right place, to be honest.</p></div></div>`,
		"comments after a heading":     `<h2>Reader comments</h2><div><p>I have crossed with the fishermen twice now, and it was a wet ride.</p><p>It was not that wet if you sat down in the right place, to be honest.</p></div>`,
		"cards":                        `<div class="grid">` + strings.Repeat(card, 3) + `</div>`,
		"cards in sections":            `<section><h2>More from Orlo</h2>` + strings.Repeat(card, 3) + `</section>`,
		"cards after a heading":        `<h2>Read next</h2><section>` + strings.Repeat(card, 3) + `</section>`,
		"teasers of articles":          strings.Repeat("<article>"+card+"</article>", 3),
		"one who writes":               `<div class="about-author"><p>Ben Tarn has written about the harbour since 2011, and lives on a boat.</p></div>`,
		"one who writes, by a heading": `<div><h4>About the author</h4><p>Ben Tarn has written about the harbour since 2011, and lives on a boat.</p></div>`,
		"an invitation":                `<div><h3>Stay in touch</h3><p>Our letter about the sea comes every Friday, and it is free for all readers.</p><button>Sign up</button></div>`,
		"what the outlet is":           `<footer><p>Orlo Weekly has been the newspaper of the harbour since the year of the great flood.</p></footer>`,
	} {
		for _, frame := range []string{
			`<article><h1>Ferry sails again</h1><div class="copy">%s</div>%s</article>`,
			`<main><h1>Ferry sails again</h1><section class="copy">%s</section>%s</main>`,
			`<div id="page"><h1>Ferry sails again</h1><div class="copy">%s</div><aside class="rest">%s</aside></div>`,
		} {
			t.Run(name+"/"+frame[1:4], func(t *testing.T) {
				a, err := Read(fmt.Appendf(nil, "<html><head><title>Ferry sails again</title></head><body>"+frame+"</body></html>", paragraphsOf(longStory), part), Options{URL: address})
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(strings.Join(longStory, "\n\n"), a.Text); diff != "" {
					t.Errorf("text (-want +got):\n%s", diff)
				}
			})
		}
	}
}
