package read

import (
	"bytes"
	"path"
	"strings"
)

// format is the format of a file.
type format int

const (
	unknown format = iota
	datedText
	jsonLines
	markdown
	html
	binary
)

// formatOf returns the format of a file by its extension, not counting a .gz.
func formatOf(name string) format {
	ext := extension(name)
	if ext == ".gz" {
		ext = extension(name[:len(name)-len(ext)])
	}
	switch ext {
	case ".txt":
		return datedText
	case ".jsonl", ".ndjson":
		return jsonLines
	case ".md", ".markdown":
		return markdown
	case ".html", ".htm", ".xhtml":
		return html
	}
	return unknown
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// sniff returns the format of a file by its first bytes.
func sniff(head []byte) format {
	start := func(prefix string) bool { return bytes.HasPrefix(head, []byte(prefix)) }
	switch {
	case start("{"), start("["):
		return jsonLines
	case start("date "):
		return datedText
	case start("---"), start("# "):
		return markdown
	case start("<"):
		return html
	}
	return unknown
}

// isBinary reports whether the first bytes of a file have too many NULs for text. A text may have a
// stray one, which prose.Clean removes; images, archives and UTF-16 have many.
func isBinary(head []byte) bool {
	return 20*bytes.Count(head, []byte{0}) > len(head)
}
