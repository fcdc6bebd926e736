package quote_test

import (
	"strings"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/quote"
	"quoth/retrieval/read"
	"quoth/seeds"
)

// The report on the talks in Paris that comes with Quoth, with who said what in it as a careful
// reader sees it.
func TestParisTalks(t *testing.T) {
	const name = "2026-01-07-ukraine-security-guarantees.txt"
	a := sample(t, name)
	text, quotes := a.Text, quote.Extract(a)
	for _, tc := range []struct {
		words, want string
		kind        quote.Type
	}{
		{"the hardest yards", "Keir Starmer", quote.Direct},
		{"excellent progress", "Keir Starmer", quote.Mixed},
		{"Putin is not showing", "Keir Starmer", quote.Direct},
		{"will establish military hubs", "Keir Starmer", quote.Mixed},
		{"there can only be peace", "Keir Starmer", quote.Indirect},
		{"We determined what countries", "Volodymyr Zelenskyy", quote.Direct},
		{"We determined what forces", "Volodymyr Zelenskyy", quote.Direct},
		{"strongly stands behind", "Steve Witkoff", quote.Mixed},
		{"significant step", "Emmanuel Macron", quote.Mixed},
		{"will remain the first line", "A joint statement", quote.Mixed},
		{"an unprecedented number", "Macron's office", quote.Indirect},
		{"focused on implementing", "France’s army chief", quote.Indirect},
	} {
		q, ok := quoteOf(text, quotes, tc.words)
		if got := who(q); !ok || got != tc.want || q.Type != tc.kind {
			t.Errorf("%q: got %q, %s, want %q, %s", tc.words, got, q.Type, tc.want, tc.kind)
		}
	}
	for _, words := range []string{"coalition of the willing", "“binding commitments”"} {
		if q, ok := quoteOf(text, quotes, words); ok {
			t.Errorf("%q: got a quote of %q, want none", words, who(q))
		}
	}
}

// The sample edition: quotes that a pronoun, an aside or an office once gave to somebody
// else, or to nobody.
func TestSampleEdition(t *testing.T) {
	for _, tc := range []struct{ file, words, name, role string }{
		{"Uplands Gazette (sample)/2026-03-04-doorstop-meteorite.txt", "I left the silver", "Magda Pooley",
			"landlady of the Drowned Bell in Quill"},
		{"Uplands Gazette (sample)/2026-03-02-lantern-cup-semi-final.txt", "We did everything but win",
			"Stellan Pruitt", "Athletic manager"},
		{"Harbour Courier (sample)/2026-03-02-badgers-under-suspicion.txt", "There are nine animals", "Perpetua Twill",
			"chairwoman"},
		{"Harbour Courier (sample)/2026-03-05-customs-house-clock.txt", "People may come", "", ""},
		{"Harbour Courier (sample)/2026-03-06-marrow-and-marrow.txt", "The shin pads fitted", "Ilse Marrow",
			"rivers minister"},
		{"Skellan Newswire (sample)/2026-03-06-last-families-home.md", "People should be able to walk", "Konrad Heyle",
			"retired judge"},
	} {
		a := sample(t, tc.file)
		q, ok := quoteOf(a.Text, quote.Extract(a), tc.words)
		if !ok || q.Speaker.Name != tc.name || q.Speaker.Role != tc.role {
			t.Errorf("%q: got %q, %q, want %q, %q", tc.words, q.Speaker.Name, q.Speaker.Role, tc.name, tc.role)
		}
	}
}

// sample returns the article in a file that comes with Quoth.
func sample(t *testing.T, file string) *news.Article {
	t.Helper()
	f, err := seeds.FS().Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for item := range read.File(file, f, read.Options{}) {
		if item.Refusal != nil {
			t.Fatal(item.Refusal)
		}
		return item.Article
	}
	t.Fatalf("%s holds no article", file)
	return nil
}

// quoteOf returns the quote that holds words.
func quoteOf(text string, quotes []quote.Quote, words string) (quote.Quote, bool) {
	for _, q := range quotes {
		if strings.Contains(q.Span.Of(text), words) {
			return q, true
		}
	}
	return quote.Quote{}, false
}

// who returns the name of q's speaker, or else the mention as printed.
func who(q quote.Quote) string {
	if q.Speaker.Name != "" {
		return q.Speaker.Name
	}
	return q.Speaker.AsPrinted
}
