package feed

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const address = "https://orlo.example/news/rss.xml"

// rssOf returns an RSS document with the given content of its channel.
func rssOf(channel string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel>` + channel + `</channel></rss>`
}

func TestParseForms(t *testing.T) {
	sgt := time.FixedZone("", 8*60*60)
	for _, tc := range []struct {
		name, document string
		want           Feed
	}{
		{"RSS", rssOf(`<title>Orlo &amp;amp; Weekly</title><link>https://orlo.example/</link><language>en-gb</language><ttl>30</ttl>
			<atom:link rel="self" href="https://orlo.example/news/rss.xml"/>
			<item><title>Ferry &lt;em&gt;back&lt;/em&gt; in harbour</title><link>/2026/03/02/ferry</link><guid>tag:orlo.example,2026:1</guid>
			<dc:creator>Ann Orlo</dc:creator><dc:creator>Ben Tarn</dc:creator><pubDate>Mon, 02 Mar 2026 06:30:00 SGT</pubDate>
			<description>The ferry sails.</description>
			<content:encoded><![CDATA[<p>The ferry sails again on Monday.</p><p>“We are glad,” the mayor said.</p>]]></content:encoded></item>`),
			Feed{Title: "Orlo & Weekly", Link: "https://orlo.example/", Language: "en-gb", TTL: 30 * time.Minute, Items: []Item{{
				ID: "tag:orlo.example,2026:1", Title: "Ferry back in harbour", Link: "https://orlo.example/2026/03/02/ferry",
				Author: "Ann Orlo, Ben Tarn", Text: "The ferry sails again on Monday.\n\n“We are glad,” the mayor said.", Full: true,
				Published: time.Date(2026, 3, 2, 6, 30, 0, 0, sgt)}}}},
		{"Atom", `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Orlo Weekly</title><link href="https://orlo.example/"/>
			<link rel="self" href="https://feeds.orlo.example/atom"/>
			<entry><id>urn:orlo:2</id><title type="html">Tides &amp;amp; storms</title><link href="tides"/><author><name>Cy Dune</name></author>
			<published>2026-03-02T08:00:00+08:00</published><updated>2026-03-02T09:15:00+08:00</updated>
			<summary>High water at noon.</summary></entry></feed>`,
			Feed{Title: "Orlo Weekly", Link: "https://orlo.example/", Language: "en", NewURL: "https://feeds.orlo.example/atom", Items: []Item{{
				ID: "urn:orlo:2", Title: "Tides & storms", Link: "https://orlo.example/news/tides", Author: "Cy Dune", Text: "High water at noon.",
				Published: time.Date(2026, 3, 2, 8, 0, 0, 0, sgt), Updated: time.Date(2026, 3, 2, 9, 15, 0, 0, sgt)}}}},
		{"RDF", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
			<channel rdf:about="https://orlo.example/"><title>Orlo Weekly</title><link>https://orlo.example/</link></channel>
			<item rdf:about="https://orlo.example/3"><title>Bridge opens</title><link>https://orlo.example/3</link><dc:date>2026-03-03</dc:date></item></rdf:RDF>`,
			Feed{Title: "Orlo Weekly", Link: "https://orlo.example/", Items: []Item{{
				ID: "https://orlo.example/3", Title: "Bridge opens", Link: "https://orlo.example/3",
				Published: time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC), Updated: time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)}}}},
		{"JSON Feed", `{"version":"https://jsonfeed.org/version/1.1","title":"Orlo Weekly","home_page_url":"https://orlo.example/","items":[
			{"id":"4","url":"https://orlo.example/4","title":"Lighthouse lit","content_html":"<p>It shines.</p><p>Again.</p>","date_published":"2026-03-04T10:00:00Z","authors":[{"name":"Di Fell"}]}]}`,
			Feed{Title: "Orlo Weekly", Link: "https://orlo.example/", Items: []Item{{
				ID: "4", Title: "Lighthouse lit", Link: "https://orlo.example/4", Author: "Di Fell", Text: "It shines.\n\nAgain.", Full: true,
				Published: time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)}}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := Parse([]byte(tc.document), Options{URL: address})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(&tc.want, got); diff != "" {
				t.Errorf("Parse (-want +got):\n%s", diff)
			}
			for i, item := range got.Items {
				if g, w := item.Published.Format(time.RFC3339), tc.want.Items[i].Published.Format(time.RFC3339); g != w {
					t.Errorf("published %s, want %s: the writer's own day", g, w)
				}
			}
		})
	}
}

