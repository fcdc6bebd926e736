package read

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

var errTooLong = fmt.Errorf("longer than %d MiB: split or shorten the article", MaxArticle>>20)

// lineReader reads a stream line by line, and never holds much more than MaxArticle bytes of it.
type lineReader struct {
	r    *bufio.Reader
	n    int    // the number of the last line, from 1
	long []byte // a line that is longer than the reader's buffer
}

// next returns the next line that is not blank, without its line break. The line is valid until the
// next call. After errTooLong reading may go on, after any other error not.
func (l *lineReader) next() ([]byte, error) {
	for {
		line, err := l.read()
		if err != nil || len(bytes.TrimSpace(line)) > 0 {
			return bytes.TrimRight(line, "\r\n"), err
		}
	}
}

func (l *lineReader) read() ([]byte, error) {
	line, err := l.r.ReadSlice('\n')
	if len(line) > 0 {
		l.n++
	}
	if err == bufio.ErrBufferFull {
		line, err = l.readLong(line)
	}
	if err == io.EOF && len(line) > 0 {
		err = nil // the last line needs no line break
	}
	return line, err
}

// readLong reads the rest of a line that begins with start. It reads a line that is too long to its
// end, but does not hold all of it.
func (l *lineReader) readLong(start []byte) ([]byte, error) {
	l.long = append(l.long[:0], start...)
	part, err := start, bufio.ErrBufferFull
	for err == bufio.ErrBufferFull {
		part, err = l.r.ReadSlice('\n')
		if len(l.long) <= MaxArticle {
			l.long = append(l.long, part...)
		}
	}
	if len(bytes.TrimRight(l.long, "\r\n")) > MaxArticle && (err == nil || err == io.EOF) {
		return nil, errTooLong
	}
	return l.long, err
}
