package read

import (
	"cmp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// markdownRecord reads Markdown: front matter in YAML with the names that JSON Lines
// has, then the text, kept as written. A first heading becomes the headline, and
// leaves the text, when the front matter names none. The text has been through the
// text rules.
func markdownRecord(text string) (record, *Refusal) {
	rec, body, refusal := frontMatter(text)
	if refusal != nil {
		return rec, refusal
	}
	if rec.Title == "" {
		rec.Title, body = cutHeading(body)
	}
	if rec == (record{}) {
		return rec, refuse(1, "no front matter and no heading: want --- lines around title: and published:, or # Headline")
	}
	rec.Text = body
	return rec, nil
}

// frontMatter reads the block between two lines of hyphens at the start of text;
// body is what follows. Without such a block body is text.
func frontMatter(text string) (rec record, body string, refusal *Refusal) {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return rec, text, nil
	}
	block, body, ok := cutFence(rest)
	if !ok {
		return rec, "", refuse(1, "front matter without an end: want a line --- within %d KiB", maxFrontMatter>>10)
	}
	var doc yaml.Node
	// A line break in place of the first fence makes the lines of YAML those of the file.
	if err := yaml.Unmarshal([]byte("\n"+block), &doc); err != nil {
		return rec, "", refuse(1, "front matter: %v: put values with a colon in quotation marks", err)
	}
	if len(doc.Content) > 0 {
		refusal = rec.fill(doc.Content[0])
	}
	return rec, body, refusal
}

// maxFrontMatter is in bytes. A parsed block can take 200 times its size in memory.
const maxFrontMatter = 64 << 10

// cutFence cuts s around its first line --- or ..., the two ends YAML knows, which
// has to begin within maxFrontMatter.
func cutFence(s string) (before, after string, ok bool) {
	for at := 0; at < min(len(s), maxFrontMatter); {
		line, _, _ := strings.Cut(s[at:], "\n")
		if line == "---" || line == "..." {
			return s[:at], strings.TrimPrefix(s[at+len(line):], "\n"), true
		}
		at += len(line) + 1
	}
	return "", "", false
}

// fill takes the fields it knows from a YAML mapping. Numbers and dates without
// quotation marks count as the words they are written with.
func (r *record) fill(mapping *yaml.Node) *Refusal {
	if mapping.Kind != yaml.MappingNode {
		return refuse(mapping.Line, "front matter is no mapping: want lines like title: Headline")
	}
	var date string
	fields := map[string]*string{
		"id": &r.ID, "title": &r.Title, "published": &r.Published, "date": &date, "source": &r.Source,
		"author": &r.Author, "url": &r.URL, "fetched": &r.Fetched, "file": &r.File,
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		field, known := fields[key.Value]
		switch {
		case !known || value.Tag == "!!null":
		case value.Kind != yaml.ScalarNode:
			return refuse(value.Line, "%s", wrongType(key.Value, "not a single value"))
		default:
			*field = strings.TrimSpace(value.Value)
		}
	}
	r.Published = cmp.Or(r.Published, date)
	return nil
}

// cutHeading takes a first-level heading off the top of body; without one, rest is body.
func cutHeading(body string) (title, rest string) {
	first, rest, _ := strings.Cut(strings.TrimLeft(body, "\n"), "\n")
	title, ok := strings.CutPrefix(first, "# ")
	if !ok {
		return "", body
	}
	title = strings.TrimSpace(title)
	// "# Headline #" may close with a run of hashes after a blank; "# The end of C#" does not.
	if open := strings.TrimRight(title, "#"); open == "" || strings.HasSuffix(open, " ") {
		title = strings.TrimSpace(open)
	}
	return title, rest
}
