package console

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// maxLine is the longest line that is read where nobody types, in bytes.
const maxLine = 1 << 20

// ErrLongLine means that a line was skipped because it was too long. The next line can be read.
var ErrLongLine = errors.New("longer than 1 MiB, the most that is read")

// LineReader returns one line after another. After the last it returns io.EOF or the context's error.
type LineReader func() (string, error)

// Lines returns a reader of the lines of in. At a terminal there is a prompt with a history; Tab
// replaces the line by what complete returns, and Ctrl-C and Ctrl-D end the reading. The end of ctx ends
// it too, even while it waits for a line.
func Lines(ctx context.Context, in io.Reader, out io.Writer, complete func(line string) string) LineReader {
	read := PlainLines(in)
	if keyboard, ok := in.(*os.File); ok && term.IsTerminal(int(keyboard.Fd())) {
		read = typedLines(ctx, keyboard, out, complete)
	}
	return Interruptible(ctx, read)
}

// Interruptible returns a reader of the same lines that also ends with ctx, even while it waits for a line.
func Interruptible(ctx context.Context, read LineReader) LineReader {
	type result struct {
		line string
		err  error
	}
	return func() (string, error) {
		done := make(chan result, 1)
		go func() {
			line, err := read()
			done <- result{line, err}
		}()
		select {
		case r := <-done:
			return r.line, r.err
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
}

// PlainLines returns a reader of the lines of in, without their line breaks, for input that nobody
// types. It returns ErrLongLine for a line that it skips.
func PlainLines(in io.Reader) LineReader {
	r := bufio.NewReader(in)
	return func() (string, error) {
		var line []byte
		long := false
		for {
			piece, err := r.ReadSlice('\n')
			if long = long || len(line)+len(piece) > maxLine; !long {
				line = append(line, piece...)
			}
			switch {
			case err == bufio.ErrBufferFull:
				continue
			case err != nil && err != io.EOF:
				return "", fmt.Errorf("read line: %w", err)
			case long:
				return "", ErrLongLine
			case err == io.EOF && len(line) == 0:
				return "", io.EOF
			}
			return strings.TrimRight(string(line), "\r\n"), nil
		}
	}
}

// typedLines returns a reader of the lines that are typed at a terminal.
func typedLines(ctx context.Context, keyboard *os.File, out io.Writer, complete func(string) string) LineReader {
	editor := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{keyboard, out}, "quoth> ")
	editor.AutoCompleteCallback = func(line string, pos int, key rune) (string, int, bool) {
		if key != '\t' || pos != len(line) {
			return "", 0, false
		}
		line = complete(line)
		return line, len(line), true
	}
	fd := int(keyboard.Fd())
	return func() (string, error) {
		// The terminal is in raw mode only while a line is typed. While an answer is made, Ctrl-C must
		// reach the process, and the output needs the terminal's own line breaks.
		before, err := term.MakeRaw(fd)
		if err != nil {
			return "", fmt.Errorf("read line: %w", err)
		}
		restore := func() { _ = term.Restore(fd, before) } // there is no remedy for its error
		defer restore()
		defer context.AfterFunc(ctx, restore)()
		if columns, rows, err := term.GetSize(fd); err == nil {
			_ = editor.SetSize(columns, rows) // with the wrong width the prompt still works
		}
		line, err := editor.ReadLine()
		if err == io.EOF {
			fmt.Fprint(out, "\r\n") // the next output starts on a line of its own
		}
		return line, err
	}
}
