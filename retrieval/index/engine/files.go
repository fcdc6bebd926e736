package index

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	berrors "go.etcd.io/bbolt/errors"

	"quoth/retrieval/bolt"
)

// lockWait bounds the wait for another process, which in bleve is for ever by default.
const lockWait = 300 * time.Millisecond

func config(o Options) map[string]any {
	if o.Path == "" {
		return nil
	}
	return map[string]any{"bolt_timeout": lockWait.String(), "read_only": o.ReadOnly, "eventCallbackName": events}
}

// checkFiles looks at the files of an index before bleve opens them: of most errors bleve does
// not tell the cause, and where it panics it keeps the lock.
func checkFiles(o Options) error {
	if _, err := os.Stat(o.Path); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %w", ErrStale, err)
	}
	if err := checkReadable(o.Path); err != nil {
		return classify(err)
	}
	if err := checkRoot(o); err != nil {
		return classify(err)
	}
	return nil
}

// checkReadable opens each file once.
func checkReadable(path string) error {
	return filepath.WalkDir(path, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		f, err := os.Open(name)
		if err == nil {
			err = f.Close()
		}
		return err
	})
}

// checkRoot reads all of bleve's list of segments: bleve's workers read it in goroutines of
// their own, where a page that is damaged, or past the file's end, ends the process.
func checkRoot(o Options) error {
	name := rootFile(o)
	if _, err := os.Stat(name); err != nil {
		return err // opening it would create it
	}
	db, err := bolt.Open(name, bolt.Options{ReadOnly: o.ReadOnly, Check: true, Repair: "it is rebuilt"})
	if err != nil {
		return err
	}
	defer db.Close()
	want, err := db.Length()
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err == nil && info.Size() < want {
		err = fmt.Errorf("%s has %d of its %d bytes", name, info.Size(), want)
	}
	return err
}

// classify reads the errors of opening an index. A timeout is a lock; what the machine lacks,
// or this user may not do, is no fault of the index; all others mean damage.
func classify(err error) error {
	switch {
	case errors.Is(err, ErrLocked), errors.Is(err, berrors.ErrTimeout):
		return ErrLocked
	case isOfMachine(err):
		return bolt.AsFull(err)
	}
	return fmt.Errorf("%w: %w", ErrStale, err)
}

// isOfMachine reports whether err tells of the machine and not of the index. Of bleve's errors
// only the words are left.
func isOfMachine(err error) bool {
	if bolt.IsFull(err) {
		return true
	}
	causes := []error{fs.ErrPermission, syscall.EACCES, syscall.EROFS, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM}
	for _, cause := range causes {
		if errors.Is(err, cause) || strings.Contains(err.Error(), cause.Error()) {
			return true
		}
	}
	return false
}

// guarded runs f. bleve trusts its files: what it panics over means that the index must be
// rebuilt.
func guarded(f func() error) error { return bolt.Guard(ErrStale, f) }
