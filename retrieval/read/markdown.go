package read

import (
	"cmp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// parseMarkdown parses front matter in YAML, whose fields have the names that they have in JSON
// Lines, and the text below it, which stays as written. If the front matter has no title, a heading
// at the start of the text becomes the title. The input comes from prose.Clean.
func parseMarkdown(text string) (record, *Refusal) {
	rec, body, refusal := frontMatter(text)
	if refusal != nil {
		return rec, refusal
	}
	if rec.Title == "" {
		rec.Title, body = cutHeading(body)
	}
	if rec == (record{}) {
		return rec, refuse(1, "no front matter and no heading: "+
			"want --- lines around title: and published:, or # Headline")
	}
	rec.Text = body
	return rec, nil
}

// frontMatter parses the block between two lines of hyphens at the start of text; body is the text
// after it. If there is no such block, body is the whole text.
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
	// The line break replaces the first line of hyphens, so that YAML counts lines as the file does.
	if err := yaml.Unmarshal([]byte("\n"+block), &doc); err != nil {
		return rec, "", refuse(1, "front matter: %v: put values with a colon in quotation marks", err)
	}
	if len(doc.Content) > 0 {
		refusal = rec.setFields(doc.Content[0])
	}
	return rec, body, refusal
}

// maxFrontMatter is in bytes. A parsed block may take 200 times its size in memory.
const maxFrontMatter = 64 << 10

// cutFence cuts s around its first line --- or ..., which both end a block of YAML. The line must
// begin within maxFrontMatter.
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

// setFields sets the fields of the record from a YAML mapping, and skips unknown ones. The value of
// a number or date without quotation marks is the text that is written there.
func (r *record) setFields(mapping *yaml.Node) *Refusal {
	if mapping.Kind != yaml.MappingNode {
		return refuse(mapping.Line, "front matter is not a mapping: want lines like title: Headline")
	}
	var date string
	fields := map[string]*string{
		"id": &r.ID, "title": &r.Title, "published": &r.Published, "date": &date, "source": &r.Source,
		"author": &r.Author, "url": &r.URL, "fetched": &r.Fetched, "file": &r.File, "image": (*string)(&r.Image),
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		field, known := fields[key.Value]
		switch {
		case !known || value.Tag == "!!null", key.Value == "image" && value.Kind != yaml.ScalarNode:
		case value.Kind != yaml.ScalarNode:
			return refuse(value.Line, "%s", wrongType(key.Value, "not a single value"))
		default:
			*field = strings.TrimSpace(value.Value)
		}
	}
	r.Published = cmp.Or(r.Published, date)
	return nil
}

// cutHeading cuts a first-level heading off the start of body. If there is none, rest is body.
func cutHeading(body string) (title, rest string) {
	first, rest, _ := strings.Cut(strings.TrimLeft(body, "\n"), "\n")
	title, ok := strings.CutPrefix(first, "# ")
	if !ok {
		return "", body
	}
	title = strings.TrimSpace(title)
	// A run of hashes after a blank closes a heading, as in "# Headline #", but not "# The end of C#".
	if open := strings.TrimRight(title, "#"); open == "" || strings.HasSuffix(open, " ") {
		title = strings.TrimSpace(open)
	}
	return title, rest
}
