package read

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

var errTooLong = fmt.Errorf("longer than %d MiB: split or shorten the article", MaxArticle>>20)

// lines reads a stream line by line and never holds much more than MaxArticle bytes
// of it.
type lines struct {
	r    *bufio.Reader
	n    int    // number of the line read last, from 1
	held []byte // a line longer than the reader's buffer
}

// next is the next line that is not blank, its break off; it is good until the call
// after. Reading goes on after errTooLong and is over after any other error.
func (l *lines) next() ([]byte, error) {
	for {
		line, err := l.read()
		if err != nil || len(bytes.TrimSpace(line)) > 0 {
			return bytes.TrimRight(line, "\r\n"), err
		}
	}
}

func (l *lines) read() ([]byte, error) {
	line, err := l.r.ReadSlice('\n')
	if len(line) > 0 {
		l.n++
	}
	if err == bufio.ErrBufferFull {
		line, err = l.gather(line)
	}
	if err == io.EOF && len(line) > 0 {
		err = nil // the last line needs no break
	}
	return line, err
}

// gather joins the parts of a line to start, and drops them once they are too many.
func (l *lines) gather(start []byte) ([]byte, error) {
	l.held = append(l.held[:0], start...)
	part, err := start, bufio.ErrBufferFull
	for err == bufio.ErrBufferFull {
		part, err = l.r.ReadSlice('\n')
		if len(l.held) <= MaxArticle {
			l.held = append(l.held, part...)
		}
	}
	if len(bytes.TrimRight(l.held, "\r\n")) > MaxArticle && (err == nil || err == io.EOF) {
		return nil, errTooLong
	}
	return l.held, err
}
