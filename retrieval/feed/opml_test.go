package feed

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadOPML(t *testing.T) {
	const list = `<?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.1"><head><title>Mine</title></head><body>
		<outline text="Orlo Weekly" type="rss" xmlUrl="https://orlo.example/rss" htmlUrl="https://orlo.example/"/>
		<outline text="Coast"><outline title="Tarn Caf` + "\xe9" + `" xmlUrl="https://tarn.example/rss"/>
			<outline text="North/East"><outline text="Fell &amp; Dune" xmlUrl="http://fell.example/rss"/></outline></outline>
		<outline text="Again" xmlUrl="https://orlo.example/rss"/><outline text="Odd" xmlUrl="file:///etc/passwd"/></body></opml>`
	want := []Outline{
		{Title: "Orlo Weekly", URL: "https://orlo.example/rss", Site: "https://orlo.example/"},
		{Title: "Tarn Café", URL: "https://tarn.example/rss", Folder: "Coast"},
		{Title: "Fell & Dune", URL: "http://fell.example/rss", Folder: "Coast/North-East"},
	}
	got, err := ReadOPML([]byte(list))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got.Feeds); diff != "" {
		t.Errorf("ReadOPML (-want +got):\n%s", diff)
	}

	var b bytes.Buffer
	if err := WriteOPML(&b, got.Feeds); err != nil {
		t.Fatal(err)
	}
	again, err := ReadOPML(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, again.Feeds); diff != "" {
		t.Errorf("what was written, read (-want +got):\n%s", diff)
	}
}

func TestReadOPMLErrors(t *testing.T) {
	for _, tc := range []struct {
		name, document string
		notOPML        bool
	}{
		{"a feed", rssOf("<title>Orlo</title>"), true},
		{"text", "feeds", true},
		{"nothing", "", true},
		{"broken off", `<opml version="2.0"><body><outline text="Orlo" xmlUrl="https://orlo.example/rss"`, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := ReadOPML([]byte(tc.document))
			if err == nil || errors.Is(err, ErrNotOPML) != tc.notOPML {
				t.Errorf("got %v, %v, want an error, ErrNotOPML: %v", got, err, tc.notOPML)
			}
		})
	}
}

// The path of a folder does not grow with every level.
func TestReadOPMLDeep(t *testing.T) {
	list := `<opml><body>` + strings.Repeat(`<outline text="Coast">`, 5000) + `<outline text="Orlo" xmlUrl="https://orlo.example/rss"/>`
	list += strings.Repeat(`</outline>`, 5000) + `</body></opml>`
	got, err := ReadOPML([]byte(list))
	if err != nil || len(got.Feeds) != 1 || got.Feeds[0].Folder != strings.TrimSuffix(strings.Repeat("Coast/", 8), "/") {
		t.Errorf("got %+v, %v, want one feed eight folders down", got, err)
	}
}

