package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"go.etcd.io/bbolt"
)

// CheckFile opens the file at path, which must exist, and calls CheckPages. Other processes may read the
// file meanwhile.
func CheckFile(path string) error {
	switch info, err := os.Stat(path); {
	case err != nil:
		return err // bbolt's own error is about permissions
	case info.Size() == 0:
		return fmt.Errorf("%w: it is empty", ErrDamaged) // bbolt would make it a new file
	}
	db, err := Open(path, Options{ReadOnly: true, Pages: true, Repair: "not every page of it can be read"})
	if err != nil {
		return err
	}
	return errors.Join(db.CheckPages(), db.Close())
}

// CheckPages checks every page of the file: that it can be read, that it is in one place only, that the
// keys are in order, and that no page in use is listed as free. Writes wait meanwhile, and reads do not.
// The error is ErrDamaged with the first of what is wrong. A file that is only read, and was opened without
// Options.Pages, is opened a second time.
func (db *DB) CheckPages() error {
	if db.db.IsReadOnly() && !db.hasPages {
		return CheckFile(db.db.Path())
	}
	s, err := db.Freeze()
	if err != nil {
		return err
	}
	err = Guard(ErrDamaged, func() error { return s.checkPages() })
	return errors.Join(err, s.Close())
}

// checkPages reads all pages itself before it lets bbolt check them: bbolt does so in another goroutine,
// where a page outside the file would end the process.
func (s *Snapshot) checkPages() error {
	if err := s.checkLength(); err != nil {
		return err
	}
	if err := walkAll(s.tx); err != nil {
		return err
	}
	var first error
	for err := range s.tx.Check() { // to its end, as bbolt's goroutine waits for that
		if first == nil {
			first = fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	return first
}

// checkLength returns an error if the file is shorter than its pages.
func (s *Snapshot) checkLength() error {
	if s.db.file == nil {
		return nil // temporary
	}
	info, err := s.db.file.Stat()
	if errors.Is(err, fs.ErrClosed) {
		return ErrBroken
	}
	if err == nil && info.Size() < s.tx.Size() {
		err = fmt.Errorf("%w: it has %d of its %d bytes", ErrDamaged, info.Size(), s.tx.Size())
	}
	return err
}

func walkAll(tx *bbolt.Tx) error {
	return tx.ForEach(func(_ []byte, b *bbolt.Bucket) error { return walk(b) })
}
