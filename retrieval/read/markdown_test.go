package read

import (
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	for _, c := range []struct {
		name, input string
		want        outcome
	}{
		{"all fields", "---\nid: f-1\ntitle: \"Ferry: it sails\"\npublished: 2026-03-02T08:00:00Z\nsource: Orlo Bell\nauthor: Ada Venn\nurl: https://orlo.example/ferry\nfetched: 2026-03-03\ntags: [sea, boats]\n---\nIt left.\n",
			outcome{ID: "f-1", Title: "Ferry: it sails", Source: "Orlo Bell", Author: "Ada Venn", URL: "https://orlo.example/ferry",
				Published: "2026-03-02T08:00:00Z", Fetched: "2026-03-03T00:00:00Z", Text: "It left.\n"}},
		{"date for published, bare number for id", "---\nid: 17\ntitle: Ferry\ndate: 2026-03-02\n...\nIt left.",
			outcome{ID: "17", Title: "Ferry", Published: "2026-03-02T00:00:00Z", File: "a.md", Text: "It left."}},
		{"published before date", "---\ntitle: Ferry\npublished: 2026-03-02\ndate: 2026-04-01\n---\nIt left.",
			outcome{Title: "Ferry", Published: "2026-03-02T00:00:00Z", File: "a.md", Text: "It left."}},
		{"kept as written", "---\ntitle: Ferry\n---\n\n## Crew\n\nIt *left* [at dawn](https://orlo.example).\n\n- a\n",
			outcome{Title: "Ferry", File: "a.md", Text: "\n## Crew\n\nIt *left* [at dawn](https://orlo.example).\n\n- a\n"}},
		{"heading for a headline", "\n# Ferry sails #\n\nIt left.\n\n# Crew\n", outcome{Title: "Ferry sails", File: "a.md", Text: "\nIt left.\n\n# Crew\n"}},
		{"heading that ends in a hash", "# Good-bye to C#\nIt left.", outcome{Title: "Good-bye to C#", File: "a.md", Text: "It left."}},
		{"heading under front matter without title", "---\ndate: 2026-03-02\nauthor:\n---\n\n# Ferry\nIt left.",
			outcome{Title: "Ferry", Published: "2026-03-02T00:00:00Z", File: "a.md", Text: "It left."}},
		{"heading stays under a title", "---\ntitle: Ferry\n---\n# Crew\nIt left.", outcome{Title: "Ferry", File: "a.md", Text: "# Crew\nIt left."}},
		{"CRLF and byte order mark", byteOrderMark + "---\r\ntitle: Ferry\r\n---\r\nIt left.\r\n",
			outcome{Title: "Ferry", File: "a.md", Text: "It left.\n"}},
		{"rule in the text", "---\ntitle: Ferry\n---\nIt left.\n---\nAll well.", outcome{Title: "Ferry", File: "a.md", Text: "It left.\n---\nAll well."}},
		{"invalid UTF-8", "# Caf\xe9\nIt left.", outcome{Title: "Caf\uFFFD", File: "a.md", Text: "It left.", Repairs: 1}},
	} {
		t.Run(c.name, func(t *testing.T) { check(t, "a.md", c.input, Options{}, c.want) })
	}
}

func TestMarkdownRefused(t *testing.T) {
	const bare = "no front matter and no heading: want --- lines around title: and published:, or # Headline"
	for _, c := range []struct{ name, input, want string }{
		{"plain", "It left at dawn.\n", "a.md:1: " + bare},
		{"empty", "", "a.md:1: " + bare},
		{"second-level heading", "## Ferry\nIt left.", "a.md:1: " + bare},
		{"heading without words", "# #\nIt left.", "a.md:1: " + bare},
		{"open front matter", "---\ntitle: Ferry\nIt left.\n", "a.md:1: front matter without an end: want a line --- within 64 KiB"},
		{"endless front matter", "---\ntitle: Ferry\n" + strings.Repeat("# tide\n", 10_000) + "---\nIt left.", "a.md:1: front matter without an end: want a line --- within 64 KiB"},
		{"no title", "---\nsource: Orlo Bell\n---\nIt left.", "a.md:1: no id and no title: want one of them"},
		{"no text", "---\ntitle: Ferry\n---\n", "a.md:1: no text: want the words of the article"},
		{"list of authors", "---\ntitle: Ferry\nauthor:\n  - Ada Venn\n---\nIt left.", "a.md:4: author: not a single value, want a string"},
		{"date of parts", "---\ntitle: Ferry\ndate: {year: 2026}\n---\nIt left.", "a.md:3: date: not a single value, want a string like 2026-03-02T08:00:00Z"},
		{"not a mapping", "---\n- title\n---\nIt left.",
			"a.md:2: front matter is not a mapping: want lines like title: Headline"},
		{"no date", "---\ntitle: Ferry\ndate: soon\n---\nIt left.",
			`a.md:1: published: "soon" is not a date: want 2026-03-02T08:00:00Z or 2026-03-02`},
		{"bare colon", "---\ntitle: Ferry: it sails\n---\nIt left.",
			"a.md:1: front matter: yaml: line 2: mapping values are not allowed in this context: put values with a colon in quotation marks"},
	} {
		t.Run(c.name, func(t *testing.T) { check(t, "a.md", c.input, Options{}, outcome{Refused: c.want}) })
	}
}
