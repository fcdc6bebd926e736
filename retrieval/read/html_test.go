package read

import (
	"errors"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/news"
)

// Options.HTML gets the bytes of the page unchanged, whatever its charset. The article that it returns
// is checked like those of every other format.
func TestHTML(t *testing.T) {
	const latin = "<html><p>Caf\xe9 r\xe9ouvert</p></html>"
	reads := func(a news.Article, err error) Options {
		return Options{HTML: func(page []byte) (news.Article, bool, error) {
			if string(page) != latin {
				t.Errorf("the page came as %q, want its own bytes", page)
			}
			return a, false, err
		}}
	}
	cafe := news.Article{Title: " Café  back ", Author: "Ada Orme", URL: "https://packet.example/cafe", Published: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC), Text: "It opens.\r\nAt noon."}
	want := outcome{ID: "https://packet.example/cafe", Title: "Café back", Author: "Ada Orme", URL: "https://packet.example/cafe", Published: "2026-03-02T08:00:00Z", Text: "It opens.\nAt noon."}
	named := func(source string) outcome { w := want; w.Source = source; return w }
	bare := news.Article{Title: "Café back", Text: "It opens."}
	for _, c := range []struct {
		name, input string
		o           Options
		want        outcome
	}{
		{"cafe.html", latin, reads(cafe, nil), want},
		{"cafe.htm.gz", packed(latin), reads(cafe, nil), want},
		{"-", latin, reads(cafe, nil), want},
		{"Orlo Bell/cafe.html", latin, reads(cafe, nil), named("Orlo Bell")},
		{"cafe.html", latin, reads(bare, nil), outcome{Title: "Café back", File: "cafe.html", Text: "It opens."}},
		{"cafe.html", latin, reads(news.Article{Title: "Café back"}, nil), outcome{Refused: "cafe.html: no text: want the words of the article"}},
		{"cafe.html", latin, reads(news.Article{Text: "It opens."}, nil), outcome{Refused: "cafe.html: no id and no title: want one of them"}},
		{"cafe.html", latin, reads(news.Article{}, errors.New("a list of links")), outcome{Refused: "cafe.html: a list of links"}},
		{"cafe.html", strings.Repeat("x", MaxArticle+1), reads(cafe, nil), outcome{Refused: "cafe.html: longer than 16 MiB: want one article a file"}},
	} {
		check(t, c.name, c.input, c.o, c.want)
	}
}
