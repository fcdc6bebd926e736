package main

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress is a bar on standard error, or nothing where that is no terminal.
type progress struct{ bar *progressbar.ProgressBar }

// progress starts a bar that counts up to total; a total of 0 is not known.
func (a *app) progress(what string, total int, options ...progressbar.Option) progress {
	if !isTerminal(a.err) {
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
	return progress{progressbar.NewOptions(total, options...)}
}

// set draws that done of the total is done. The bar is for looking at only, so that
// its errors are of no interest.
func (p progress) set(done, _ int) {
	if p.bar != nil {
		_ = p.bar.Set(done)
	}
}

// done takes the bar away.
func (p progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
