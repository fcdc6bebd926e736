// Package batch reads files of questions, days, texts and web pages, one a line, and writes a
// result for each: passages, a summary, quotes, an article. It is what Quoth is measured with.
//
//	in, err := batch.Open("questions.jsonl.gz", os.Stdin)
//	...
//	s := batch.Streams{File: "questions.jsonl.gz", Out: os.Stdout, Messages: os.Stderr}
//	status, err := batch.Answer(ctx, in, service, s, read)
//
// A line that cannot be read is reported with its number, and the next one is read.
package batch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"quoth/bot/console"
	"quoth/bot/report"
)

// Streams say what is read and where results go.
type Streams struct {
	File     string    // the name of the file that is read, for messages
	Out      io.Writer // gets a result for each line
	Messages io.Writer // gets what is wrong with a line
}

// tell writes a message about a line of the file.
func (s Streams) tell(line int, format string, args ...any) {
	console.Tell(s.Messages, "%s: %s", report.Place(s.File, line), fmt.Sprintf(format, args...))
}

// ErrSkipped means that some lines have no result. Each of them has been reported.
var ErrSkipped = errors.New("some lines were skipped")

// Open opens a file, packed by gzip or not; "-" is stdin. A byte order mark at its start is left
// out.
func Open(file string, stdin io.Reader) (io.ReadCloser, error) {
	in := io.NopCloser(stdin)
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, report.Unreadable(err))
		}
		in = f
	}
	buffered := bufio.NewReader(in)
	if magic, _ := buffered.Peek(2); string(magic) != "\x1f\x8b" {
		return readCloser{withoutMark(buffered), in}, nil
	}
	unpacked, err := gzip.NewReader(buffered)
	if err != nil {
		in.Close()
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	return readCloser{withoutMark(unpacked), in}, nil
}

// byteOrderMark is what some editors put before the text of a file.
const byteOrderMark = "\uFEFF"

func withoutMark(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	if start, _ := b.Peek(len(byteOrderMark)); string(start) == byteOrderMark {
		_, _ = b.Discard(len(byteOrderMark)) // Peek has read them
	}
	return b
}

// readCloser reads from one and closes the other.
type readCloser struct {
	io.Reader
	io.Closer
}

// isLines reports whether a file holds lines of JSON, and not one text.
func isLines(in *bufio.Reader) bool {
	first, _ := in.Peek(1)
	return string(first) == "{"
}

// eachLine calls do with every line of in that is not blank, and its number. It goes on after an
// ErrSkipped, which it then returns at the end. A line longer than most bytes is an error.
func (s Streams) eachLine(in io.Reader, most int, do func(n int, line []byte) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, most)
	var result error
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		switch err := do(n, lines.Bytes()); {
		case errors.Is(err, ErrSkipped):
			result = err
		case err != nil:
			return err
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf("read %s: a line has more than %d MiB", s.File, most>>20)
	} else if err != nil {
		return fmt.Errorf("read %s: %w", s.File, report.Cause(err))
	}
	return result
}

// lineError explains a mistake in the JSON of a line, whose fields are text, by the names in the line.
func lineError(err error, want string) error {
	mistyped, ok := errors.AsType[*json.UnmarshalTypeError](err)
	switch {
	case !ok:
		return fmt.Errorf("broken JSON (%w): %s", err, want)
	case mistyped.Field == "":
		return fmt.Errorf("%s is not an object: %s", mistyped.Value, want)
	}
	return fmt.Errorf("%s: %s, want text in quotation marks", mistyped.Field, mistyped.Value)
}

// flushed runs write with a buffer for s.Out, and flushes it also after an error.
func (s Streams) flushed(write func(Streams) error) error {
	out := bufio.NewWriter(s.Out)
	s.Out = out
	err := write(s)
	if failed := out.Flush(); err == nil {
		err = failed
	}
	return err
}

// isBlank reports whether a text has nothing to read.
func isBlank(text string) bool { return strings.TrimSpace(text) == "" }
