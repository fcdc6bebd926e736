package read

import (
	"strings"
	"testing"

	"quoth/retrieval/news"
)

// The picture of an article is an address. What else a file has under that name leaves the article without one, and
// is no reason to refuse it.
func TestImage(t *testing.T) {
	const quay = "https://orlo.example/quay.jpg"
	saved := Options{HTML: func([]byte) (news.Article, bool, error) {
		return news.Article{Title: "Ferry", Text: "It left.", Image: quay}, false, nil
	}}
	for _, c := range []struct{ name, file, input, want string }{
		{"none", "a.jsonl", `{"id":"1","text":"It left."}`, ""},
		{"an address", "a.jsonl", `{"id":"1","text":"It left.","image":"` + quay + `"}`, quay},
		{"relative", "a.jsonl", `{"id":"1","text":"It left.","url":"https://orlo.example/ferry","image":"/quay.jpg"}`, quay},
		{"relative to nothing", "a.jsonl", `{"id":"1","text":"It left.","image":"/quay.jpg"}`, ""},
		{"data", "a.jsonl", `{"id":"1","text":"It left.","image":"data:,x"}`, ""},
		{"with control characters", "a.jsonl", `{"id":"1","text":"It left.","image":"https://orlo.example/\u0000\n"}`, ""},
		{"null", "a.jsonl", `{"id":"1","text":"It left.","image":null}`, ""},
		{"a number", "a.jsonl", `{"id":"1","text":"It left.","image":7}`, ""},
		{"a list", "a.jsonl", `{"id":"1","text":"It left.","image":["` + quay + `"]}`, ""},
		{"an object", "a.jsonl", `{"id":"1","text":"It left.","image":{"url":"` + quay + `"}}`, ""},
		{"front matter", "a.md", "---\ntitle: Ferry\nimage: " + quay + "\n---\nIt left.", quay},
		{"a list in front matter", "a.md", "---\ntitle: Ferry\nimage:\n  - a.jpg\n---\nIt left.", ""},
		{"a mapping in front matter", "a.md", "---\ntitle: Ferry\nimage: {src: a.jpg}\n---\nIt left.", ""},
		{"a saved page", "a.html", "<html><p>It left.</p></html>", quay},
	} {
		t.Run(c.name, func(t *testing.T) {
			for item := range File(c.file, strings.NewReader(c.input), saved) {
				if item.Refusal != nil {
					t.Fatal(item.Refusal)
				}
				if got := item.Article.Image; got != c.want {
					t.Errorf("got %q, want %q", got, c.want)
				}
			}
		})
	}
}