// Programs write lists in many ways. What is no feed is named, with the reason.
func TestReadOPMLForms(t *testing.T) {
	wide := []byte{0xFF, 0xFE}
	for _, r := range `<?xml version="1.0" encoding="UTF-16"?><opml><body>
		<outline text="Tarn" xmlUrl="https://tarn.example/rss"/></body></opml>` {
		wide = append(wide, byte(r), 0)
	}
	list := func(outlines string) string { return `<opml version="2.0"><body>` + outlines + `</body></opml>` }
	for _, tc := range []struct {
		name, document string
		want           []string // title | address | folder, and then what is left out: name: reason
	}{
		{"the attribute in capitals", list(`<outline TEXT="Tarn" TYPE="RSS" XMLURL="https://tarn.example/rss"/>`),
			[]string{"Tarn|https://tarn.example/rss|"}},
		{"in other cases", list(`<outline Text="Tarn" xmlurl="https://tarn.example/rss"/>
			<outline Title="Fell" XmlUrl="https://fell.example/rss"/>`),
			[]string{"Tarn|https://tarn.example/rss|", "Fell|https://fell.example/rss|"}},
		{"elements in capitals", `<OPML><HEAD/><BODY><OUTLINE text="Coast">
			<Outline text="Tarn" xmlURL="https://tarn.example/rss"/></OUTLINE></BODY></OPML>`,
			[]string{"Tarn|https://tarn.example/rss|Coast"}},
		{"url", list(`<outline text="Tarn" type="rss" url="https://tarn.example/rss"/>`),
			[]string{"Tarn|https://tarn.example/rss|"}},
		{"both", list(`<outline text="Tarn" url="https://tarn.example/" xmlUrl="https://tarn.example/rss"/>`),
			[]string{"Tarn|https://tarn.example/rss|"}},
		{"schemes of feeds", list(`<outline text="Tarn" xmlUrl="feed://tarn.example/rss"/>
			<outline text="Fell" xmlUrl="feed:https://fell.example/rss"/>
			<outline text="Dune" xmlUrl="FEED:http://dune.example/rss"/>`),
			[]string{"Tarn|https://tarn.example/rss|", "Fell|https://fell.example/rss|", "Dune|http://dune.example/rss|"}},
		{"no scheme, and spaces", list(`<outline text="Tarn" xmlUrl=" tarn.example/rss "/>`),
			[]string{"Tarn|https://tarn.example/rss|"}},
		{"no title", list(`<outline xmlUrl="https://tarn.example/rss"/>`), []string{"|https://tarn.example/rss|"}},
		{"feeds in a feed", list(`<outline text="Tarn" xmlUrl="https://tarn.example/rss">
			<outline text="Sport" xmlUrl="https://tarn.example/sport"/></outline>`),
			[]string{"Tarn|https://tarn.example/rss|", "Sport|https://tarn.example/sport|Tarn"}},
		{"a title with markup", list(`<outline text="The &lt;i&gt;Tarn&lt;/i&gt; &amp;amp; Fell" xmlUrl="https://tarn.example/rss"/>`),
			[]string{"The Tarn & Fell|https://tarn.example/rss|"}},
		{"a byte order mark, and an ampersand",
			"\uFEFF" + list(`<outline text="Tarn & Fell" xmlUrl="https://tarn.example/rss?a=1&b=2"/>`),
			[]string{"Tarn & Fell|https://tarn.example/rss?a=1&b=2|"}},
		{"UTF-16", string(wide), []string{"Tarn|https://tarn.example/rss|"}},
		{"outlines without a body", `<opml><outline text="Tarn" xmlUrl="https://tarn.example/rss"/></opml>`,
			[]string{"Tarn|https://tarn.example/rss|"}},
		{"no feeds", list(`<outline text="Coast"><outline text="Odd" htmlUrl="https://odd.example/"/></outline>
			<outline text="File" xmlUrl="file:///etc/passwd"/>
			<outline text="Tarn" xmlUrl="https://tarn.example/rss"/><outline text="Again" xmlUrl="https://tarn.example/rss"/>
			<outline type="link" url="https://dune.example/"/>`),
			[]string{"Tarn|https://tarn.example/rss|", "Odd: it has no address of a feed",
				"File: its address is none of the web: file:///etc/passwd",
				"Again: its address is in the list already", "https://dune.example/: it is a link, not a feed"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			list, err := ReadOPML([]byte(tc.document))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range list.Feeds {
				got = append(got, f.Title+"|"+f.URL+"|"+f.Folder)
			}
			for _, l := range list.Left {
				got = append(got, l.Name+": "+l.Why.Error())
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("ReadOPML (-want +got):\n%s", diff)
			}
			again, err := ReadOPML([]byte(UTF8([]byte(tc.document))))
			if diff := cmp.Diff(list.Feeds, again.Feeds); diff != "" || err != nil {
				t.Errorf("after UTF8 %v (-want +got):\n%s", err, diff)
			}
		})
	}
}
