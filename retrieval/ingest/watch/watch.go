// Package watch reads the article files that are put into a folder, as soon as they are complete.
//
//	f := watch.Folder{Dir: "inbox", Store: library, Now: time.Now}
//	err := f.Run(ctx, func(r watch.Report, err error) { … })
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	defaultQuiet = time.Second
	// storeRetry is how long files wait that could not be stored.
	storeRetry = time.Minute
)

// Run reads the whole folder, then what is new or changed in it and in the folders below: files
// that are written, that grow, and that are renamed into it. The articles of files that were deleted are
// withdrawn, also where that was before Run; all files of a folder at once are taken for a disk that is not there.
// Run returns when ctx ends, with its error, or when the folder cannot be watched any more. It calls notify
// for every look that found something or failed; an error there is the store's, and the files are tried again.
func (f Folder) Run(ctx context.Context, notify func(Report, error)) error {
	if f.Now == nil {
		f.Now = time.Now
	}
	if f.Quiet <= 0 {
		f.Quiet = defaultQuiet
	}
	dir, err := filepath.EvalSymlinks(f.Dir)
	if err != nil {
		return fmt.Errorf("watch folder: %w", err)
	}
	f.Dir = dir
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch %s: %w", f.Dir, err)
	}
	defer w.Close()
	o := &observer{Folder: f, watcher: w, notify: notify, touched: map[string]time.Time{}, ready: time.NewTimer(0)}
	defer o.ready.Stop()
	if err := o.watchTree("."); err != nil { // before the first look, so that no change is missed
		return fmt.Errorf("watch %s: %w", f.Dir, err)
	}
	o.touched["."] = time.Time{}
	return o.run(ctx)
}

// observer watches a Folder. Names are paths below it with slashes.
type observer struct {
	Folder
	watcher *fsnotify.Watcher
	notify  func(Report, error)
	touched map[string]time.Time // when to read what has changed; "." is everything
	ready   *time.Timer          // fires when the first of them is due
}

var errFolderGone = errors.New("the folder was moved or removed")

// run handles events until ctx ends.
func (o *observer) run(ctx context.Context) error {
	for {
		var err error
		select {
		case <-ctx.Done():
			return ctx.Err()
		case e := <-o.watcher.Events:
			err = o.note(e)
		case err = <-o.watcher.Errors:
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				err = o.watchTree(".") // some events were lost
				o.touch(".")
			}
		case <-o.ready.C:
			o.readQuiet(ctx)
		}
		if err != nil {
			return fmt.Errorf("watch %s: %w", o.Dir, err)
		}
	}
}

// note records what an event says has changed.
func (o *observer) note(e fsnotify.Event) error {
	rel, err := filepath.Rel(o.Dir, e.Name)
	if err != nil {
		return err
	}
	name := filepath.ToSlash(rel)
	switch {
	case name == "." && (e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)):
		return errFolderGone
	case isHidden(name) || e.Op == fsnotify.Chmod:
		return nil
	case e.Has(fsnotify.Create):
		if err := o.watchTree(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	o.touch(name)
	return nil
}

// touch records that a name has changed.
func (o *observer) touch(name string) {
	o.touched[name] = time.Now().Add(o.Quiet)
	o.setTimer()
}

// setTimer sets the timer to the first of the touched names.
func (o *observer) setTimer() {
	wait := time.Duration(-1)
	for _, t := range o.touched {
		if d := max(0, time.Until(t)); wait < 0 || d < wait {
			wait = d
		}
	}
	if wait >= 0 {
		o.ready.Reset(wait)
	}
}

// watchTree watches name, if it is a folder, and the folders below. A folder that is renamed into the
// watched one has no events for its files.
func (o *observer) watchTree(name string) error {
	root := filepath.Join(o.Dir, filepath.FromSlash(name))
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == root:
			return err
		case err != nil || !d.IsDir():
			return nil // what cannot be read is reported when it is read
		case path != o.Dir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		err = o.watcher.Add(path)
		if errors.Is(err, syscall.ENOSPC) {
			return fmt.Errorf("%w: too many folders are being watched: raise fs.inotify.max_user_watches", err)
		}
		if errors.Is(err, fs.ErrNotExist) && path != o.Dir {
			return nil
		}
		return err
	})
}

// readQuiet reads what has not changed for long enough, and leaves the rest for later.
func (o *observer) readQuiet(ctx context.Context) {
	names := map[string]bool{}
	for name, at := range o.touched {
		if time.Until(at) <= 0 {
			names[name] = true
			delete(o.touched, name)
		}
	}
	if len(names) > 0 {
		report, err := o.read(ctx, names)
		if err != nil {
			for name := range names {
				o.touched[name] = time.Now().Add(storeRetry)
			}
		}
		if err != nil || !report.isEmpty() {
			o.notify(report, err)
		}
	}
	o.setTimer()
}

// isHidden reports whether any part of name begins with a dot.
func isHidden(name string) bool {
	return name != "." && (strings.HasPrefix(name, ".") || strings.Contains(name, "/."))
}
