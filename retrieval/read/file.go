package read

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"strings"
)

// MaxArticle is how many bytes an article may take in its file, decompressed: a line of JSON Lines,
// or the whole file in the other formats. Longer ones are refused.
const MaxArticle = 16 << 20

const (
	bufferBytes   = 64 << 10 // more than nearly every article, so that few lines are copied
	sniffBytes    = 512
	byteOrderMark = "\uFEFF" // which some editors put before UTF-8
)

// file is an input that is being read.
type file struct {
	name    string
	options Options
	input   *counter
	gzipped bool
	text    *bufio.Reader // decompressed, without byte order mark
}

// open prepares r for reading. Whether it is gzipped depends on its first two bytes: a stream has
// no name.
func open(name string, r io.Reader, o Options) (*file, *Refusal) {
	f := &file{name: name, options: o, input: &counter{r: r}}
	f.text = bufio.NewReaderSize(f.input, bufferBytes)
	magic, _ := f.text.Peek(2)
	f.gzipped = string(magic) == "\x1f\x8b"
	switch {
	case f.gzipped:
		z, err := gzip.NewReader(f.text)
		if err != nil {
			return f, f.readError(0, err)
		}
		f.text = bufio.NewReaderSize(o.Unpacked.limit(z), bufferBytes)
	case f.input.failed():
		return f, f.readError(0, f.input.err)
	case extension(name) == ".gz":
		return f, refuse(0, "not gzip: take the .gz off its name, or pack it again")
	}
	if mark, _ := f.text.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
		_, _ = f.text.Discard(len(byteOrderMark))
	}
	return f, nil
}

// format returns the format of the file by its extension, or else by its first bytes.
func (f *file) format() format {
	head, _ := f.text.Peek(sniffBytes)
	if isBinary(head) {
		return binary
	}
	if named := formatOf(f.name); named != unknown {
		return named
	}
	return sniff(bytes.TrimLeft(head, " \t\r\n"))
}

// readAll returns all that the file holds, decompressed.
func (f *file) readAll() ([]byte, *Refusal) {
	b, err := io.ReadAll(io.LimitReader(f.text, MaxArticle+1))
	switch {
	case err != nil:
		return nil, f.readError(1+bytes.Count(b, []byte("\n")), err)
	case len(b) > MaxArticle:
		return nil, refuse(0, "longer than %d MiB: want one article a file", MaxArticle>>20)
	}
	return b, nil
}

// readError returns the refusal for an error while reading the given line.
func (f *file) readError(line int, err error) *Refusal {
	if errors.Is(err, errQuota) {
		return refuse(line, "%v", err)
	}
	if f.gzipped && !f.input.failed() {
		return refuse(line, "gzip cut off or damaged here (%v): get the file again", err)
	}
	return refuse(line, "read: %v: try again", err)
}

// item returns the item for a record, which may be a refusal.
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

// place sets what the place of the file says of the article that it alone holds: the outlet, if the article
// names none, and the path.
func (f *file) place(rec *record) {
	if rec.Source == "" {
		rec.Source = f.outlet()
	}
	if rec.ID == "" && f.name != "-" {
		rec.path = f.path()
	}
}

// path returns the folder of the outlet and the path below it, without the extension of gzip.
func (f *file) path() string {
	name := strings.TrimPrefix(path.Clean(f.name), "/")
	if extension(name) == ".gz" {
		name = name[:len(name)-len(".gz")]
	}
	if !strings.Contains(name, "/") {
		name = path.Join(f.options.Root, name)
	}
	return oneLine(name)
}

// outlet returns the first folder of the file's name, or "".
func (f *file) outlet() string {
	folder, _, ok := strings.Cut(strings.TrimPrefix(path.Clean(f.name), "/"), "/")
	if !ok || folder == ".." {
		return ""
	}
	return folder
}

// counter counts the bytes read from r and keeps the first error, because bufio's Peek drops it and
// r need not return it again.
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
