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

// columns is how wide w is: 0 where it is no terminal, whose lines stay whole so that
// words can be searched in them, and 80 where the terminal does not tell.
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
	bar *progressbar.ProgressBar
	on  io.Writer
}

// progress starts a bar that counts up to total; a total of 0 is not known.
func (a *app) progress(what string, total int, options ...progressbar.Option) progress {
	if !isTerminal(a.err) || os.Getenv("TERM") == "dumb" {
		return progress{}
	}
	if total == 0 {
		total = -1
	}
	options = append(options,
		progressbar.OptionSetWriter(a.err),
		progressbar.OptionSetDescription(what),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish())
	return progress{progressbar.NewOptions(total, options...), a.err}
}

// set draws that done of the total is done. The bar is for looking at only, so that
// its errors are of no interest.
func (p progress) set(done, _ int) {
	if p.bar != nil {
		_ = p.bar.Set(done)
	}
}

// done takes the bar away, and what was typed into its line, such as the ^C that ended
// it: the bar itself knows of neither when it has not come to its end.
func (p progress) done() {
	if p.bar != nil {
		_ = p.bar.Exit()
		fmt.Fprint(p.on, "\r\x1b[2K")
	}
}
