package card

import (
	"strings"
	"testing"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

func TestPictureAddress(t *testing.T) {
	const quay = "https://img.tavelpost.example/quay.jpg"
	name := strings.Repeat("a", 63) + "."
	for _, tt := range []struct{ name, in, want string }{
		{"plain", quay, quay},
		{"with a query", quay + "?w=300&s=a%2Fb+c", quay + "?w=300&s=a%2Fb+c"},
		{"a query without path", "https://img.example?id=4", "https://img.example?id=4"},
		{"a host only", "http://img.example", "http://img.example"},
		{"an international host, as DNS has it", "https://xn--caf-dma.xn--p1ai/a.jpg", "https://xn--caf-dma.xn--p1ai/a.jpg"},
		{"marks of markdown", "https://img.example/(a)*_~|`[b]<@1>.jpg", "https://img.example/(a)*_~%7C%60%5Bb%5D%3C@1%3E.jpg"},
		{"letters of other alphabets", "https://img.example/?a=é", "https://img.example/?a=%C3%A9"},
		{"none", "", ""},
		{"relative", "/quay.jpg", ""},
		{"another scheme", "ftp://img.example/quay.jpg", ""},
		{"data", "data:image/png;base64,iVBO", ""},
		{"attachment", "attachment://quay.jpg", ""},
		{"a user", "https://desk@img.example/quay.jpg", ""},
		{"a port", "https://img.example:8443/quay.jpg", "https://img.example:8443/quay.jpg"},
		{"a port that does not exist", "https://img.example:99999/quay.jpg", ""},
		{"a host without a dot", "http://localhost/quay.jpg", ""},
		{"an address of a network", "http://10.0.0.1/quay.jpg", ""},
		{"IPv6", "http://[2001:db8::1]/quay.jpg", ""},
		{"an empty label", "https://img..example/quay.jpg", ""},
		{"a hyphen at the end", "https://img-.example/quay.jpg", ""},
		{"an underscore", "https://img_1.example/quay.jpg", ""},
		{"an international host", "https://café.example/quay.jpg", ""},
		{"a dot at the end", "https://img.example./quay.jpg", ""},
		{"a host as long as may be", "https://" + strings.Repeat(name, 3) + strings.Repeat("b", 61), "https://" + strings.Repeat(name, 3) + strings.Repeat("b", 61)},
		{"a longer host", "https://" + strings.Repeat(name, 4) + "example/", ""},
		{"a longer label", "https://a" + name + "example/", ""},
		{"half an escape", "https://img.example/a%2", "https://img.example/a%252"},
		{"no escape", "https://img.example/a?b=100%zz", "https://img.example/a?b=100%25zz"},
		{"as long as may be", "https://img.example/" + strings.Repeat("a", maxURL-20), "https://img.example/" + strings.Repeat("a", maxURL-20)},
		{"longer", "https://img.example/" + strings.Repeat("a", maxURL-19), ""},
		{"longer when it is escaped", "https://img.example/?" + strings.Repeat("é", 400), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := picture(tt.in); got != tt.want {
				t.Errorf("picture(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// The picture stands beside the first result, in an embed of its own. A later one has none, nor has a summary, a
// list, or what a speaker said.
func TestPictures(t *testing.T) {
	const quay, pier = "https://img.example/quay.jpg", "https://img.example/pier.jpg"
	printed := func(image string) retrieval.Result {
		a := bridge()
		a.Image = image
		return result(t, news.New(a), "The", "April.")
	}
	excerpt := func(image string) bot.Block { return bot.Excerpt{Result: printed(image)} }
	quotation := func(image string) bot.Block {
		r := printed(image)
		b := bot.Quotation{Quotation: retrieval.Quotation{Excerpt: r.Excerpt}}
		b.Quote = r.Sentence
		return b
	}
	verified := bot.Verified{Verification: retrieval.Verification{Excerpt: printed(quay).Excerpt}}
	words := bot.Heading{Words: "Direct quotes"}
	for _, tt := range []struct {
		name   string
		blocks []bot.Block
		want   []string // the picture of each embed
	}{
		{"an excerpt", []bot.Block{excerpt(quay)}, []string{quay}},
		{"a quotation", []bot.Block{quotation(quay)}, []string{quay}},
		{"a receipt", []bot.Block{verified}, []string{quay}},
		{"no picture", []bot.Block{excerpt("")}, []string{""}},
		{"an address that Discord does not take", []bot.Block{excerpt("http://localhost/a.jpg")}, []string{""}},
		{"two", []bot.Block{excerpt(quay), excerpt(pier)}, []string{quay, ""}},
		{"three, without one beside the first", []bot.Block{excerpt(""), excerpt(pier), excerpt("")}, []string{""}},
		{"under a heading", []bot.Block{words, quotation(quay), quotation(pier)}, []string{quay, ""}},
		{"under a speaker", []bot.Block{bot.Speaker{Speaker: retrieval.Speaker{Name: "Rosa Vane"}}, quotation(quay)}, []string{""}},
		{"a list", []bot.Block{bot.Article{Excerpt: printed(quay).Excerpt}}, []string{""}},
		{"sources", []bot.Block{bot.Cited{Excerpt: printed(quay).Excerpt}}, []string{""}},
		{"a summary", []bot.Block{bot.SummaryHeader{}, quotation(quay)}, []string{""}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			reply := bot.Reply{Blocks: tt.blocks}
			var got []string
			for _, e := range Draw(reply, Options{Now: now, Pictures: true}).Embeds {
				got = append(got, "")
				if e.Thumbnail != nil {
					got[len(got)-1] = e.Thumbnail.URL
				}
			}
			if strings.Join(got, " | ") != strings.Join(tt.want, " | ") {
				t.Errorf("pictures %q, want %q", got, tt.want)
			}
			for _, e := range Draw(reply, Options{Now: now}).Embeds {
				if e.Thumbnail != nil {
					t.Errorf("without the setting there is %q", e.Thumbnail.URL)
				}
			}
		})
	}
}

// A later part of a reply has the picture of its own first result, and all parts keep to the height of a phone.
func TestPicturesOfParts(t *testing.T) {
	reply := bot.Reply{Command: "ask"}
	for i := range 9 {
		a := bridge()
		a.Image = "https://img.example/" + string(rune('a'+i)) + ".jpg"
		a.Text = strings.Repeat("The footbridge over the Sorrel will stay shut until April. ", 6)
		reply.Blocks = append(reply.Blocks, bot.Excerpt{Result: result(t, news.New(a), "The", "April.")})
	}
	n := Draw(reply, Options{Now: now, Pictures: true}).Parts
	if n < 2 {
		t.Fatalf("%d parts, want several", n)
	}
	next := 0
	for i := range n {
		d := Draw(reply, Options{Now: now, Pictures: true, Part: i})
		want := "https://img.example/" + string(rune('a'+next)) + ".jpg"
		if d.Embeds[0].Thumbnail == nil || d.Embeds[0].Thumbnail.URL != want {
			t.Errorf("part %d has %+v, want %q", i, d.Embeds[0].Thumbnail, want)
		}
		if h, most := height(d.Embeds), pixelsOf(1.2, nil); h > most {
			t.Errorf("part %d is %d pixels high, want %d at most", i, h, most)
		}
		next += len(d.Shown)
	}
	if next != len(reply.Blocks) {
		t.Errorf("the parts show %d results, want %d", next, len(reply.Blocks))
	}
}
