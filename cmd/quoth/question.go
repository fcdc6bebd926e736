package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"strings"
)

// maxInput bounds the bytes of a question from standard input. A question that is longer than one may be is refused
// like any other.
const maxInput = 64 << 10

// addQuestion adds the question on standard input to the options of ask: where the question is "-", or where there is
// none and somebody may have put one into a pipe. Without any, ask refuses as usual.
func (a *app) addQuestion(ctx context.Context, options map[string]string) error {
	typed, given := options["question"]
	if typed != "-" && (given || !isPiped(a.in)) {
		return nil
	}
	text, err := readAll(ctx, io.LimitReader(a.in, maxInput))
	if err != nil {
		return err
	}
	delete(options, "question")
	if question := strings.Join(strings.Fields(text), " "); question != "" {
		options["question"] = question
	}
	return nil
}

// isPiped reports whether a stream is a pipe or a file. A terminal, a socket and the null device, which cron and
// services of systemd have, are none: nobody has put a question there.
func isPiped(stream io.Reader) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return true
	}
	info, err := f.Stat()
	return err == nil && (info.Mode().IsRegular() || info.Mode()&fs.ModeNamedPipe != 0)
}

// readAll returns what is read up to the end of r, or the error of ctx where that ends before.
func readAll(ctx context.Context, r io.Reader) (string, error) {
	type read struct {
		text []byte
		err  error
	}
	done := make(chan read, 1)
	go func() {
		text, err := io.ReadAll(r)
		done <- read{text, err}
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case got := <-done:
		return string(got.text), got.err
	}
}
