package read

import (
	"fmt"
	"time"
	"unicode/utf8"

	"quoth/retrieval/news"
)

// Options are the settings of an import. The zero value leaves Fetched empty and reads dates as UTC.
type Options struct {
	Now  time.Time      // becomes Article.Fetched if the input has none
	Zone *time.Location // of dates without a zone; nil means UTC

	// Root is the name of the folder that is the root of the import. A file directly in it has it in its
	// Article.Path, as a file below has its first folder: the articles of an outlet are the same, whether the
	// outlet's folder is read or the one above.
	Root string

	// Unpacked limits the size of gzipped files, decompressed, all together; nil means no limit.
	Unpacked *Quota
	// MaxText is how many bytes of an article's text are kept; 0 means news.DefaultMaxText.
	MaxText int

	// HTML reads a saved web page in any charset. Its error is shown to the user; cut reports that
	// the page was too large to be read to its end. If HTML is nil, web pages are refused.
	HTML func(page []byte) (a news.Article, cut bool, err error)
}

// Item is an article that was read, or a refusal: exactly one of Article and Refusal is set.
type Item struct {
	Article *news.Article
	Refusal *Refusal
	Repairs int      // runs of invalid UTF-8 replaced in the article's line or file
	Cut     news.Cut // the parts of the article that are too long and left out
	File    string   // as named to File, or its path below the root of Tree
	Line    int      // where the article begins, from 1; 0 for a web page
	Bytes   int64    // of the input read so far, as stored (so compressed, if it is)
}

// Refusal says why a file, or one line of it, was not imported, and what to do.
type Refusal struct {
	File   string // as named to File, or its path below the root of Tree
	Line   int    // from 1; 0 if the reason concerns the whole file
	Reason string
}

// Error returns "file:line: reason".
func (r *Refusal) Error() string {
	if r.Line == 0 {
		return r.File + ": " + r.Reason
	}
	return fmt.Sprintf("%s:%d: %s", r.File, r.Line, r.Reason)
}

// refuse returns a refusal without the name of the file, which file.refused adds.
func refuse(line int, format string, args ...any) *Refusal {
	return &Refusal{Line: line, Reason: fmt.Sprintf(format, args...)}
}

// short returns the start of s, to quote it in a reason.
func short(s string) string {
	const maxBytes = 40
	if len(s) <= maxBytes {
		return s
	}
	end := maxBytes
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}
