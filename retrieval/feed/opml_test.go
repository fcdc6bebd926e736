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
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ReadOPML (-want +got):\n%s", diff)
	}

	var b bytes.Buffer
	if err := WriteOPML(&b, got); err != nil {
		t.Fatal(err)
	}
	again, err := ReadOPML(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, again); diff != "" {
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
	if err != nil || len(got) != 1 || got[0].Folder != strings.TrimSuffix(strings.Repeat("Coast/", 8), "/") {
		t.Errorf("got %+v, %v, want one feed eight folders down", got, err)
	}
}
