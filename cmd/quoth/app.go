package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"quoth/bot/console"
	"quoth/bot/feeds"
	"quoth/bot/folder"
	"quoth/bot/report"
	"quoth/bot/service"
	"quoth/retrieval"
	"quoth/retrieval/page"
	"quoth/retrieval/read"
)

// streams are those of the process.
type streams struct {
	in       io.Reader
	out, err io.Writer // data, and messages
}

// tell writes a message for the person who runs the program.
func (s streams) tell(format string, args ...any) { console.Tell(s.err, format, args...) }

// status is an exit status as an error that has been reported already.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

func isStatus(err error) bool {
	_, ok := errors.AsType[status](err)
	return ok
}

// asError returns an exit status as an error, unless there is an error already.
func asError(n int, err error) error {
	if err != nil || n == 0 {
		return err
	}
	return status(n)
}

// app is what a verb works with.
type app struct {
	settings
	streams
	now     time.Time        // of the call
	clock   func() time.Time // the machine's; a test has its own
	log     *slog.Logger
	cluster *retrieval.Cluster // where the index lies; nil: in the data folder
	exposed sync.Once          // warns of a data folder that other users can enter
}

func newApp(set settings, s streams) (*app, error) {
	now, err := set.clock(time.Now())
	if err != nil {
		return nil, err
	}
	cluster, err := set.cluster()
	if err != nil {
		return nil, err
	}
	return &app{
		settings: set, streams: s, now: now, clock: time.Now, log: set.Log.Logger(s.err), cluster: cluster,
	}, nil
}

// tick takes the time for a further call, unless --now says it.
func (a *app) tick() {
	if a.Now == "" {
		a.now = a.clock()
	}
}

// open opens the data folder, here or through the process that holds it.
func (a *app) open(ctx context.Context, mode folder.Mode) (*folder.Handle, error) {
	return folder.Open(ctx, a.folder(), mode, a.folderOptions())
}

// openStored opens the data folder for a verb that rebuilds files, and has nothing to do without an archive.
func (a *app) openStored(ctx context.Context, verb string) (*folder.Handle, error) {
	if err := a.contents().CheckArchive(); err != nil {
		return nil, err
	}
	if !retrieval.Exists(a.folder()) {
		return nil, a.noneError(verb, "articles", report.ImportHint)
	}
	return a.open(ctx, folder.Write)
}

func (a *app) folderOptions() folder.Options {
	return folder.Options{
		Serve:   func(d *folder.Data) folder.Service { return a.newService(d) },
		Cluster: a.cluster, Zone: a.Zone.Location(), Log: a.log, Tell: a.tell,
		Progress: func() (retrieval.Progress, func()) {
			bar := console.NewProgress(a.err, "indexing")
			return bar.Set, bar.End
		},
	}
}

// newService returns what answers from a data folder that this process has opened.
func (a *app) newService(d *folder.Data) *service.Service {
	if d.Exclusive() {
		a.exposed.Do(d.WarnExposed)
	}
	return service.New(d, feeds.New(a.feedOptions(d)), a.log)
}

func (a *app) feedOptions(d *folder.Data) feeds.Options {
	o := feeds.Options{
		Contents: d.Contents, Allow: a.Allow.Prefixes(), UserAgent: feeds.UserAgent(thisBuild().Version, a.Contact),
		Interval: a.Refresh, MaxText: int(a.MaxText), Zone: a.Zone.Location(), Now: a.clock,
	}
	if d.Exclusive() {
		o.Store = d.Library
	}
	return o
}

// contents returns the list of the files that the data folder has had.
func (a *app) contents() folder.Contents { return folder.Contents{Dir: a.folder(), Log: a.log} }

// noneError returns the error of a verb that needs things when the data folder has none.
func (a *app) noneError(verb, things, hint string) error {
	return report.WithHint(fmt.Errorf("%s: no %s in %s yet", verb, things, a.folder()), hint)
}

// readOptions returns the options for reading a file.
func (a *app) readOptions() read.Options {
	return read.Options{
		Now: a.now, Zone: a.Zone.Location(), HTML: page.Saved(a.now),
		MaxText: int(a.MaxText), Unpacked: read.NewQuota(int64(a.MaxUnpacked)),
	}
}
