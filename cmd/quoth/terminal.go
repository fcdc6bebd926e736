package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// isTerminal reports whether stream, a reader or a writer, is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// columns returns how wide w is: 0 where it is no terminal, whose lines stay whole so that words
// can be searched in them, and 80 where the terminal does not say.
func columns(w io.Writer) int {
	if !isTerminal(w) {
		return 0
	}
	n, _, err := term.GetSize(int(w.(*os.File).Fd()))
	if err != nil || n <= 0 {
		return 80
	}
	return n
}

// progress is a bar on standard error, or nothing where that is no terminal.
type progress struct {
	on      io.Writer
	what    string // "indexing"
	options []progressbar.Option
	bar     *progressbar.ProgressBar // nil until the first step
}

// newProgress returns a bar that starts with the first step.
func newProgress(on io.Writer, what string, options ...progressbar.Option) *progress {
	return &progress{on: on, what: what, options: options}
}

// set draws that done of total is done; a total of 0 is not known. Errors do not matter: without
// the bar, the work goes on.
func (p *progress) set(done, total int) {
	if p.bar == nil && !p.start(total) {
		return
	}
	_ = p.bar.Set(done)
}

func (p *progress) start(total int) bool {
	if !isTerminal(p.on) || os.Getenv("TERM") == "dumb" {
		return false
	}
	if total == 0 {
		total = -1
	}
	p.bar = progressbar.NewOptions(total, append(p.options,
		progressbar.OptionSetWriter(p.on),
		progressbar.OptionSetDescription(p.what),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish())...)
	return true
}

// end clears the bar, and what was typed on its line, such as the ^C that ended the work: the bar
// clears neither when it is not complete.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Exit()
		fmt.Fprint(p.on, "\r\x1b[2K")
	}
}
