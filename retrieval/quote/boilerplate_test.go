package quote

import (
	"testing"

	"quoth/retrieval/news"
)

// What is boilerplate has no quotes, but the names that it prints are read.
func TestExtractLeavesBoilerplateOut(t *testing.T) {
	const text = "Read more: Vane: ‘We sold the pier for a song’\n" +
		"Harbour master Rosa Vane at the pier. Photo: Ines Quill\n" +
		"“We sold the pier for a good price,” Vane said.\n" +
		"Editor’s note: “We sold the pier for nothing at all,” Vane said in an earlier version."
	got := Extract(news.New(news.Article{Title: "The pier", Text: text}))
	if len(got) != 1 || got[0].Span.Of(text) != "“We sold the pier for a good price,”" {
		t.Fatalf("quotes %+v, want the one of the story", got)
	}
	if name := got[0].Speaker.Name; name != "Rosa Vane" {
		t.Errorf("speaker %q, want the full name of the caption", name)
	}
}
