package page

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A paragraph of a story that is one link stays, whatever is around it. Links to other stories do not.
func TestLinkedParagraphs(t *testing.T) {
	const (
		sentence = "In January the board had sold its only tug to the town of Fell, for less than half of its price."
		second   = "A month later the tug was back in Orlo, to pull the ferry out of the mud below the pier."
	)
	link := func(s string) string { return `<a href="https://fell.example/tug">` + s + `</a>` }
	for _, tc := range []struct {
		name, html string
		want       []string
	}{
		{"in the text", "<p>" + link(sentence) + "</p>", []string{sentence}},
		{"in a div", "<div><p>" + link(sentence) + "</p></div>", []string{sentence}},
		{"in a div with a class", `<div class="rich-text"><p>` + link(sentence) + "</p></div>", []string{sentence}},
		{"in a section", "<section><p>" + link(sentence) + "</p></section>", []string{sentence}},
		{"two divs deep", `<div class="c"><div class="d"><p>` + link(sentence) + "</p></div></div>", []string{sentence}},
		{"bold inside of the link", "<div><p>" + link("<strong>"+sentence+" </strong>") + "</p></div>", []string{sentence}},
		{"bold around the link", "<div><p><strong>" + link(sentence) + "</strong></p></div>", []string{sentence}},
		{"in a span, with a full stop behind", "<div><p><span>" + link(strings.TrimSuffix(sentence, ".")) + ".</span></p></div>", []string{sentence}},
		{"of two links", "<div><p>" + link("In January the board had sold its only tug") + " " + link("to the town of Fell, for less than half of its price.") + "</p></div>", []string{sentence}},
		{"a quotation", "<div><p>" + link("“We did not know that we would need it again so soon,” said Ann Dune.") + "</p></div>", []string{"“We did not know that we would need it again so soon,” said Ann Dune."}},
		{"a quotation without a full stop", "<p>" + link("“The tug was old and slow, and nobody on the board liked it”") + "</p>", []string{"“The tug was old and slow, and nobody on the board liked it”"}},
		{"short", "<p>" + link("The tug was sold.") + "</p>", []string{"The tug was sold."}},
		{"two at different places", "<div><p>" + link(sentence) + "</p></div><p>The mud had come with the storm, and lay two metres deep on the slipway.</p><div><p>" + link(second) + "</p></div>",
			[]string{sentence, "The mud had come with the storm, and lay two metres deep on the slipway.", second}},
		{"with a picture between", `<figure><img src=a.jpg><figcaption>The tug.</figcaption></figure><div><p>` + link(sentence) + "</p></div>", []string{sentence}},

		{"a label and a headline", "<p>Related: " + link("Board sells tug") + "</p>", nil},
		{"a label and a sentence", "<div><p><strong>Related:</strong> " + link(sentence) + "</p></div>", nil},
		{"a label above", "<div><p>Read more:</p><p>" + link(sentence) + "</p></div>", nil},
		{"a heading above", "<div><h3>Related</h3><p>" + link(sentence) + "</p></div>", nil},
		{"a heading above a list", "<h3>Read also</h3><ul><li>" + link("Board sells tug") + "</li><li>" + link(second) + "</li></ul>", nil},
		{"a list in a box", `<div class="related"><ul><li>` + link(sentence) + "</li><li>" + link(second) + "</li></ul></div>", nil},
		{"a headline", "<p>" + link("Board sells its only tug to Fell") + "</p>", nil},
		{"headlines in a row", "<div><p>" + link("Board sells its only tug to Fell") + "</p><p>" + link("Tug returns") + "</p></div>", nil},
		{"sentences in a row", "<div><p>" + link(sentence) + "</p><p>" + link(second) + "</p><p>" + link(sentence+" Again.") + "</p></div>", nil},
		{"a prompt", "<div><p>" + link("Sign up for our letter about the sea, which comes every Friday.") + "</p></div>", nil},
		{"a short prompt", "<p>" + link("Read the full report here.") + "</p>", nil},
		{"a link that trails off", "<p>" + link("In January the board had sold its only tug to the town of Fell …") + "</p>", nil},
		{"a card", `<div><a href="/tug"><h4>Board sells tug</h4><p>` + sentence + "</p></a></div>", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			page := "<html><head><title>Ferry sails again</title></head><body><article><h1>Ferry sails again</h1>" + paragraphsOf(story[:3]) + tc.html + paragraphsOf(story[3:]) + "</article></body></html>"
			a, err := Read([]byte(page), Options{URL: address})
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Join(story[:3], "\n\n") + "\n\n" + strings.Join(append(tc.want, story[3:]...), "\n\n")
			if diff := cmp.Diff(want, a.Text); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
		})
	}
}
