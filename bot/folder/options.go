package folder

import (
	"errors"
	"log/slog"
	"time"

	"quoth/retrieval"
)

// Mode says what a folder is opened for.
type Mode int

// The modes.
const (
	// Read is for a question. The folder is not changed, nor created.
	Read Mode = iota
	// ReadOwn is Read without the sample articles: the error is ErrNoArticles where there are no
	// others.
	ReadOwn
	// Write is for changes, and for what takes long: this process answers for the others meanwhile.
	// The folder is created where it is missing.
	Write
	// Copy is Write, or ReadOwn where the folder cannot be written. A folder without articles will do.
	Copy
	// Prompt is for many questions. This process answers for the others if it can; while the sample
	// articles answer, each request looks whether there are others now.
	Prompt
)

// ErrNoArticles means that the data folder has no articles, if there is a folder.
var ErrNoArticles = errors.New("no articles yet")

// Options say what a folder that this process opens is opened with. The zero Options store and
// index articles, and answer nothing.
type Options struct {
	// Serve makes what answers requests, here and for other processes; nil: articles can be stored
	// and indexed only.
	Serve   func(*Data) Service
	Cluster *retrieval.Cluster // where the index lies; nil: in the folder
	Zone    *time.Location     // of the days of the sample articles; nil: UTC
	Salvage bool               // save what can be read of the archive into a new one, though it opens
	Timeout time.Duration      // how long to wait for a process that does not answer; 0: 5 seconds
	Log     *slog.Logger       // nil: none
	// Tell gets a message for the person at the terminal; nil: it is dropped.
	Tell func(format string, args ...any)
	// Progress is called before an index catches up with the articles. It returns a function for the
	// progress, and one for the end; nil: nothing is shown.
	Progress func() (progress retrieval.Progress, end func())
}

// standardTimeout is how long a folder may be held by a process that does not answer: one that only
// reads is soon done, and one that has just started is soon listening.
const standardTimeout = 5 * time.Second

func (o Options) tell(format string, args ...any) {
	if o.Tell != nil {
		o.Tell(format, args...)
	}
}

func (o Options) progress() (progress retrieval.Progress, end func()) {
	if o.Progress == nil {
		return func(int, int) {}, func() {}
	}
	return o.Progress()
}

func (o Options) log() *slog.Logger {
	if o.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return o.Log
}

func (o Options) serve(d *Data) Service {
	if o.Serve == nil {
		return unserved{d}
	}
	return o.Serve(d)
}
