package dropcap

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"quoth/retrieval/page/node"
)

func TestJoin(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"a blank behind the element", `<p><span class="drop-cap">T</span> he ferry sails.</p>`, "The ferry sails."},
		{"a blank in the element", `<p><span class="dropcap">T </span>he ferry sails.</p>`, "The ferry sails."},
		{"a line end", "<p>\n<span class=cap>T</span>\nhe ferry sails.</p>", "The ferry sails."},
		{"a hard blank", `<p><span style="float: left; font-size: 300%">W</span>&nbsp;hen the ferry sails.</p>`, "When the ferry sails."},
		{"no blank", `<p><span class="story-header__cap">T</span>he ferry sails.</p>`, "The ferry sails."},
		{"a big letter", `<p><big>T</big> he ferry sails.</p>`, "The ferry sails."},
		{"a bold letter", `<p><b>T</b> he ferry sails.</p>`, "The ferry sails."},
		{"a large font", `<p><font size="7">O</font> n Monday the ferry sails.</p>`, "On Monday the ferry sails."},
		{"nested spans", `<p><span class="first"><span><strong>T</strong></span></span> <span>he ferry</span> sails.</p>`, "The ferry sails."},
		{"a span around the paragraph", `<p><span class="text"><span class="initial">T</span> he ferry</span> sails.</p>`, "The ferry sails."},
		{"small capitals", `<p><span class="lettrine">T</span> <span class="sc">HE FERRY</span> sails.</p>`, "THE FERRY sails."},
		{"a picture", `<p><img class="dropcap" alt="T" src="t.png">he ferry sails.</p>`, "The ferry sails."},
		{"a picture and a blank", `<p><img alt="T" src="t.png"> he ferry sails.</p>`, "The ferry sails."},
		{"a picture that says what it is", `<p><img alt="Drop cap: T" src="t.png">he ferry sails.</p>`, "The ferry sails."},
		{"a drawing with a label", `<p><svg class="cap" aria-label="T"><path d="M0"/></svg>he ferry sails.</p>`, "The ferry sails."},
		{"hidden from screen readers", `<p><span aria-hidden="true" class="cap">T</span>he ferry sails.</p>`, "The ferry sails."},
		{"for screen readers once more", `<p><span aria-hidden="true">T</span><span class="sr-only">T</span>he ferry sails.</p>`, "TThe ferry sails."},
		{"an element of its own", `<div class="dropcap">T</div><p>he ferry sails.</p>`, "The ferry sails."},
		{"a paragraph of its own", `<p class="initial">T</p><p>he ferry sails.</p>`, "The ferry sails."},
		{"in a div", `<div><span class="dropcap">T</span> he ferry sails.</div>`, "The ferry sails."},
		{"a quotation mark in the element", `<p><span class="dropcap">“T</span> he ferry sails,” he said.</p>`, "“The ferry sails,” he said."},
		{"a quotation mark before the element", `<p>“<span class="dropcap">T</span> he ferry sails,” he said.</p>`, "“The ferry sails,” he said."},
		{"a quotation mark in an element", `<p><span class="q">"</span><span class="dropcap">T</span> he ferry sails," he said.</p>`, `"The ferry sails," he said.`},
		{"two letters", `<p><span class="dropcap">Th</span> e ferry sails.</p>`, "The ferry sails."},
		{"two letters that are a word", `<p><span class="dropcap">In</span> the harbour the ferry sails.</p>`, "In the harbour the ferry sails."},
		{"two letters of a longer word", `<p><span class="dropcap">In</span> deed it sails. And indeed it did.</p>`, "Indeed it sails. And indeed it did."},
		{"a word in capitals", `<p><b>T</b> HE ferry sails.</p>`, "THE ferry sails."},
		{"with an accent", `<p lang=fr><span class="cap">É</span> lise est partie.</p>`, "Élise est partie."},

		{"A, a word", `<p><span class="dropcap">A</span> man sails the ferry.</p>`, "A man sails the ferry."},
		{"A, a word before a long one", `<p><span class="dropcap">A</span> long time ago it sailed.</p>`, "A long time ago it sailed."},
		{"A, a word before a vowel that is none", `<p><span class="dropcap">A</span> union of sailors met.</p>`, "A union of sailors met."},
		{"A of After", `<p><span class="dropcap">A</span> fter the storm it sailed.</p>`, "After the storm it sailed."},
		{"A of Another", `<p><span class="dropcap">A</span> nother storm came.</p>`, "Another storm came."},
		{"A of As", `<p><span class="dropcap">A</span> s the storm came, it sailed.</p>`, "As the storm came, it sailed."},
		{"A of All", `<p><span class="dropcap">A</span> ll the ferries sailed.</p>`, "All the ferries sailed."},
		{"A of Authorities", `<p><span class="dropcap">A</span> uthorities stopped it.</p>`, "Authorities stopped it."},
		{"A of a name on the page", `<p><span class="dropcap">A</span> lice Dune sailed.</p><p>“No,” said Alice.</p>`, "Alice Dune sailed. “No,” said Alice."},
		{"I, a word", `<p><span class="dropcap">I</span> was on the ferry.</p>`, "I was on the ferry."},
		{"I, a word in quotation marks", `<p><span class="dropcap">“I</span> saw it,” he said.</p>`, "“I saw it,” he said."},
		{"I of I’m", `<p><span class="dropcap">I</span> ’m on the ferry.</p>`, "I’m on the ferry."},
		{"I of In", `<p><span class="dropcap">I</span> n the storm it sailed.</p>`, "In the storm it sailed."},
		{"I of It", `<p><span class="dropcap">I</span> t sailed.</p>`, "It sailed."},
		{"I of Its", `<p><span class="dropcap">I</span> ts crew was wet.</p>`, "Its crew was wet."},
		{"I of Instead", `<p><span class="dropcap">I</span> nstead it sailed.</p>`, "Instead it sailed."},
		{"I of Iran", `<p><span class="dropcap">I</span> ran has closed the strait.</p><p>Ships from Iran wait.</p>`, "Iran has closed the strait. Ships from Iran wait."},
		{"I ran", `<p><span class="dropcap">I</span> ran to the pier.</p>`, "I ran to the pier."},
		{"a picture of A, a word, without a blank", `<p><img alt="A" src="a.png">man sails the ferry.</p>`, "A man sails the ferry."},
		{"a picture of A of After", `<p><img alt="A" src="a.png">fter the storm it sails.</p>`, "After the storm it sails."},
		{"a picture of A, a word", `<p><img alt="A" src="a.png"> man sails the ferry.</p>`, "A man sails the ferry."},
		{"O, a word in Italian", `<html lang="it"><p><span class="cap">O</span> forse no.</p>`, "O forse no."},
		{"E of a word in Italian", `<html lang="it"><p><span class="cap">E</span> lena parte.</p><p>Ma Elena torna.</p>`, "Elena parte. Ma Elena torna."},
		{"Y of You", `<p><span class="cap">Y</span> ou can sail.</p>`, "You can sail."},

		{"a name with an initial", `<p><b>J</b> Smith sails.</p>`, "J Smith sails."},
		{"a question and its letter", `<p><b>Q</b> what was it like? So what?</p>`, "Q what was it like? So what?"},
		{"a legend", `<p><b>W</b> won, <b>L</b> lost.</p>`, "W won, L lost."},
		{"cells of a table", `<table><tr><td>W</td><td>here it stands</td></tr></table>`, "W here it stands"},
		{"a bold letter in the middle", `<p>Vitamin <b>C</b> is sour.</p>`, "Vitamin C is sour."},
		{"a note", `<p><sup>A</sup> nd so on.</p>`, "A nd so on."},
		{"a letter that is a name", `<p><span class="cap">X</span> is in court. It is not new.</p>`, "X is in court. It is not new."},
		{"a picture of something", `<p><img alt="Tarn" src="t.png"> the village</p>`, "the village"},
		{"a picture of a letter alone", `<p><img alt="T" src="t.png"></p><p>The village</p>`, "The village"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			doc, err := html.Parse(strings.NewReader(tc.in))
			if err != nil {
				t.Fatal(err)
			}
			Join(doc)
			if got := node.Text(doc); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
