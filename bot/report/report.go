// Package report words what the commands for the person who runs Quoth did: an import, a check of
// the feeds, a file that cannot be read. It takes values and returns sentences, or the records that
// --json writes; it reads and writes nothing itself.
//
//	var r report.Import
//	r.Store(outcomes)
//	for _, line := range r.Lines() { // "2 new, 0 changed, 1 same, 0 refused"
//		console.Tell(os.Stderr, "%s", line)
//	}
package report

import (
	"cmp"
	"fmt"
	"strings"

	"quoth/retrieval/ingest"
	"quoth/retrieval/news"
)

// Place returns where in a file something was read, in the form of a refusal: "wire.jsonl:3", or
// the file alone for line 0.
func Place(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}

// Sentence returns the text of an error as a sentence, with a capital and a full stop.
func Sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }

// cutLines report how many articles are not stored whole: those whose text was cut at limit bytes
// (0: news.DefaultMaxText), and those with something else that was too long.
func cutLines(cut, limit, shortened int) (lines []string) {
	if cut > 0 {
		its := "its text"
		if cut > 1 {
			its = "their texts"
		}
		at := news.Size(cmp.Or(limit, news.DefaultMaxText))
		lines = append(lines, fmt.Sprintf("%d cut at %s: the rest of %s is not stored", cut, at, its))
	}
	if shortened > 0 {
		lines = append(lines, fmt.Sprintf("%d with a headline, another field or a web page that was too long",
			shortened))
	}
	return lines
}

// withheldLines report how many articles are not stored because they were withdrawn, or because they are older
// than articles are kept.
func withheldLines(withdrawn, expired int) (lines []string) {
	if withdrawn > 0 {
		lines = append(lines, fmt.Sprintf("%d withdrawn by quoth forget, and not stored", withdrawn))
	}
	if expired > 0 {
		lines = append(lines, fmt.Sprintf("%d older than QUOTH_KEEP_DAYS, and not stored", expired))
	}
	return lines
}

// articles counts the articles of a check of feeds: "4 new, 1 changed, 0 same, 1 refused; summaries only: 2".
func articles(c ingest.Counts) string {
	words := fmt.Sprintf("%d new, %d changed, %d same, %d refused", c.Added, c.Changed, c.Same, c.Refused)
	if c.Summaries > 0 {
		words += fmt.Sprintf("; summaries only: %d", c.Summaries)
	}
	for _, line := range withheldLines(c.Withdrawn, c.Expired) {
		words += "; " + line
	}
	for _, line := range cutLines(c.Cut, c.CutAt, c.Shortened) {
		words += "; " + line
	}
	return words
}
