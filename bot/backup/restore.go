package backup

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"quoth/retrieval"
	"quoth/retrieval/bolt"
)

// The folders inside a data folder while it is restored. The files are unpacked into the first. When all of
// them are there and checked, it is renamed to the second: at that moment the backup is restored, and what is
// left is to move the files up, which Resume does.
const (
	restoringDir = ".restoring"
	restoredDir  = ".restored"
	lockFile     = ".restoring.lock"
)

// NotEmptyError means that there is something in the data folder already.
type NotEmptyError struct{ Dir, Name string }

func (e *NotEmptyError) Error() string { return e.Dir + " is not empty: it has " + e.Name }

// ErrRestoring means that another process restores into the same folder.
var ErrRestoring = errors.New("another quoth is restoring into this folder")

// Restore restores a backup into a data folder, which must be empty or missing. If the
// process is killed, the folder is empty or fully restored, and the next Restore or Resume removes what is left
// over. After an error the folder is as it was. The error is ErrForeign, ErrCut, ErrDamaged or ErrNewer for a backup
// that cannot be read, a *NotEmptyError, ErrRestoring, bolt.ErrFull or a *RoomError.
//
// Forgotten names a data folder or a later backup, or is empty: what was forgotten there stays out, which an
// older backup would bring back.
func Restore(ctx context.Context, in io.Reader, dir, forgotten string) (made Made, err error) {
	if err := errors.Join(Resume(dir), checkEmpty(dir)); err != nil {
		return made, err
	}
	s, err := stage(dir)
	if err != nil {
		return made, err
	}
	defer func() { err = errors.Join(err, s.remove()) }()
	m, err := unpack(ctx, bufio.NewReaderSize(in, 256<<10), s.dir)
	if err != nil {
		return made, err
	}
	made, err = check(ctx, s.dir, m)
	switch {
	case errors.Is(err, bolt.ErrNewer):
		return made, ErrNewer
	case errors.Is(err, bolt.ErrDamaged):
		return made, fmt.Errorf("%w: %w", ErrDamaged, err)
	case err != nil:
		return made, err
	}
	if forgotten != "" && made.Revisions > 0 {
		if made.Kept, err = s.keepForgotten(ctx, forgotten); err != nil {
			// It wraps nothing: the errors of this package are about the backup.
			return made, cmp.Or(ctx.Err(), fmt.Errorf("keep out what %s has forgotten: %v", forgotten, err))
		}
		made.Articles -= len(made.Kept.Forgotten)
	}
	if err := s.commit(); err != nil {
		return made, err
	}
	return made, Resume(dir)
}

// checkEmpty returns a *NotEmptyError when there is something in a folder. Hidden files and what a file system
// has at its root do not count.
func checkEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && e.Name() != "lost+found" {
			return &NotEmptyError{Dir: dir, Name: e.Name()}
		}
	}
	return nil
}

// staging is the folder into which a backup is unpacked.
type staging struct {
	data, dir string
	isNew     bool // the data folder was missing
	lock      *os.File
}

// stage creates the folder for this process alone, in place of what a killed process has left.
func stage(data string) (*staging, error) {
	s := &staging{data: data, dir: filepath.Join(data, restoringDir)}
	_, err := os.Lstat(data)
	s.isNew = errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(data, 0o700); err != nil {
		return nil, bolt.AsFull(err)
	}
	s.lock, err = bolt.OpenLocked(filepath.Join(data, lockFile))
	if errors.Is(err, bolt.ErrLocked) {
		return nil, ErrRestoring
	}
	if err == nil {
		err = errors.Join(checkEmpty(data), os.RemoveAll(s.dir))
	}
	if err == nil {
		err = os.Mkdir(s.dir, 0o700)
	}
	if err != nil {
		return nil, errors.Join(bolt.AsFull(err), s.remove())
	}
	return s, nil
}

// keepForgotten forgets in the unpacked files what a data folder, or a backup, has forgotten.
func (s *staging) keepForgotten(ctx context.Context, in string) (retrieval.Taken, error) {
	info, err := os.Stat(in)
	if err != nil {
		return retrieval.Taken{}, err
	}
	if !info.IsDir() {
		other := filepath.Join(s.dir, "forgotten")
		defer os.RemoveAll(other)
		if err := unpackFile(ctx, in, other); err != nil {
			return retrieval.Taken{}, err
		}
		in = other
	}
	return retrieval.TakeTombstones(filepath.Join(s.dir, ArchiveFile), filepath.Join(in, ArchiveFile))
}

// unpackFile unpacks the backup at path into a new folder.
func unpackFile(ctx context.Context, path, dir string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := os.Mkdir(dir, 0o700); err != nil {
		return bolt.AsFull(err)
	}
	_, err = unpack(ctx, bufio.NewReaderSize(f, 256<<10), dir)
	return err
}

// commit makes the unpacked files those of the data folder, once they are on the disk.
func (s *staging) commit() error {
	if err := bolt.SyncFolder(s.dir); err != nil {
		return err
	}
	if err := os.Rename(s.dir, filepath.Join(s.data, restoredDir)); err != nil {
		return err
	}
	return bolt.SyncFolder(s.data)
}

// remove deletes the folder, if it was not committed, and the data folder, if it was missing and is empty.
func (s *staging) remove() error {
	err := os.RemoveAll(s.dir)
	if s.lock != nil {
		err = errors.Join(err, s.lock.Close(), os.Remove(s.lock.Name()))
	}
	if s.isNew {
		_ = os.Remove(s.data)
	}
	return err
}

// Resume ends a restore that was interrupted after all files were there and checked. Nearly always there is
// nothing to do. Call it before a data folder is used. Several processes can do so at once.
func Resume(dir string) error {
	from := filepath.Join(dir, restoredDir)
	if _, err := os.Lstat(from); err != nil {
		return nil // whoever uses the folder finds out if it cannot be read
	}
	entries, err := os.ReadDir(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // another process has ended it meanwhile
	}
	for _, e := range entries {
		if err == nil {
			err = move(filepath.Join(from, e.Name()), filepath.Join(dir, e.Name()))
		}
	}
	if err == nil {
		err = errors.Join(bolt.SyncFolder(dir), os.RemoveAll(from))
	}
	if err != nil {
		return fmt.Errorf("finish restoring %s: %w", dir, err)
	}
	return nil
}

// move renames a file, unless another process has done so.
func move(from, to string) error {
	err := os.Rename(from, to)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
