package ingest

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

	"quoth/retrieval/read"
)

// Folder is a folder whose article files come in by themselves. Dir and Store are needed.
type Folder struct {
	Dir   string
	Store Store
	Zone  *time.Location // of dates that name none; nil is UTC
	Now   func() time.Time
	// MaxText is how many bytes of an article's text are stored; 0: news.DefaultMaxText.
	MaxText int
	// MaxUnpacked is how many bytes packed files may be, unpacked, that come in together; 0: any.
	MaxUnpacked int64
	Quiet       time.Duration // how long a file must not have changed before it is read; 0: a second
}

// FolderReport is what a look into the folder brought.
type FolderReport struct {
	Added, Changed, Same int
	Refusals             []*read.Refusal
	Cut                  []read.Item // articles that are not stored to their end, without the articles
}

const (
	defaultQuiet = time.Second
	// storeRetry is how long files wait that the store did not take.
	storeRetry = time.Minute
)

// Watch reads the whole folder, then what is new or changed in it and in the folders
// below: files that are written, that grow, and that are renamed into it. It returns with
// ctx, whose error it gives, or when the folder cannot be watched any more. Tell gets
// every look that brought something or failed; an error there is the store's, and the
// files are tried again.
func (f Folder) Watch(ctx context.Context, tell func(FolderReport, error)) error {
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
	l := &lookout{Folder: f, watcher: w, tell: tell, touched: map[string]time.Time{}, ready: time.NewTimer(0)}
	defer l.ready.Stop()
	if err := l.watchTree("."); err != nil { // first, so that nothing comes in between unseen
		return fmt.Errorf("watch %s: %w", f.Dir, err)
	}
	l.touched["."] = time.Time{}
	return l.run(ctx)
}

// lookout is a Folder being watched. Names are paths below it with slashes.
type lookout struct {
	Folder
	watcher *fsnotify.Watcher
	tell    func(FolderReport, error)
	touched map[string]time.Time // when to read what has changed; "." is everything
	ready   *time.Timer          // when the first of them is
}

var errFolderGone = errors.New("the folder was moved or removed")

func (l *lookout) run(ctx context.Context) error {
	for {
		var err error
		select {
		case <-ctx.Done():
			return ctx.Err()
		case e := <-l.watcher.Events:
			err = l.note(e)
		case err = <-l.watcher.Errors:
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				err = l.watchTree(".") // some went by unseen
				l.touch(".")
			}
		case <-l.ready.C:
			l.readQuiet(ctx)
		}
		if err != nil {
			return fmt.Errorf("watch %s: %w", l.Dir, err)
		}
	}
}

// note takes down what an event says has changed.
func (l *lookout) note(e fsnotify.Event) error {
	rel, err := filepath.Rel(l.Dir, e.Name)
	if err != nil {
		return err
	}
	name := filepath.ToSlash(rel)
	switch {
	case name == "." && (e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)):
		return errFolderGone
	case isHidden(name) || !e.Has(fsnotify.Create) && !e.Has(fsnotify.Write):
		return nil
	case e.Has(fsnotify.Create):
		if err := l.watchTree(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	l.touch(name)
	return nil
}

func (l *lookout) touch(name string) {
	l.touched[name] = time.Now().Add(l.Quiet)
	l.wind()
}

// wind sets the timer to the first of the touched names.
func (l *lookout) wind() {
	wait := time.Duration(-1)
	for _, t := range l.touched {
		if d := max(0, time.Until(t)); wait < 0 || d < wait {
			wait = d
		}
	}
	if wait >= 0 {
		l.ready.Reset(wait)
	}
}

// watchTree watches name, if it is a folder, and the folders below. A folder that comes
// by being renamed has no events for what is in it.
func (l *lookout) watchTree(name string) error {
	root := filepath.Join(l.Dir, filepath.FromSlash(name))
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == root:
			return err
		case err != nil || !d.IsDir():
			return nil // what cannot be read is told of when it is read
		case path != l.Dir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		err = l.watcher.Add(path)
		if errors.Is(err, syscall.ENOSPC) {
			return fmt.Errorf("%w: too many folders are being watched: raise fs.inotify.max_user_watches", err)
		}
		if errors.Is(err, fs.ErrNotExist) && path != l.Dir {
			return nil
		}
		return err
	})
}

// isHidden reports whether any part of name begins with a dot.
func isHidden(name string) bool {
	return name != "." && (strings.HasPrefix(name, ".") || strings.Contains(name, "/."))
}
