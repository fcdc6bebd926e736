package console

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// IsTerminal reports whether stream, a reader or a writer, is a terminal.
func IsTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Columns returns how wide w is: 0 where it is no terminal, whose lines stay whole so that words
// can be searched in them, and 80 where the terminal does not say.
func Columns(w io.Writer) int {
	if !IsTerminal(w) {
		return 0
	}
	n, _, err := term.GetSize(int(w.(*os.File).Fd()))
	if err != nil || n <= 0 {
		return 80
	}
	return n
}

// Progress is a bar on standard error, or nothing where that is no terminal.
type Progress struct {
	on      io.Writer
	what    string // "indexing"
	options []progressbar.Option
	bar     *progressbar.ProgressBar // nil until the first step
}

// NewProgress returns a bar that starts with the first step.
func NewProgress(on io.Writer, what string, options ...progressbar.Option) *Progress {
	return &Progress{on: on, what: what, options: options}
}

// Set draws that done of total is done; a total of 0 is not known. Errors do not matter: without
// the bar, the work goes on.
func (p *Progress) Set(done, total int) {
	if p.bar == nil && !p.start(total) {
		return
	}
	_ = p.bar.Set(done)
}

func (p *Progress) start(total int) bool {
	if !IsTerminal(p.on) || os.Getenv("TERM") == "dumb" {
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

// End clears the bar, and what was typed on its line, such as the ^C that ended the work: the bar
// clears neither when it is not complete.
func (p *Progress) End() {
	if p.bar != nil {
		_ = p.bar.Exit()
		fmt.Fprint(p.on, "\r\x1b[2K")
	}
}
