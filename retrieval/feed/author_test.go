package feed

import (
	"fmt"
	"strings"
	"testing"
)

func TestAuthors(t *testing.T) {
	for _, tc := range []struct{ creators, want string }{
		{"Ada Orme", "Ada Orme"},
		{"By Ada Orme", "Ada Orme"},
		{"by Ada Orme, Harbour Correspondent", "Ada Orme"},
		{"Ada Orme | Staff Writer", "Ada Orme"},
		{"Ada Orme and Cy Dune", "Ada Orme and Cy Dune"},
		{"Ada Orme|Cy Dune", "Ada Orme, Cy Dune"},
		{"The Orlo Packet", ""},
		{"orlo.example", ""},
		{"The Orlo Packet|Ada Orme", "Ada Orme"},
		{"admin", ""},
		{"", ""},
	} {
		t.Run(tc.creators, func(t *testing.T) {
			var b strings.Builder
			for c := range strings.SplitSeq(tc.creators, "|") {
				fmt.Fprintf(&b, "<dc:creator>%s</dc:creator>", c)
			}
			if strings.Contains(tc.creators, " | ") {
				b.Reset()
				fmt.Fprintf(&b, "<dc:creator>%s</dc:creator>", tc.creators)
			}
			checkAuthor(t, b.String(), tc.want)
		})
	}
	t.Run("a mailbox", func(t *testing.T) {
		checkAuthor(t, "<author>desk@orlo.example (Ada Orme)</author>", "Ada Orme")
	})
}

func checkAuthor(t *testing.T, elements, want string) {
	t.Helper()
	f, err := Parse([]byte(`<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Orlo Packet</title>
		<item><title>Ferry back</title><link>https://www.orlo.example/1</link>`+elements+`</item></channel></rss>`),
		Options{URL: "https://www.orlo.example/feed"})
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Items[0].Author; got != want {
		t.Errorf("author %q, want %q", got, want)
	}
}
