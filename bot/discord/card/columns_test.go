package card

import (
	"strings"
	"testing"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// speakerNamed returns a speaker.
func speakerNamed(name string) bot.Block { return bot.Speaker{Speaker: retrieval.Speaker{Name: name}} }

// quotationOf returns a quotation of n letters from an article at an address.
func quotationOf(t *testing.T, letter string, n int, address string) bot.Block {
	t.Helper()
	text := strings.Repeat(letter, n)
	e, err := news.New(news.Article{Source: "Tavel Post", Title: "Pier", URL: address, Text: text}).
		Excerpt(prose.Span{Start: 0, End: n})
	if err != nil {
		t.Fatal(err)
	}
	return bot.Quotation{Quotation: retrieval.Quotation{Excerpt: e}}
}

// sides returns a comparison of Rosa Vane, in some blocks, and Tom Oriel.
func sides(t *testing.T, blocks ...bot.Block) bot.Reply {
	blocks = append([]bot.Block{speakerNamed("Rosa Vane"), bot.Heading{Words: "Direct quotes"}}, blocks...)
	return bot.Reply{Command: "compare", Blocks: append(blocks, speakerNamed("Tom Oriel"),
		bot.Heading{Words: "Direct quotes"}, quotationOf(t, "t", 20, ""),
		bot.Searched{}, bot.Notice{Words: "Still being indexed."})}
}

// fieldsOf returns the fields of the cards of a part.
func fieldsOf(d Drawn) []Field {
	var out []Field
	for _, e := range d.Embeds {
		out = append(out, e.Fields...)
	}
	return out
}

// A quotation for which a column has no room loses its text fragment, then its link, then comes on the next card.
func TestColumnsLoseNoQuotation(t *testing.T) {
	const pier = "https://tavelpost.example/pier"
	long := pier + "/" + strings.Repeat("p", 400)
	tests := []struct {
		name    string
		second  int    // letters of the second quotation; the first has 500
		address string // of the second
		link    string // as it is shown
		cards   int
	}{
		{"there is room", 20, pier, pier + "#:~:text=bbbbbbbbbbbbbbbbbbbb", 1},
		{"for the plain address", 400, pier, "](" + pier + ")", 1},
		{"for no link", 400, long, "", 1},
		{"on the next card", 600, pier, "](" + pier + ")", 2},
		{"on the next card, without a link", 900, long, "", 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			reply := sides(t, quotationOf(t, "a", 500, ""), quotationOf(t, "b", tt.second, tt.address))
			var fields []Field
			shown := make(map[int]bool)
			for i := range Draw(reply, Options{}).Parts {
				d := Draw(reply, Options{Part: i})
				fields = append(fields, fieldsOf(d)...)
				shown[3], shown[4] = shown[3] || d.Shown[3], shown[4] || d.Shown[4]
			}
			last := fields[0]
			if tt.cards == 2 {
				last = fields[len(fields)-1]
			}
			if len(fields) != tt.cards+1 || last.Name != "Rosa Vane" || !strings.HasPrefix(last.Value, "**Direct quotes**\n") ||
				!strings.Contains(last.Value, strings.Repeat("b", tt.second)) || !shown[3] || !shown[4] {
				t.Errorf("not all is there: %+v", fields)
			}
			if _, after, _ := strings.Cut(last.Value, "bbbb\n"); !strings.Contains(after, tt.link) ||
				strings.Contains(after, "](") != (tt.link != "") {
				t.Errorf("no link %q in %q", tt.link, after)
			}
		})
	}
}

// A quotation that is too long for any column stands below, whole, under its speaker and its heading.
func TestQuotationTooLongForAColumn(t *testing.T) {
	reply := sides(t, quotationOf(t, "a", 1100, ""))
	d := Draw(reply, Options{})
	if got := fieldsOf(d)[0].Value; got != "-# One quotation is too long for this column." {
		t.Errorf("the column says %q", got)
	}
	want := "**Rosa Vane**\n**Direct quotes**\n> " + strings.Repeat("a", 1100)
	if got := texts(d); !strings.Contains(got, want) || !d.Shown[3] || strings.Contains(got, "did not fit") {
		t.Errorf("below stands %q", got)
	}
}

// The second card comes with Next where the first fills a phone.
func TestNextShowsTheRestOfColumns(t *testing.T) {
	var quotes []bot.Block
	for range 6 {
		quotes = append(quotes, quotationOf(t, "a", 900, ""))
	}
	reply := sides(t, quotes...)
	n, found := Draw(reply, Options{}).Parts, 0
	for i := range n {
		for _, f := range fieldsOf(Draw(reply, Options{Part: i})) {
			found += strings.Count(f.Value, strings.Repeat("a", 900))
		}
	}
	if n < 2 || found != 6 {
		t.Errorf("%d parts show %d quotations, want several that show 6", n, found)
	}
}

// Only a remark about a speaker stands in a column, and a heading only over a quotation.
func TestRemarksBesideColumns(t *testing.T) {
	about := bot.Notice{Words: "Rosa Vane is not quoted on this."}
	long := bot.Notice{Words: strings.Repeat("remark ", 200)}
	d := Draw(sides(t, about, long), Options{})
	fields := fieldsOf(d)
	if fields[0].Value != small(about.Words) {
		t.Errorf("the first column has %q, want only %q", fields[0].Value, about.Words)
	}
	if strings.Contains(fields[1].Value, "indexed") {
		t.Errorf("what is about the reply stands in a column: %q", fields[1].Value)
	}
	for _, want := range []string{"-# Still being indexed.", "-# remark remark"} {
		if got := texts(d); !strings.Contains(got, want) {
			t.Errorf("no %q beside the columns in %q", want, got)
		}
	}
}
