// Package read turns files into articles. It reads dated text, JSON Lines, Markdown with front
// matter and saved web pages, plain or gzipped, alone, in folders or from a stream.
//
// Reading never fails as a whole. What cannot be imported becomes a Refusal that names the file and
// the line and says what to do, and reading goes on after it. The package opens no files and reads
// no clock: the caller passes a reader or a file system, and the time.
//
//	for item := range read.File("harbour.jsonl", f, read.Options{Now: now}) {
//		if item.Refusal != nil {
//			log.Print(item.Refusal) // harbour.jsonl:7: no text: want the article in "text"
//		}
//	}
package read

import (
	"io"
	"iter"

	"quoth/retrieval/prose"
)

// File returns the articles of r. Name is the path of the file below the root of the import, with
// slashes; "-" is a stream without a name. The extension of name, without a .gz, gives the format, or
// the first bytes if the extension is unknown. If an article that has a file of its own names no
// outlet, the first folder of name is its outlet. File does not close r.
func File(name string, r io.Reader, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		f, refusal := open(name, r, o)
		if refusal == nil {
			refusal = readFile(f, yield)
		}
		if refusal != nil {
			yield(f.refused(refusal))
		}
	}
}

// readFile yields what the file holds. A refusal that it returns is the last item.
func readFile(f *file, yield func(Item) bool) *Refusal {
	switch f.format() {
	case datedText:
		return readSingle(f, parseDatedText, yield)
	case markdown:
		return readSingle(f, parseMarkdown, yield)
	case jsonLines:
		return readJSONLines(f, yield)
	case html:
		return readHTML(f, yield)
	case binary:
		return refuse(0, "not text: want UTF-8 text in .txt, .jsonl or .md")
	}
	if _, err := f.text.Peek(1); err != nil && err != io.EOF {
		return f.readError(0, err)
	}
	return refuse(0, "empty or of unknown format: want dated text (.txt), JSON Lines (.jsonl) or Markdown (.md)")
}

// readSingle reads a file that holds one article.
func readSingle(f *file, parse func(text string) (record, *Refusal), yield func(Item) bool) *Refusal {
	b, refusal := f.readAll()
	if refusal != nil {
		return refusal
	}
	rec, refusal := parse(prose.Clean(string(b)))
	if refusal != nil {
		return refusal
	}
	f.place(&rec)
	yield(f.item(rec, 1, prose.Repairs(string(b))))
	return nil
}
