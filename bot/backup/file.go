package backup

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"quoth/retrieval/bolt"
)

// Suffixes of what is beside a backup while it is made.
const (
	partialSuffix = ".partial"
	checkSuffix   = ".check" // a folder into which it is unpacked
)

// What keeps a backup from being made; test with errors.Is.
var (
	ErrExists = errors.New("there is such a file already")
	ErrFolder = errors.New("it is a folder")
	ErrBusy   = errors.New("another quoth is making this backup")
)

// File is a backup that is being made. Until Finish it has another name: the suffix is ".partial".
type File struct {
	path string
	part *os.File
}

// Create begins a backup with about so many bytes at path. It takes the place of what a killed process has
// left there. The error is ErrExists if there is a backup already, unless it is to be replaced; ErrFolder,
// ErrBusy or a *RoomError.
func Create(path string, bytes int64, replace bool) (*File, error) {
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return nil, ErrFolder
	case err == nil && !replace:
		return nil, ErrExists
	}
	if err := checkRoom(filepath.Dir(path), 2*bytes); err != nil { // with what is unpacked to check it
		return nil, err
	}
	part, err := bolt.OpenLocked(path + partialSuffix)
	if errors.Is(err, bolt.ErrLocked) {
		return nil, ErrBusy
	}
	if err != nil {
		return nil, err
	}
	f := &File{path, part}
	if err := errors.Join(part.Truncate(0), os.RemoveAll(path+checkSuffix)); err != nil {
		return nil, errors.Join(err, f.Abandon())
	}
	return f, nil
}

// Write appends to the backup.
func (f *File) Write(b []byte) (int, error) {
	n, err := f.part.Write(b)
	return n, bolt.AsFull(err)
}

// Finish reads the backup back, and gives it its name. After an error nothing is left of it.
func (f *File) Finish(ctx context.Context) (Made, error) {
	made, err := f.readBack(ctx)
	if err == nil {
		err = bolt.Rename(f.part, f.path)
	}
	if err != nil {
		return made, errors.Join(err, f.Abandon())
	}
	return made, bolt.SyncFolder(filepath.Dir(f.path))
}

// readBack unpacks the backup from the disk, and checks its files.
func (f *File) readBack(ctx context.Context) (Made, error) {
	if err := f.part.Sync(); err != nil {
		return Made{}, bolt.AsFull(err)
	}
	if _, err := f.part.Seek(0, 0); err != nil {
		return Made{}, err
	}
	dir := f.path + checkSuffix
	if err := os.Mkdir(dir, 0o700); err != nil {
		return Made{}, bolt.AsFull(err)
	}
	defer os.RemoveAll(dir)
	m, err := unpack(ctx, bufio.NewReaderSize(f.part, 256<<10), dir)
	if err != nil {
		return Made{}, fmt.Errorf("read it back: %w", err)
	}
	made, err := check(ctx, dir, m)
	if errors.Is(err, bolt.ErrDamaged) {
		err = fmt.Errorf("%w: %w", ErrFolderDamaged, err)
	}
	return made, err
}

// Abandon deletes what there is of the backup.
func (f *File) Abandon() error {
	err := bolt.Remove(f.part)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
