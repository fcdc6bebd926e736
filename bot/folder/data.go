package folder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"time"

	"quoth/bot/socket"
	"quoth/retrieval"
)

// Service answers requests, and is closed when the folder is.
type Service interface {
	socket.Service
	Close() error
}

// Data is a data folder that this process has opened, or the sample articles in its place.
type Data struct {
	*retrieval.Library
	Contents

	exclusive bool // held by this process alone, and written
	mark      *mark
	service   Service
	server    *socket.Server // nil where no other process is answered

	// sample opens the library that answers until a first article is stored; nil where none can be.
	sample  func() (*retrieval.Library, error)
	opening sync.Mutex
	opened  *retrieval.Library // what sample opened
}

// Exclusive reports whether this process holds the folder, so that it can be written.
func (d *Data) Exclusive() bool { return d.exclusive }

// Answering returns the library that answers questions: the folder's own or, until a first article is stored in it, the
// sample articles.
func (d *Data) Answering() (*retrieval.Library, error) {
	if d.sample == nil || d.Stats().Used {
		return d.Library, nil
	}
	d.opening.Lock()
	defer d.opening.Unlock()
	if d.opened != nil {
		return d.opened, nil
	}
	library, err := d.sample()
	if err != nil {
		return nil, err
	}
	d.opened = library
	return library, nil
}

// Reindex rebuilds the index, in a cluster or, with nil, in the folder. It returns what is in it then.
func (d *Data) Reindex(ctx context.Context, to *retrieval.Cluster, progress retrieval.Progress) (retrieval.Stats, error) {
	if err := d.Library.Reindex(ctx, to, progress); err != nil {
		return retrieval.Stats{}, err
	}
	return d.Stats(), nil
}

// listen answers other processes. The folder can be used without that.
func (d *Data) listen() {
	var err error
	if d.server, err = socket.Start(d.Dir, d.service, d.Log); err != nil {
		d.Log.Warn("other quoth commands cannot use this data folder for now", "err", err)
	}
}

// Close closes the folder, after the requests of other processes.
func (d *Data) Close() error {
	var err error
	if d.server != nil {
		err = d.server.Close()
	}
	if d.service != nil {
		err = errors.Join(err, d.service.Close())
	}
	d.mark.remove()
	if d.opened != nil {
		err = errors.Join(err, d.opened.Close())
	}
	return errors.Join(err, d.Library.Close())
}

// errOnlyRead means that the index is damaged, and that the folder must be opened for writing to
// rebuild it.
var errOnlyRead = fmt.Errorf("%w: the folder is only read", retrieval.ErrDamagedIndex)

// checkWait bounds how long an answer waits for the index to be compared with its checksums: an
// index of a gigabyte takes about that.
const checkWait = 300 * time.Millisecond

// CheckIndex returns an error when the folder is only read, and its index is found to be damaged
// within checkWait. A Handle then opens the folder again to rebuild it. A folder that is held rebuilds
// its index itself.
func (d *Data) CheckIndex(ctx context.Context) error {
	if d.exclusive || d.Stats().Sample {
		return nil
	}
	ctx, stop := context.WithTimeout(ctx, checkWait)
	defer stop()
	if d.Verified(ctx) != nil {
		return errOnlyRead
	}
	return nil
}

// WarnExposed logs a warning when other users of the machine can enter the folder: they cannot read
// its files, but they can see their names, and read what is copied into it. On Windows, a mode says nothing about them.
func (d *Data) WarnExposed() {
	info, err := os.Stat(d.Dir)
	if runtime.GOOS != "windows" && err == nil && info.Mode().Perm()&0o077 != 0 {
		d.Log.Warn(fmt.Sprintf("other users can enter the data folder %[1]s: chmod 700 %[1]s keeps them out", d.Dir))
	}
}

// roomEvery is how often a process that stays looks how much room there is on the disk.
const roomEvery = 10 * time.Minute

// WatchRoom logs a warning each time that the disk becomes nearly full, until ctx ends. Opening the
// folder has warned already if it is.
func (d *Data) WatchRoom(ctx context.Context) {
	ticker := time.NewTicker(roomEvery)
	defer ticker.Stop()
	for known := d.warnOfLittleRoom(true); ; known = d.warnOfLittleRoom(known) {
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}

// warnOfLittleRoom reports whether there is little room, and logs that unless it is known.
func (d *Data) warnOfLittleRoom(known bool) bool {
	free, little := retrieval.FreeSpace(d.Dir)
	if little && !known {
		d.Log.Warn("the disk is nearly full: free some space", "folder", d.Dir, "free MB", free>>20)
	}
	return little
}

// unserved is the Service of a folder that is opened without one: it stores and indexes articles.
type unserved struct{ *Data }

// Write answers nothing.
func (unserved) Write(context.Context, socket.Request, io.Writer, io.Writer) (int, error) {
	return socket.StatusError, errors.ErrUnsupported
}

// Refresh knows no feeds.
func (unserved) Refresh(context.Context, socket.Refresh, retrieval.Progress, io.Writer, io.Writer) (int, error) {
	return socket.StatusError, errors.ErrUnsupported
}

// Close does nothing: the folder is closed by its owner.
func (unserved) Close() error { return nil }
