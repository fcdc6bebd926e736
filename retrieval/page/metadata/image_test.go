package metadata

import (
	"fmt"
	"strings"
	"testing"

	"quoth/retrieval/news"
)

func TestImage(t *testing.T) {
	const quay, pier = "https://orlo.example/quay.jpg", "https://orlo.example/pier.jpg"
	meta := func(name, content string) string { return fmt.Sprintf("<meta property=%q content=%q>", name, content) }
	long := "https://orlo.example/" + strings.Repeat("p", news.MaxImage)
	for _, tc := range []struct{ name, page, want string }{
		{"none", "<p>The ferry sails.</p><img src='/quay.jpg'>", ""},
		{"OpenGraph", meta("og:image", quay), quay},
		{"OpenGraph under another name", meta("og:image:secure_url", quay), quay},
		{"OpenGraph as a name", `<meta name="og:image" content="` + quay + `">`, quay},
		{"Twitter", meta("twitter:image", quay), quay},
		{"Twitter of old", `<meta name="twitter:image:src" content="` + quay + `">`, quay},
		{"OpenGraph before Twitter", meta("twitter:image", pier) + meta("og:image", quay), quay},
		{"the first of several", meta("og:image", quay) + meta("og:image", pier), quay},
		{"the first that is large", meta("og:image", quay) + meta("og:image:secure_url", quay) + meta("og:image:width", "64") +
			meta("og:image:height", "64") + meta("og:image", pier) + meta("og:image:width", "1200"), pier},
		{"a logo", meta("og:image", "https://orlo.example/orlo-logo.png") + meta("twitter:image", pier), pier},
		{"relative", meta("og:image", "/quay.jpg"), "https://www.orlo.example/quay.jpg"},
		{"escaped", `<meta property="og:image" content="` + quay + `?a=1&amp;copy=2">`, quay + "?a=1&copy=2"},
		{"long", meta("og:image", quay+"?"+strings.Repeat("p", 1000)), quay + "?" + strings.Repeat("p", 1000)},
		{"too long", meta("og:image", long) + meta("twitter:image", pier), pier},
		{"data", meta("og:image", "data:image/png;base64,iVBO"), ""},
		{"script", meta("og:image", "javascript:alert(1)"), ""},
		{"with a password", meta("og:image", "https://desk:secret@orlo.example/quay.jpg"), ""},
		{"no content", meta("og:image", " ") + meta("og:image:width", "1"), ""},
		{"a size of nothing", meta("og:image:width", "1") + meta("og:image", quay), quay},
		{"JSON-LD: an address", ld(`{"@type":"NewsArticle","headline":"x","image":"` + quay + `"}`), quay},
		{"JSON-LD: a list", ld(`{"@type":"NewsArticle","headline":"x","image":["` + quay + `","` + pier + `"]}`), quay},
		{"JSON-LD: an object", ld(`{"@type":"NewsArticle","headline":"x","image":{"@type":"ImageObject","url":"` + quay + `","width":1200}}`), quay},
		{"JSON-LD: another object", ld(`{"@type":"NewsArticle","headline":"x","image":{"contentUrl":"` + quay + `","width":"1200 px"}}`), quay},
		{"JSON-LD: objects, the first small", ld(`{"@type":"NewsArticle","headline":"x","image":[{"url":"` + quay +
			`","width":{"value":90}},{"url":"` + pier + `","height":900}]}`), pier},
		{"JSON-LD: nonsense", ld(`{"@type":"NewsArticle","headline":"x","image":[[["a"]],7,null,{"url":{"a":1}},true]}`), ""},
		{"JSON-LD of something else", ld(`{"@type":"Organization","name":"Orlo Weekly","image":"` + quay + `"}`), ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := said(t, tc.page, address).Image; got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
