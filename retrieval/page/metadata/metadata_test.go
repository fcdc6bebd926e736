package metadata

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

const address = "https://www.orlo.example/2026/03/02/ferry"

func parseDoc(t *testing.T, s string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// said returns the article of a page that was found at an address, without its text.
func said(t *testing.T, page, at string) Article {
	t.Helper()
	u, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	return Read(parseDoc(t, page), u, time.Time{})
}

func ld(json string) string { return `<script type="application/ld+json">` + json + `</script>` }

func TestTitle(t *testing.T) {
	for _, tc := range []struct{ name, page, want string }{
		{"the heading", "<title>Ferry sails - Orlo Weekly</title><h1>Ferry sails</h1>", "Ferry sails"},
		{"the heading that the titles agree with", `<title>Ferry sails again</title><h1>Orlo Weekly</h1><h1>Ferry sails again after the storm</h1>`, "Ferry sails again after the storm"},
		{"the printed wording", `<meta property="og:title" content="Storm-hit ferry sails again to Tarn"><h1>Ferry to Tarn sails again</h1>`, "Ferry to Tarn sails again"},
		{"a kicker in the heading", `<meta property="og:title" content="Ferry sails again"><h1><span>Harbour</span> Ferry sails again</h1>`, "Ferry sails again"},
		{"no heading", `<meta property="og:title" content="Ferry sails again | Orlo Weekly"><meta property="og:site_name" content="Orlo Weekly">`, "Ferry sails again"},
		{"a heading of the second rank", "<title>Orlo Weekly | Ferry sails again to Tarn</title><h2>Latest</h2><h2>Ferry sails again to Tarn</h2>", "Ferry sails again to Tarn"},
		{"JSON-LD", ld(`{"@type":"NewsArticle","headline":"Ferry &amp; ramp back"}`), "Ferry & ramp back"},
		{"a dash of its own", `<meta property="og:title" content="Ferry - three weeks late - sails"><meta property="og:site_name" content="Orlo Weekly">`, "Ferry - three weeks late - sails"},
		{"section and outlet", "<title>Ferry sails again to Tarn | Harbour | Orlo Weekly</title>", "Ferry sails again to Tarn"},
		{"none", "<p>The ferry sails.</p>", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := said(t, tc.page, address).Title; got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestAuthor(t *testing.T) {
	for _, tc := range []struct{ name, page, want string }{
		{"meta", `<meta name="author" content="Ben Tarn">`, "Ben Tarn"},
		{"JSON-LD first", `<meta name="author" content="Orlo Weekly">` + ld(`{"@type":"Report","headline":"x","author":[{"@type":"Person","name":"Ann Dune"},{"name":"Cy Fell"}]}`), "Ann Dune, Cy Fell"},
		{"JSON-LD by reference", ld(`{"@graph":[{"@type":"Article","headline":"x","author":{"@id":"#a"}},{"@type":"Person","@id":"#a","name":"Ann Dune"}]}`), "Ann Dune"},
		{"a page's only person", ld(`{"@graph":[{"@type":"WebPage","datePublished":"2026-03-02"},{"@type":"Person","name":"Ann Dune"}]}`), "Ann Dune"},
		{"an address is no name", `<meta property="article:author" content="https://social.example/anndune"><span class="byline">By Ann Dune</span>`, "Ann Dune"},
		{"the outlet when nobody is named", `<meta property="og:site_name" content="Orlo Weekly"><meta name="author" content="Orlo Weekly">`, "Orlo Weekly"},
		{"a person before the outlet", `<meta property="og:site_name" content="Orlo Weekly"><meta name="author" content="Orlo Weekly"><a rel="author" href="/ann">Ann Dune</a>`, "Ann Dune"},
		{"microdata", `<span itemprop="author">By <b itemprop="name">Ann Dune</b>, Harbour Reporter</span>`, "Ann Dune"},
		{"written by", `<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Dune">`, "Ann Dune"},
		{"by-line with more in it", `<p class="article-byline">By <a>Ann Dune</a> | Harbour Desk</p>`, "Ann Dune"},
		{"by-line with a date", `<p class="byline">By Ann Dune on Mon., March 2, 2026 6:30 AM</p>`, "Ann Dune"},
		{"a month that is a name", `<p class="byline">By Ann May 2 March 2026</p>`, "Ann May"},
		{"a headline in a box named author", `<div class="author">Ann Dune harbour board votes on the ramp in April</div>`, ""},
		{"by-line of another story", `<div class="related"><span class="byline">By Cy Fell</span></div>`, ""},
		{"the same twice", `<a rel=author>Ann Dune</a><a rel=author>ANN DUNE</a>`, "Ann Dune"},
		{"glued by-line", `<h1>Ferry</h1><div class="byline"><span>By</span><span>Ann Dune</span><span>Staff Writer</span></div>`, "Ann Dune"},
		{"glued outlet and day", `<h1>Ferry</h1><div class="byline"><span>By <b>Ann Dune</b></span><span>ORLO WEEKLY</span><span>March 2, 2026</span></div>`, "Ann Dune"},
		{"blocks", `<h1>Ferry</h1><div class="byline"><div>By</div><div>Ann Dune</div><div>and</div><div>Ben Tarn</div><div>Reporters</div></div>`, "Ann Dune and Ben Tarn"},
		{"role below the name", `<div class="author"><a href="/staff/ann">Ann Dune</a><br><span>Orlo Weekly Staff</span></div>`, "Ann Dune"},
		{"long names without by", `<span class="author">Ann van der Dune and Benedict J. Tarn-Fell</span>`, "Ann van der Dune and Benedict J. Tarn-Fell"},
		{"a publisher and a person in meta", `<meta name="author" content="Gorse Media Group"><meta property="article:author" content="Ann Dune">`, "Ann Dune"},
		{"an organisation in JSON-LD, a plain by-line", ld(`{"@type":"NewsArticle","headline":"Ferry","author":{"@type":"Organization","name":"Gorse Holdings"}}`) + `<h1>Ferry</h1><p>By Ann Dune</p>`, "Ann Dune"},
		{"an organisation in JSON-LD alone", ld(`{"@type":"NewsArticle","headline":"Ferry","author":{"@type":"NewsMediaOrganization","name":"Gorse"}}`), "Gorse"},
		{"staff in JSON-LD, a person in parsely", ld(`{"@type":"NewsArticle","headline":"Ferry","author":{"@type":"Person","name":"Weekly Staff"}}`) + `<meta name="parsely-author" content="Ann Dune">`, "Ann Dune"},
		{"a handle in meta, a person printed", `<meta name="author" content="anndune"><h1>Ferry</h1><span>Written by: <a>Ann Dune</a></span>`, "Ann Dune"},
		{"admin, and a link to the author", `<meta name="author" content="admin"><h1>Ferry</h1><p><a href="/author/ann/">Ann Dune</a></p>`, "Ann Dune"},
		{"admin alone", `<meta name="author" content="Admin">`, ""},
		{"half a name in JSON-LD", ld(`{"@type":"NewsArticle","headline":"Ferry","author":{"name":"Ann"}}`) + `<h1>Ferry</h1><p>By Ann Dune</p>`, "Ann Dune"},
		{"the account that saved the text", ld(`{"@type":"NewsArticle","headline":"Ferry","author":{"name":"Cy Fell"}}`) + `<h1>Ferry</h1><p>By Ann Dune</p>`, "Ann Dune"},
		{"more people in print", ld(`{"@type":"NewsArticle","headline":"Ferry","author":{"name":"Ann Dune"}}`) + `<h1>Ferry</h1><p>By Ann Dune and Ben Tarn</p>`, "Ann Dune and Ben Tarn"},
		{"fewer people in print", ld(`{"@type":"NewsArticle","headline":"Ferry","author":[{"name":"Ann Dune"},{"name":"Ben Tarn"}]}`) + `<h1>Ferry</h1><p>By Ann Dune</p>`, "Ann Dune, Ben Tarn"},
		{"capitals in print", ld(`{"@type":"NewsArticle","headline":"Ferry","author":{"name":"Ann Dune"}}`) + `<h1>Ferry</h1><p>BY ANN DUNE</p>`, "Ann Dune"},
		{"rel=author of boxes below", `<h1>Ferry</h1><p>By <a rel="author">Ann Dune</a></p><div><a rel="author">Cy Fell</a></div>`, "Ann Dune"},
		{"rel with more types", `<a rel="nofollow author">Ann Dune</a>`, "Ann Dune"},
		{"RDFa", `<span property="schema:author">Ann Dune</span>`, "Ann Dune"},
		{"behind a mark", `<h1>Ferry</h1><div><span>yes</span> <span>| By</span> <span>Ann Dune</span> | 2 March 2026</div>`, "Ann Dune"},
		{"photographs by", `<h1>Ferry</h1><p>Photographs by Cy Fell</p><p>By Ann Dune</p>`, "Ann Dune"},
		{"by in another language's sentence", `<h1>Barca</h1><p>por sua causa</p><span class="author">Ann Dune</span>`, "Ann Dune"},
		{"a script", `<script>layer.push({"pageAuthor": "Ann Dune", "author": "Ann Dune"})</script>`, "Ann Dune"},
		{"a script with others", `<script>[{"author": "Ann Dune"}, {"author": "Cy Fell"}]</script>`, ""},
		{"a script's widget", `<script>{"author": "gallery"}</script>`, ""},
		{"a script, but a by-line", `<script>{"author": "Cy Fell"}</script><span class="byline">Orlo Weekly Staff</span>`, "Orlo Weekly Staff"},
		{"broken JSON-LD", ld(`{"@type":"NewsArticle","headline":"Ferry "sails" again","author":{"@type":"Person","name":"Ann Dune"}}`), "Ann Dune"},
		{"a link to a person in the news", ld(`{"@type":"Article","headline":"Ferry","author":{"@type":"Organization","name":"Orlo Weekly"}}`) + `<h1>Ferry</h1><p><a href="/topics/people/cy-fell">Cy Fell</a> speaks</p>`, "Orlo Weekly"},
		{"a number", `<meta name="author" content="31415">`, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := said(t, tc.page, address).Author; got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestPublished(t *testing.T) {
	const plain = "https://orlo.example/ferry"
	for _, tc := range []struct{ name, page, at, want string }{ // want "" is unknown
		{"meta", `<meta property="article:published_time" content="2026-03-02T06:30:00+08:00">`, plain, "2026-03-02T06:30:00+08:00"},
		{"JSON-LD", ld(`{"@type":"BlogPosting","datePublished":"2026-03-02T06:30:00Z","dateModified":"2026-03-05"}`), plain, "2026-03-02T06:30:00Z"},
		{"JSON-LD before meta", `<meta name="date" content="2026-03-09">` + ld(`{"@type":"Article","datePublished":"2026-03-02"}`), plain, "2026-03-02T00:00:00Z"},
		{"not in a hundred years, not at the epoch", `<meta name="date" content="2099-01-01"><meta name="pubdate" content="1970-01-01T00:00:00Z"><time datetime="2026-03-02">`, plain, "2026-03-02T00:00:00Z"},
		{"the epoch alone", `<meta property="article:published_time" content="1970-01-01T00:00:00Z">`, plain, ""},
		{"an old newspaper", `<meta property="article:published_time" content="1923-05-02">`, plain, "1923-05-02T00:00:00Z"},
		{"microdata", `<time datetime="2026-03-05">Updated</time><time itemprop="datePublished" datetime="2026-03-02 06:30">2 March</time>`, plain, "2026-03-02T06:30:00Z"},
		{"two times, the change first", `<h1>Ferry</h1><time datetime="2026-03-05">Updated 5 March 2026</time> <time datetime="2026-03-02">Published 2 March 2026</time>`, plain, "2026-03-02T00:00:00Z"},
		{"labels before two times", `<h1>Ferry</h1><p><span>Last modified:</span> <time datetime="2026-03-05">5 March</time></p><p><span>First published:</span> <time datetime="2026-03-02">2 March</time></p>`, plain, "2026-03-02T00:00:00Z"},
		{"two lines", `<h1>Ferry</h1><p>Updated 5 March 2026 10.00 GMT</p><p>First published on 2 March 2026 08.00 GMT</p>`, plain, "2026-03-02T00:00:00Z"},
		{"one line", `<h1>Ferry</h1><p>Reviewed: March 5, 2026 | Posted: March 2, 2026</p>`, plain, "2026-03-02T00:00:00Z"},
		{"one element with a name", `<span class="timestamp">UPDATED: 5 March 2026, PUBLISHED: 2 March 2026</span>`, plain, "2026-03-02T00:00:00Z"},
		{"a change beside a day", `<h1>Ferry</h1><p>2 March 2026</p><p>Updated 5 March 2026</p>`, plain, "2026-03-02T00:00:00Z"},
		{"only the change in meta and JSON-LD", `<meta property="article:modified_time" content="2026-03-05">` + ld(`{"@type":"Article","headline":"Ferry","dateModified":"2026-03-05"}`) + `<h1>Ferry</h1><p>By Ann Dune</p><p>2 March 2026</p>`, plain, "2026-03-02T00:00:00Z"},
		{"the change alone", `<h1>Ferry</h1><p>Last updated: 5 March 2026</p><time datetime="2026-03-05">Updated 5 March 2026</time><span class="date modified">5 March 2026</span>`, plain, ""},
		{"names around two times", `<div class="last-updated"><time datetime="2026-03-05">5 March</time></div><div class="post-date"><time datetime="2026-03-02">2 March</time></div>`, plain, "2026-03-02T00:00:00Z"},
		{"a theme that names every time updated", `<time class="entry-date updated" datetime="2026-03-02">2 March</time>`, plain, "2026-03-02T00:00:00Z"},
		{"the declared change before another time", `<meta property="article:modified_time" content="2026-03-05T10:00:00Z"><time datetime="2026-03-05T10:00:00Z">5 March</time><time datetime="2026-03-02T08:00:00Z">2 March</time>`, plain, "2026-03-02T08:00:00Z"},
		{"the declared change alone", `<meta property="article:modified_time" content="2026-03-05T10:00:00Z"><time datetime="2026-03-05T10:00:00Z">5 March</time>`, plain, "2026-03-05T10:00:00Z"},
		{"labels for screen readers", `<time datetime="2026-03-05" aria-label="Last updated 5 March 2026">5 March</time><time datetime="2026-03-02" title="Published">2 March</time>`, plain, "2026-03-02T00:00:00Z"},
		{"names for tests", `<span data-testid="updated-at"><time datetime="2026-03-05">5 March</time></span><time datetime="2026-03-02">2 March</time>`, plain, "2026-03-02T00:00:00Z"},
		{"a list of terms", `<h1>Ferry</h1><dl><dt>Last reviewed</dt><dd>5 March 2026</dd><dt>Published</dt><dd>2 March 2026</dd></dl>`, plain, "2026-03-02T00:00:00Z"},
		{"a correction", `<h1>Ferry</h1><small>Corrected 5 March 2026: The ship has two decks.</small><small class="date">2 March 2026</small>`, plain, "2026-03-02T00:00:00Z"},
		{"two dates that touch", `<div class="date"><span>Updated 5 March 2026</span><span>Published 2 March 2026</span></div>`, plain, "2026-03-02T00:00:00Z"},
		{"a file's date, and a printed one", `<meta name="date" content="2026-03-05"><h1>Ferry</h1><p>Published: 2 March 2026</p><p>Last updated: 5 March 2026</p>`, plain, "2026-03-02T00:00:00Z"},
		{"abbreviations with titles", `<abbr class="updated date" title="2026-03-05T08:00:00Z">5 March</abbr><abbr class="published date" title="2026-03-02T08:00:00Z">2 March</abbr>`, plain, "2026-03-02T08:00:00Z"},
		{"the first paragraph's day", `<h1>Ferry</h1><p>March 2, 2026 -- The ferry between Orlo and Tarn sails again on Monday after three weeks in dock, the harbour board said, and the first ship is to leave at six with forty passengers.</p>`, plain, "2026-03-02T00:00:00Z"},
		{"seconds", `<meta property="article:published_time" content="1772433000">`, plain, "2026-03-02T06:30:00Z"},
		{"milliseconds in an attribute", `<time data-timestamp="1772433000000">two days ago</time>`, plain, "2026-03-02T06:30:00Z"},
		{"seconds in an attribute of any element", `<div data-published-at="1772433000">Ferry</div>`, plain, "2026-03-02T06:30:00Z"},
		{"seconds in JSON-LD", ld(`{"@type":"Article","headline":"Ferry","datePublished":1772433000}`), plain, "2026-03-02T06:30:00Z"},
		{"zero in JSON-LD, a printed day", ld(`{"@type":"Article","headline":"Ferry","datePublished":0}`) + `<h1>Ferry</h1><p>2 March 2026</p>`, plain, "2026-03-02T00:00:00Z"},
		{"the year one", ld(`{"@type":"Article","headline":"Ferry","datePublished":"0001-01-01T00:00:00Z"}`), plain, ""},
		{"a script", `<script>{"publishedAt": "2026-03-02T06:30:00Z", "updatedAt": "2026-03-05T06:30:00Z"}</script>`, plain, "2026-03-02T06:30:00Z"},
		{"a script in milliseconds", `<script>var page = {publishDate: 1772433000000};</script>`, plain, "2026-03-02T06:30:00Z"},
		{"a script with others", `<script>[{"pubDate": "2026-03-02"}, {"pubDate": "2026-03-01"}]</script>`, plain, ""},
		{"RDFa", `<span property="schema:datePublished" content="2026-03-02">today</span>`, plain, "2026-03-02T00:00:00Z"},
		{"microdata before a date of the file", `<meta name="date" content="2026-02-20"><time itemprop="datePublished" datetime="2026-03-02"></time>`, plain, "2026-03-02T00:00:00Z"},
		{"an evening in the west, by the printed day", `<meta property="article:published_time" content="2026-03-03T02:30:00Z"><h1>Ferry</h1><p>March 2, 2026, 9:30 pm</p>`, plain, "2026-03-02T23:30:00-03:00"},
		{"today's date above the headline", `<p>3 March 2026</p><h1>Ferry</h1>`, plain, ""},
		{"broken JSON-LD", ld(`{"@type":"NewsArticle","headline":"Ferry","description":"the "old" one","datePublished":"2026-03-02"}`), plain, "2026-03-02T00:00:00Z"},
		{"a comma at the end of a list", ld(`{"@type":"Report","headline":"Ferry","keywords":["a","b",],"datePublished":"2026-03-02",}`), plain, "2026-03-02T00:00:00Z"},
		{"the time of change is none", `<time itemprop="dateModified" datetime="2026-03-05">Updated</time>`, plain, ""},
		{"the address", "", "https://orlo.example/2026/mar/02/ferry", "2026-03-02T00:00:00Z"},
		{"the address in one number", "", "https://orlo.example/ferry-20260302.html", "2026-03-02T00:00:00Z"},
		{"a number in the address that is no day", "", "https://orlo.example/story/2026/99/ferry-20269902", ""},
		{"by-line", `<p class="byline">By Ann Dune, Monday 2nd March 2026 10:05 GMT</p>`, plain, "2026-03-02T00:00:00Z"},
		{"a printed day", `<span class="post-date">Mar. 2, 2026</span>`, plain, "2026-03-02T00:00:00Z"},
		{"a German day", `<span class="date">02.03.2026, 10:05 Uhr</span>`, plain, "2026-03-02T00:00:00Z"},
		{"two readings", `<span class="date">03/02/2026</span>`, plain, ""},
		{"another story's", `<aside><time datetime="2026-03-02"></time></aside><nav><span class="date">3 March 2026</span></nav>`, plain, ""},
		{"an evening in the west", `<meta property="article:published_time" content="2026-03-03T02:30:00Z">`, address, "2026-03-02T23:30:00-03:00"},
		{"a morning in the east", `<meta property="article:published_time" content="2026-03-01T22:30:00Z">`, address, "2026-03-02T00:30:00+02:00"},
		{"a day later", `<meta property="article:published_time" content="2026-03-03T14:30:00Z">`, address, "2026-03-03T14:30:00Z"},
		{"JavaScript's", `<time class="published" datetime="Mon Mar 02 2026 06:30:00 GMT+0800 (UTC)"></time>`, plain, "2026-03-02T06:30:00+08:00"},
		{"RFC 1123", `<meta name="pubdate" content="Mon, 02 Mar 2026 06:30:00 +0800">`, plain, "2026-03-02T06:30:00+08:00"},
		{"30 February", `<meta name="date" content="2026-02-30">`, plain, ""},
		{"none", "<p>The ferry sails on 2 March 2026.</p>", plain, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := said(t, tc.page, tc.at).Published
			if s := got.Format(time.RFC3339); s != tc.want && !(got.IsZero() && tc.want == "") {
				t.Errorf("got %s, want %q", s, tc.want)
			}
		})
	}
	t.Run("after now", func(t *testing.T) {
		now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
		doc := parseDoc(t, `<meta name="date" content="2026-03-09"><meta name="pubdate" content="2026-03-02">`)
		if got := Read(doc, nil, now).Published.Format(time.DateOnly); got != "2026-03-02" {
			t.Errorf("got %s, want the day that is not in the future", got)
		}
	})
}

func TestAddress(t *testing.T) {
	for _, tc := range []struct{ name, head, at, want string }{
		{"canonical", `<link rel="canonical" href="https://orlo.example/ferry">`, "https://m.orlo.example/ferry?ref=x", "https://orlo.example/ferry"},
		{"relative", `<link rel="canonical" href="/ferry">`, "https://orlo.example/a/b", "https://orlo.example/ferry"},
		{"OpenGraph", `<meta property="og:url" content="https://news.orlo.example/ferry#top">`, "https://orlo.example/a", "https://news.orlo.example/ferry"},
		{"of another site", `<link rel="canonical" href="https://tarn.example/ferry">`, "https://orlo.example/a", "https://orlo.example/a"},
		{"of a site that ends alike", `<link rel="canonical" href="https://evilorlo.example/ferry">`, "https://orlo.example/a", "https://orlo.example/a"},
		{"the home page", `<link rel="canonical" href="https://orlo.example/">`, "https://orlo.example/a", "https://orlo.example/a"},
		{"no web address", `<link rel="canonical" href="javascript:alert(1)">`, "https://orlo.example/a", "https://orlo.example/a"},
		{"of a file", `<link rel="canonical" href="https://orlo.example/ferry">`, "", "https://orlo.example/ferry"},
		{"no UTF-8", "", "https://orlo.example/a?q=\xe9", "https://orlo.example/a?q=\uFFFD"},
		{"none", "", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := said(t, tc.head, tc.at).URL; got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestSourceAndLanguage(t *testing.T) {
	for _, tc := range []struct{ name, page, source, language string }{
		{"OpenGraph", `<html lang="en-gb"><meta property="og:site_name" content="Orlo Weekly">`, "Orlo Weekly", "en-GB"},
		{"JSON-LD", ld(`{"@type":["NewsArticle","Thing"],"headline":"x","publisher":{"name":"Orlo Weekly"},"inLanguage":"de"}`), "Orlo Weekly", "de"},
		{"host", `<html lang="?"><meta property="og:locale" content="en_US">`, "orlo.example", "en-US"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a := said(t, tc.page, address)
			if a.Source != tc.source || a.Language != tc.language {
				t.Errorf("got %q, %q, want %q, %q", a.Source, a.Language, tc.source, tc.language)
			}
		})
	}
}
