package read

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"strings"

	"quoth/retrieval/prose"
)

const (
	bufferBytes = 64 << 10 // holds nearly every article, so that few lines are copied
	sniffBytes  = 512
	byteOrder   = "\uFEFF" // the mark that some editors put before UTF-8
)

// file is one input while it is read.
type file struct {
	name    string
	options Options
	input   *counter
	packed  bool
	text    *bufio.Reader // unpacked, byte order mark off
}

// open unpacks r if it is gzipped, which its first two bytes tell even on a stream
// that has no name.
func open(name string, r io.Reader, o Options) (*file, *Refusal) {
	f := &file{name: name, options: o, input: &counter{r: r}}
	f.text = bufio.NewReaderSize(f.input, bufferBytes)
	magic, _ := f.text.Peek(2)
	f.packed = string(magic) == "\x1f\x8b"
	switch {
	case f.packed:
		z, err := gzip.NewReader(f.text)
		if err != nil {
			return f, f.damage(0, err)
		}
		f.text = bufio.NewReaderSize(o.Unpacked.limit(z), bufferBytes)
	case f.input.failed():
		return f, f.damage(0, f.input.err)
	case extension(name) == ".gz":
		return f, refuse(0, "not gzip: take the .gz off its name, or pack it again")
	}
	if mark, _ := f.text.Peek(len(byteOrder)); string(mark) == byteOrder {
		_, _ = f.text.Discard(len(byteOrder))
	}
	return f, nil
}

// damage is the refusal for a read that failed at line.
func (f *file) damage(line int, err error) *Refusal {
	if errors.Is(err, errQuota) {
		return refuse(line, "%v", err)
	}
	if f.packed && !f.input.failed() {
		return refuse(line, "gzip cut off or damaged here (%v): get the file again", err)
	}
	return refuse(line, "read: %v: try again", err)
}

// single reads the file as one article.
func (f *file) single(parse func(text string) (record, *Refusal), yield func(Item) bool) *Refusal {
	b, refusal := f.whole()
	if refusal != nil {
		return refusal
	}
	rec, refusal := parse(prose.Clean(string(b)))
	if refusal != nil {
		return refusal
	}
	if rec.Source == "" {
		rec.Source = f.outlet()
	}
	yield(f.item(rec, 1, prose.Repairs(string(b))))
	return nil
}

// whole is all that the file holds, unpacked.
func (f *file) whole() ([]byte, *Refusal) {
	b, err := io.ReadAll(io.LimitReader(f.text, MaxArticle+1))
	switch {
	case err != nil:
		return nil, f.damage(1+bytes.Count(b, []byte("\n")), err)
	case len(b) > MaxArticle:
		return nil, refuse(0, "longer than %d MiB: want one article a file", MaxArticle>>20)
	}
	return b, nil
}

// form is how articles stand in a file.
type form int

const (
	unknown form = iota
	datedText
	jsonLines
	markdown
	html
	binary
)

// form goes by the name, then by the first bytes.
func (f *file) form() form {
	head, _ := f.text.Peek(sniffBytes)
	if isBinary(head) {
		return binary
	}
	if named := formOf(f.name); named != unknown {
		return named
	}
	return sniff(bytes.TrimLeft(head, " \t\r\n"))
}

// isBinary goes by the share of NULs: a text can have a stray one, which the text rules take
// out; images, archives and UTF-16 have many.
func isBinary(head []byte) bool {
	return 20*bytes.Count(head, []byte{0}) > len(head)
}

func formOf(name string) form {
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

func sniff(head []byte) form {
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

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// counter counts the bytes read from r, and keeps its first error: bufio's Peek
// forgets it, and r need not repeat it.
type counter struct {
	r   io.Reader
	n   int64
	err error
}

func (c *counter) Read(p []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.r.Read(p)
	c.n, c.err = c.n+int64(n), err
	return n, err
}

func (c *counter) failed() bool { return c.err != nil && c.err != io.EOF }
