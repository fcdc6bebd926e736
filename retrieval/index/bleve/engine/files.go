package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"quoth/retrieval/bolt"
)

// checkFiles looks at the files of an index before bleve opens them: of most errors bleve hides the
// cause, and where it panics it keeps the lock.
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

// checkRootPages checks all pages of the list of segments, if the index is only read. That one is open for
// writing says as much: bleve reads them then.
func (e *Engine) checkRootPages() error {
	if e.options.Path == "" || !e.options.ReadOnly {
		return nil
	}
	if err := bolt.CheckFile(rootFile(e.options)); err != nil {
		return classify(err)
	}
	return nil
}