func TestItems(t *testing.T) {
	for _, tc := range []struct {
		name, items string
		want        []string // ID | title | link | text
	}{
		{"guid twins come once",
			`<item><guid>https://orlo.example/a1#0</guid><title>Ferry back</title><link>https://orlo.example/a1?utm_source=rss</link></item>
			 <item><guid>https://orlo.example/a1#3</guid><title>Ferry back again</title><link>https://orlo.example/a1?utm_source=rss</link></item>`,
			[]string{"https://orlo.example/a1|Ferry back|https://orlo.example/a1?utm_source=rss|"}},
		{"a guid's fragment that is no twin mark stays",
			`<item><guid>https://orlo.example/live#post-11</guid><title>First</title></item><item><guid>https://orlo.example/live#post-12</guid><title>Second</title></item>`,
			[]string{"https://orlo.example/live#post-11|First|https://orlo.example/live#post-11|", "https://orlo.example/live#post-12|Second|https://orlo.example/live#post-12|"}},
		{"one guid, two pages",
			`<item><guid isPermaLink="false">7</guid><title>Ferry back</title><link>/a1</link></item>
			 <item><guid isPermaLink="false">7</guid><title>Bees gone</title><link>/a2</link></item>`,
			[]string{"7|Ferry back|https://orlo.example/a1|", "7|Bees gone|https://orlo.example/a2|"}},
		{"one guid, no pages",
			`<item><guid isPermaLink="false">7</guid><title>Ferry back</title></item>
			 <item><guid isPermaLink="false">7</guid><title>Bees gone</title><link>/</link></item>
			 <item><guid isPermaLink="false">7</guid><title>Ferry back</title></item>`,
			[]string{"7|Ferry back||", "7|Bees gone|https://orlo.example/|"}},
		{"the same link and title under two guids",
			`<item><guid>7</guid><title>Ferry back</title><link>/a1</link></item><item><guid>8</guid><title>Ferry back</title><link>/a1#top</link></item>`,
			[]string{"7|Ferry back|https://orlo.example/a1|"}},
		{"one link, two stories", `<item><title>Monday</title><link>/</link></item><item><title>Tuesday</title><link>/</link></item>`,
			[]string{"https://orlo.example/|Monday|https://orlo.example/|", "https://orlo.example/|Tuesday|https://orlo.example/|"}},
		{"without link", `<item><guid isPermaLink="false">9</guid><title>Tide table</title><description>Noon.</description></item>`, []string{"9|Tide table||Noon."}},
		{"without title", `<item><link>/a2</link><description>The pier is closed.</description></item>`,
			[]string{"https://orlo.example/a2||https://orlo.example/a2|The pier is closed."}},
		{"without link, title and text", `<item><pubDate>Mon, 02 Mar 2026 06:30:00 GMT</pubDate></item><item><title>Kept</title></item>`, []string{"|Kept||"}},
		{"links that are no web pages", `<item><title>Odd</title><link>javascript:alert(1)</link></item><item><title>File</title><link>file:///etc/passwd</link></item>`,
			[]string{"|Odd||", "|File||"}},
		{"illegal characters and HTML's entities", "<item><title>Caf\x08é &eacute;t&amp;eacute; AT&T&#8217;s</title></item>", []string{"|Café été AT&T’s||"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f, err := Parse([]byte(rssOf("<title>Orlo</title>"+tc.items)), Options{URL: address})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, i := range f.Items {
				got = append(got, strings.Join([]string{i.ID, i.Title, i.Link, i.Text}, "|"))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFull(t *testing.T) {
	for _, tc := range []struct {
		name, item, want string
		full             bool
	}{
		{"summary", "<description>Short.</description>", "Short.", false},
		{"content", "<description>Short.</description><content:encoded>&lt;p&gt;The whole story.&lt;/p&gt;</content:encoded>", "The whole story.", true},
		{"content that breaks off", "<content:encoded>The story begins […]</content:encoded>", "The story begins […]", false},
		{"content shorter than the summary", "<description>The ferry sails again.</description><content:encoded>&lt;img src='a.png'/&gt; Photo</content:encoded>", "The ferry sails again.", false},
		{"content of a picture only", "<description>The ferry sails again.</description><content:encoded>&lt;img src='a.png'/&gt;</content:encoded>", "The ferry sails again.", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f, err := Parse([]byte(rssOf("<item>"+tc.item+"</item>")), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := f.Items[0]; got.Text != tc.want || got.Full != tc.full {
				t.Errorf("got %q, full %v, want %q, %v", got.Text, got.Full, tc.want, tc.full)
			}
		})
	}
}

// No document may make Parse slow, large or wrong.
func TestBadInput(t *testing.T) {
	bomb := `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
		<rss version="2.0"><channel><title>Bomb</title><item><title>x&c;y&x;z</title></item></channel></rss>`
	t.Run("entity bomb", func(t *testing.T) {
		f, err := Parse([]byte(bomb), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := f.Items[0].Title, "x&c;y&x;z"; got != want {
			t.Errorf("title %q, want %q", got, want)
		}
	})
	t.Run("64 MB title", func(t *testing.T) {
		_, err := Parse([]byte(rssOf("<item><title>"+strings.Repeat("harbour ", 8<<20)+"</title></item>")), Options{})
		if err == nil || !strings.Contains(err.Error(), "want 16 at most") {
			t.Errorf("got %v, want a refusal that names the limit", err)
		}
	})
	t.Run("1 MB title", func(t *testing.T) {
		f, err := Parse([]byte(rssOf("<item><title>"+strings.Repeat("harbour ", 1<<17)+"</title></item>")), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Items[0].Title; len(got) > maxTitle || !strings.HasSuffix(got, "harbour") {
			t.Errorf("title of %d bytes ends in %q, want at most %d and a whole word", len(got), got[len(got)-10:], maxTitle)
		}
	})
	t.Run("20,000 items", func(t *testing.T) {
		var b strings.Builder
		for i := range 20000 {
			fmt.Fprintf(&b, "<item><title>Ferry %d</title><link>https://orlo.example/%d</link><description>&lt;p&gt;It sails.&lt;/p&gt;</description></item>", i, i)
		}
		f, err := Parse([]byte(rssOf(b.String())), Options{})
		if err != nil || len(f.Items) != 20000 {
			t.Fatalf("got %d items, %v, want 20000", len(f.Items), err)
		}
	})
	t.Run("10,000 elements deep", func(t *testing.T) {
		f, err := Parse([]byte(rssOf("<item><title>Deep</title><description>"+strings.Repeat("&lt;div&gt;", 10000)+"words</description></item>")), Options{})
		if err != nil || f.Items[0].Text != "words" {
			t.Errorf("got %+v, %v, want the words", f, err)
		}
	})
	t.Run("a million opening tags", func(t *testing.T) {
		_, err := Parse([]byte("<rss><channel><item>"+strings.Repeat("<dc:a>", 1<<20)), Options{})
		if !errors.Is(err, ErrNotFeed) {
			t.Errorf("got %v, want %v", err, ErrNotFeed)
		}
	})
	for _, tc := range []struct {
		name, document string
		want           error
	}{
		{"web page", "<!DOCTYPE html><html><head><title>Orlo</title></head><body><p>Hello</p></body></html>", ErrHTML},
		{"web page without doctype", "\n<html><body>Hello</body></html>", ErrHTML},
		{"other XML", `<?xml version="1.0"?><sitemapindex><sitemap/></sitemapindex>`, ErrNotFeed},
		{"text", "Service unavailable", ErrNotFeed},
		{"nothing", "", ErrNotFeed},
		{"zeros", strings.Repeat("\x00", 100), ErrNotFeed},
		{"JSON that is a list", `[1,2]`, ErrNotFeed},
		{"broken JSON", `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1"`, ErrNotFeed},
		{"XML that breaks off before an item", "<rss><channel><title>Orlo</title><item><ti", ErrNotFeed},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if f, err := Parse([]byte(tc.document), Options{}); !errors.Is(err, tc.want) {
				t.Errorf("got %+v, %v, want %v", f, err, tc.want)
			}
		})
	}
}

// Wherever a document is cut off, the items before that place are returned.
func TestParseTruncated(t *testing.T) {
	for form, document := range map[string]string{
		"RSS": rssOf("<title>Orlo</title><item><title>One</title></item><item><title>Two</title></item><item><title>Three</title></item>"),
		"Atom": `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Orlo</a:title><a:entry><a:title>One</a:title></a:entry>
			<a:entry><a:title>Two</a:title></a:entry><a:entry><a:title>Three</a:title></a:entry></a:feed>`,
	} {
		t.Run(form, func(t *testing.T) {
			for end := range document {
				whole := strings.Count(document[:end], "</item>") + strings.Count(document[:end], "</a:entry>")
				f, err := Parse([]byte(document[:end]), Options{})
				if whole == 0 {
					continue // an error or an empty feed
				}
				if err != nil || len(f.Items) != whole || !f.Cut || f.Title != "Orlo" {
					t.Fatalf("cut at %d: got %+v, %v, want %d items", end, f, err, whole)
				}
			}
		})
	}
}

func TestTTL(t *testing.T) {
	for _, tc := range []struct {
		channel string
		want    time.Duration
	}{
		{"<ttl>45</ttl>", 45 * time.Minute},
		{"<ttl> 999999999 </ttl>", 7 * 24 * time.Hour},
		{"<ttl>-5</ttl>", 0},
		{"<ttl>soon</ttl>", 0},
		{"<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 30 * time.Minute},
		{"<sy:updatePeriod>daily</sy:updatePeriod>", 24 * time.Hour},
		{"<sy:updatePeriod>never</sy:updatePeriod>", 0},
		{"", 0},
	} {
		t.Run(tc.channel, func(t *testing.T) {
			f, err := Parse([]byte(rssOf("<title>Orlo</title>"+tc.channel)), Options{})
			if err != nil || f.TTL != tc.want {
				t.Errorf("got %v, %v, want %v", f.TTL, err, tc.want)
			}
		})
	}
}

func TestNewURL(t *testing.T) {
	for _, tc := range []struct{ name, channel, want string }{
		{"itunes", "<itunes:new-feed-url>https://new.example/rss</itunes:new-feed-url>", "https://new.example/rss"},
		{"self elsewhere", `<atom:link rel="self" href="https://new.example/rss"/>`, "https://new.example/rss"},
		{"self relative", `<atom:link rel="self" href="/rss2.xml"/>`, "https://orlo.example/rss2.xml"},
		{"self here", `<atom:link rel="self" href="https://ORLO.example/news/rss.xml?utm_medium=feed"/>`, ""},
		{"no address", `<atom:link rel="self" href="feed:rss"/>`, ""},
		{"none", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f, err := Parse([]byte(rssOf("<title>Orlo</title>"+tc.channel)), Options{URL: address})
			if err != nil || f.NewURL != tc.want {
				t.Errorf("got %q, %v, want %q", f.NewURL, err, tc.want)
			}
		})
	}
}

// The address of an article, and not that of a service which leads there, is the item's link.
func TestOriginalLink(t *testing.T) {
	const spaces = `xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:pheedo="http://www.pheedo.com/namespace/pheedo"`
	for _, tc := range []struct{ name, elements, link, relay string }{
		{"FeedBurner", `<link>https://relay.example/~r/1</link>
			<feedburner:origLink>https://orlo.example/1?a=1&amp;b=2</feedburner:origLink>`,
			"https://orlo.example/1?a=1&b=2", "https://relay.example/~r/1"},
		{"before the link", `<feedburner:origLink> https://orlo.example/1 </feedburner:origLink>
			<link>https://relay.example/~r/1</link>`,
			"https://orlo.example/1", "https://relay.example/~r/1"},
		{"Pheedo", `<link>https://relay.example/click?s=1</link><pheedo:origLink>https://orlo.example/1</pheedo:origLink>`,
			"https://orlo.example/1", "https://relay.example/click?s=1"},
		{"a prefix that nobody declares",
			`<link>https://relay.example/1</link><fb:origlink>https://orlo.example/1</fb:origlink>`,
			"https://orlo.example/1", "https://relay.example/1"},
		{"without a link", `<feedburner:origLink>https://orlo.example/1</feedburner:origLink>`, "https://orlo.example/1", ""},
		{"the same", `<link>https://orlo.example/1</link>
			<feedburner:origLink>https://orlo.example/1</feedburner:origLink>`, "https://orlo.example/1", ""},
		{"no address", `<link>https://relay.example/1</link><feedburner:origLink>soon</feedburner:origLink>`,
			"https://relay.example/1", ""},
		{"empty", `<link>https://relay.example/1</link><feedburner:origLink/>`, "https://relay.example/1", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for form, document := range map[string]string{
				"RSS": `<rss version="2.0" ` + spaces + `><channel><title>Orlo</title>
					<item><title>A</title>` + tc.elements + `</item></channel></rss>`,
				"Atom": `<feed xmlns="http://www.w3.org/2005/Atom" ` + spaces + `><title>Orlo</title>
					<entry><title>A</title>` + linkHref.Replace(tc.elements) + `</entry></feed>`,
			} {
				f, err := Parse([]byte(document), Options{})
				if err != nil {
					t.Fatal(err)
				}
				if i := f.Items[0]; i.Link != tc.link || i.Relay != tc.relay {
					t.Errorf("%s: link %q by %q, want %q by %q", form, i.Link, i.Relay, tc.link, tc.relay)
				}
			}
		})
	}
}

// linkHref writes a link as Atom does.
var linkHref = strings.NewReplacer("<link>", `<link href="`, "</link>", `"/>`)

// An item has its date from whichever element has one that can be read, and else the reason why none can.
func TestItemDates(t *testing.T) {
	for _, tc := range []struct{ name, items, published, updated, doubt string }{
		{"no date", `<item><title>A</title></item>`, "", "", ""},
		{"dcterms", `<item xmlns:dcterms="http://purl.org/dc/terms/"><title>A</title>
			<dcterms:issued>2026-03-02T08:00Z</dcterms:issued>
			<dcterms:modified>2026-03-03T08:00Z</dcterms:modified></item>`, "2026-03-02T08:00:00Z", "2026-03-03T08:00:00Z", ""},
		{"an element of no standard", `<item><title>A</title><published>2 March 2026</published></item>`,
			"2026-03-02T00:00:00Z", "", ""},
		{"the second can be read", `<item><title>A</title><pubDate>soon</pubDate><dc:date>2026-03-02</dc:date></item>`,
			"2026-03-02T00:00:00Z", "2026-03-02T00:00:00Z", ""},
		{"none can", `<item><title>A</title><pubDate>02/03/2026</pubDate></item>`, "", "",
			"“02/03/2026”: it can be 2026-03-02 or 2026-02-03"},
		{"1970", `<item><title>A</title><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item>`, "", "",
			"“Thu, 01 Jan 1970 00:00:00 GMT”: 1970-01-01 is before the web"},
		{"a zone that nobody knows", `<item><title>A</title><pubDate>Mon, 02 Mar 2026 08:00:00 XYZ</pubDate></item>`,
			"2026-03-02T08:00:00Z", "",
			"“Mon, 02 Mar 2026 08:00:00 XYZ”: its zone is not known, and UTC stands in (XYZ)"},
		{"another item shows the order", `<item><title>A</title><pubDate>02/03/2026</pubDate></item>
			<item><title>B</title><pubDate>28/02/2026</pubDate></item>`,
			"2026-03-02T00:00:00Z", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f, err := Parse([]byte(rssOf("<title>Orlo</title>"+tc.items)), Options{Now: time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)})
			if err != nil {
				t.Fatal(err)
			}
			i, doubt := f.Items[0], ""
			if i.Doubt != nil {
				doubt = i.Doubt.Error()
			}
			got := []string{stampOf(i.Published), stampOf(i.Updated), doubt}
			if diff := cmp.Diff([]string{tc.published, tc.updated, tc.doubt}, got); diff != "" {
				t.Errorf("published, updated, doubt (-want +got):\n%s", diff)
			}
		})
	}
}

func stampOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// What is left out is named; the very same item again is not.
func TestLeft(t *testing.T) {
	f, err := Parse([]byte(rssOf(`<title>Orlo</title>
		<item><guid>1</guid><title>Ferry back</title><link>/a1</link></item><item><guid>1</guid><title>Ferry back</title>
			<link>/a1</link></item>
		<item><guid>1</guid><title>Ferry back at last</title><link>/a1</link></item>
			<item><guid isPermaLink="false">2</guid></item>`)), Options{URL: address})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range f.Left {
		got = append(got, l.Name+": "+l.Why.Error())
	}
	want := []string{"Ferry back at last: the feed has another version of it above",
		"2: it has no title, no link and no text"}
	if diff := cmp.Diff(want, got); diff != "" || len(f.Items) != 1 {
		t.Errorf("%d items, left out (-want +got):\n%s", len(f.Items), diff)
	}
}
