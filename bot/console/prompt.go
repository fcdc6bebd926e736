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

// maxLine bounds a line that is not typed at a terminal, in bytes.
const maxLine = 1 << 20

// ErrLongLine means that a line was left out. Reading goes on after it.
var ErrLongLine = errors.New("longer than 1 MiB, which no question is")

// LineReader reads one line after another. The last error is io.EOF or the context's.
type LineReader func() (string, error)

// Lines reads lines from in. At a terminal there is a prompt with history, and Tab
// asks complete for the line completed; Ctrl-C and Ctrl-D end the reading. So does the
// context, even while a line is waited for.
func Lines(ctx context.Context, in io.Reader, out io.Writer, complete func(line string) string) LineReader {
	read := PlainLines(in)
	if keyboard, ok := in.(*os.File); ok && term.IsTerminal(int(keyboard.Fd())) {
		read = typedLines(ctx, keyboard, out, complete)
	}
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

// PlainLines reads lines, their breaks off, where nobody types. The error is ErrLongLine
// for a line that is left out.
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
		// Raw only while a line is typed: while an answer is made, Ctrl-C must reach the
		// process, and what it prints wants the terminal's own line breaks.
		before, err := term.MakeRaw(fd)
		if err != nil {
			return "", fmt.Errorf("read line: %w", err)
		}
		restore := func() { _ = term.Restore(fd, before) } // nothing can be done about its error
		defer restore()
		defer context.AfterFunc(ctx, restore)()
		if columns, rows, err := term.GetSize(fd); err == nil {
			_ = editor.SetSize(columns, rows) // a prompt of the wrong width still works
		}
		line, err := editor.ReadLine()
		if err == io.EOF {
			fmt.Fprint(out, "\r\n") // what comes next is not part of the prompt
		}
		return line, err
	}
}
