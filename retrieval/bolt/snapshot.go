package bolt

import (
	"errors"
	"fmt"
	"io"

	"go.etcd.io/bbolt"
)

// Snapshot is the state of a file at one moment. Until Close the file stays as it is: reads go on, and
// writes wait. It serves one goroutine.
type Snapshot struct {
	db     *DB
	tx     *bbolt.Tx
	owned  bool   // Close closes db too
	unlock func() // lets writes go on
}

// Freeze returns a Snapshot of the file, once a write that is under way has ended.
//
// It holds bbolt's one transaction for writing, and not one for reading: while a transaction for reading
// is open, a write that has to map more of the file to memory waits for it, and then every new read waits
// for that write. In a file that is only read there are no writes.
func (db *DB) Freeze() (*Snapshot, error) {
	if db.broken.Load() {
		return nil, ErrBroken
	}
	s := &Snapshot{db: db, unlock: func() {}}
	if !db.db.IsReadOnly() {
		db.writing.Lock()
		s.unlock = db.writing.Unlock
	}
	err := Guard(ErrDamaged, func() error {
		return db.step(func() (err error) {
			s.tx, err = db.db.Begin(!db.db.IsReadOnly())
			return err
		})
	})
	if err != nil {
		s.unlock()
		return nil, err
	}
	return s, nil
}

// FreezeFile opens the file at path, which no process may be writing, and returns a Snapshot of it. The
// error is that of Open.
func FreezeFile(path string) (*Snapshot, error) {
	db, err := Open(path, Options{ReadOnly: true, Repair: "put a backup in its place, or move it away"})
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	s, err := db.Freeze()
	if err != nil {
		db.Close()
		return nil, err
	}
	s.owned = true
	return s, nil
}

// Size returns how many bytes WriteTo writes.
func (s *Snapshot) Size() int64 { return s.tx.Size() }

// WriteTo writes a file that Open can open. The error is that of w, or ErrDamaged if the file cannot be
// read to its end.
func (s *Snapshot) WriteTo(w io.Writer) (n int64, err error) {
	to := &outlet{Writer: w}
	err = Guard(ErrDamaged, func() (err error) {
		n, err = s.tx.WriteTo(to)
		return err
	})
	switch {
	case to.err != nil: // bbolt wraps it as text alone
		return n, to.err
	case errors.Is(err, io.EOF):
		return n, fmt.Errorf("%w: the file is shorter than its pages", ErrDamaged)
	}
	return n, err
}

// Close lets writes go on. A second call does nothing.
func (s *Snapshot) Close() error {
	if s.tx == nil {
		return nil
	}
	tx := s.tx
	s.tx = nil
	err := Guard(ErrDamaged, func() error { return s.db.step(tx.Rollback) })
	s.unlock()
	if s.owned {
		err = errors.Join(err, s.db.Close())
	}
	return err
}

// outlet remembers the error of a writer.
type outlet struct {
	io.Writer
	err error
}

func (o *outlet) Write(b []byte) (int, error) {
	n, err := o.Writer.Write(b)
	if err != nil {
		o.err = err
	}
	return n, err
}
