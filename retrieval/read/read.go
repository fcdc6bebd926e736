// Package read turns files into articles: dated text, JSON Lines, Markdown with front
// matter and saved web pages, plain or gzipped, alone, in folders or from a stream.
//
// Reading never fails as a whole. What cannot be taken in becomes a Refusal that
// names the file and the line and says what to do, and reading goes on after it.
// The package opens nothing and asks no clock: the caller hands in a reader or a
// file system, and the time of reading.
//
//	for item := range read.File("harbour.jsonl", f, read.Options{Now: now}) {
//		if item.Refusal != nil {
//			log.Print(item.Refusal) // harbour.jsonl:7: no text: want the article in "text"
//		}
//	}
package read

import (
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
	"time"

	"quoth/retrieval/news"
)

// MaxArticle is how many bytes an article may take in its file, unpacked: a line of
// JSON Lines, or the whole file in the other forms. Longer ones are refused unread.
const MaxArticle = 16 << 20

// Options are the same for all files of an import. The zero Options leave Fetched
// unknown and read dates in UTC.
type Options struct {
	Now  time.Time      // becomes Article.Fetched where the input gives none
	Zone *time.Location // of dates that name none; nil is UTC

	// Unpacked is what packed files may be, unpacked, all together; nil: as much as they are.
	Unpacked *Quota
	// MaxText is how many bytes of an article's text are kept; 0: news.DefaultMaxText.
	MaxText int

	// HTML reads a saved web page, in whatever charset; its errors say what is wrong with
	// the page, and cut that the page was too large to be read to its end. Without it pages
	// are refused.
	HTML func(page []byte) (a news.Article, cut bool, err error)
}

// Item is one outcome of reading: exactly one of Article and Refusal is set.
type Item struct {
	Article *news.Article
	Refusal *Refusal
	Repairs int      // runs of invalid UTF-8 replaced in the article's line or file
	Cut     news.Cut // what of the article was left out because it is too long
	File    string   // as named to File, or its path below the root of Tree
	Line    int      // where the article begins, from 1; 0 for a web page
	Bytes   int64    // of the input as stored (packed, if it is) consumed so far
}

// Refusal says why a file, or one line of it, was not taken in, and what to do.
type Refusal struct {
	File   string // as named to File, or its path below the root of Tree
	Line   int    // counts from 1; 0 when the reason is no line's
	Reason string
}

// Error is "file:line: reason".
func (r *Refusal) Error() string {
	if r.Line == 0 {
		return r.File + ": " + r.Reason
	}
	return fmt.Sprintf("%s:%d: %s", r.File, r.Line, r.Reason)
}

func refuse(line int, format string, args ...any) *Refusal {
	return &Refusal{Line: line, Reason: fmt.Sprintf(format, args...)}
}

// File reads the articles of r. Name is the file's path below the import root,
// with slashes: its extension tells the form, a .gz left out of account, and its
// first folder is the outlet of articles that name none in the forms that hold one
// article a file. Where the extension tells nothing, as for "-", the first bytes do.
// File does not close r.
func File(name string, r io.Reader, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		f, refusal := open(name, r, o)
		if refusal == nil {
			refusal = f.read(yield)
		}
		if refusal != nil {
			yield(f.refused(refusal))
		}
	}
}

// read yields what the file holds; the refusal it returns is the last item.
func (f *file) read(yield func(Item) bool) *Refusal {
	switch f.form() {
	case datedText:
		return f.single(datedRecord, yield)
	case markdown:
		return f.single(markdownRecord, yield)
	case jsonLines:
		return f.jsonLines(yield)
	case html:
		return f.page(yield)
	case binary:
		return refuse(0, "not text: want UTF-8 text in .txt, .jsonl or .md")
	}
	if _, err := f.text.Peek(1); err != nil && err != io.EOF {
		return f.damage(0, err)
	}
	return refuse(0, "empty or of unknown form: want dated text (.txt), JSON Lines (.jsonl) or Markdown (.md)")
}

// item is rec as an article, or why it is none.
func (f *file) item(rec record, line, repairs int) Item {
	if rec.File == "" && f.name != "-" {
		rec.File = f.name
	}
	a, cut, err := rec.article(f.options)
	if err != nil {
		return f.refused(refuse(line, "%v", err))
	}
	return Item{Article: a, Repairs: repairs, Cut: cut, File: f.name, Line: line, Bytes: f.input.n}
}

func (f *file) refused(r *Refusal) Item {
	r.File = f.name
	return Item{Refusal: r, Bytes: f.input.n}
}

// outlet is the first folder of the file's name, if it lies in one.
func (f *file) outlet() string {
	folder, _, ok := strings.Cut(strings.TrimPrefix(path.Clean(f.name), "/"), "/")
	if !ok || folder == ".." {
		return ""
	}
	return folder
}
