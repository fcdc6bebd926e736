package feed

import (
	"html"
	"testing"
)

func TestTitle(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		// markup
		{"Bakers <b>win</b> the day", "Bakers win the day"},
		{"<em>Marigold</em> sinks", "Marigold sinks"},
		{"Why <a href='https://orlo.example/'>Orlo</a> waits", "Why Orlo waits"},
		{"Wall<br/>by wall<br>built", "Wall by wall built"},
		{"<p>Ferry back</p>", "Ferry back"},
		{"<span class=\"flag\">LIVE</span> Ferry back", "LIVE Ferry back"},
		{"<font color=red>Ferry</font> back <!-- ad -->", "Ferry back"},
		{"CO<sub>2</sub> down", "CO2 down"},
		{"Ferry <img src='a.png' alt=''/> back", "Ferry back"},
		{"Ferry back<script>track('x')</script>", "Ferry back"},
		{"<B>Ferry</B> back", "Ferry back"},
		{"<b> Ferry </b> back", "Ferry back"},
		{"<b>Ferry back", "Ferry back"},            // cut off
		{"Ferry back</p>", "Ferry back"},           // cut off
		{"<span style=x>Ferry back", "Ferry back"}, // cut off
		{"<h1>Ferry <i>back</i></h1>", "Ferry back"},

		// words
		{"Use <div> wisely", "Use <div> wisely"},
		{"<Redacted> named in court", "<Redacted> named in court"},
		{"Firms to list <script> use", "Firms to list <script> use"},
		{"Goodbye, <blink>", "Goodbye, <blink>"},
		{"The </body> that nobody closes", "The </body> that nobody closes"},
		{"Signed <A. Orlo>, unread", "Signed <A. Orlo>, unread"},
		{"Vector<int> explained", "Vector<int> explained"},
		{"5 < 7, and 7 > 5", "5 < 7, and 7 > 5"},
		{"x<y and y>z", "x<y and y>z"},
		{"a <b and c> d", "a <b and c> d"},
		{"Speed <20 in town", "Speed <20 in town"},
		{"I <3 the quay", "I <3 the quay"},
		{"<- Back to work ->", "<- Back to work ->"},
		{"Tides <> waves", "Tides <> waves"},

		// entities, and what was escaped twice
		{"Fish &amp; chips", "Fish & chips"},
		{"Fish &amp;amp; chips", "Fish & chips"},
		{"Don&#8217;t &quot;cross&quot;", "Don’t \"cross\""},
		{"AT&T, R&D and Q&A", "AT&T, R&D and Q&A"},
		{"&lt;b&gt;Ferry&lt;/b&gt; back", "Ferry back"},
		{"The &lt;i&gt;Times&lt;/i&gt; of Orlo", "The Times of Orlo"},
		{"A short guide to &lt;head&gt;", "A short guide to <head>"},
		{"The &lt;b&gt; and &lt;/b&gt; tags", "The <b> and </b> tags"},
		{"Ferry&nbsp;back", "Ferry back"},
		{"  Ferry\n  back ", "Ferry back"},
		{"", ""},
	} {
		t.Run(tc.in, func(t *testing.T) {
			if got := titleText(tc.in); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// What a feed says to be plain text has no markup: JSON Feed, and Atom where it gives the type.
func TestPlainTitles(t *testing.T) {
	for _, title := range []string{"Use <pre> with care", "The <b>bold</b> tag", "Fish & chips", "5 < 7",
		"<Redacted> named"} {
		escaped := html.EscapeString(title)
		entry := func(attributes, title string) string {
			return `<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Orlo</title>
				<entry><title` + attributes + `>` + title +
				`</title><link href="https://orlo.example/1"/></entry></feed>`
		}
		for form, document := range map[string]string{
			"Atom":           entry(` type="text"`, escaped),
			"Atom, CDATA":    entry(` xml:lang="en" type='text'`, "<![CDATA["+title+"]]>"),
			"Atom, HTML":     entry(` type="html"`, html.EscapeString(escaped)),
			"JSON Feed":      `{"version":"https://jsonfeed.org/version/1.1","title":"Orlo","items":[{"id":"1","title":"` + title + `"}]}`,
			"JSON, entities": `{"version":"https://jsonfeed.org/version/1.1","title":"Orlo","items":[{"id":"1","title":"` + escaped + `"}]}`,
		} {
			f, err := Parse([]byte(document), Options{})
			if err != nil {
				t.Fatalf("%s: %v", form, err)
			}
			if form == "Atom, HTML" && title == "The <b>bold</b> tag" {
				continue // as if it were escaped twice
			}
			if got := f.Items[0].Title; got != title || f.Title != "Orlo" {
				t.Errorf("%s: got %q of %q, want %q", form, got, f.Title, title)
			}
		}
	}
}
