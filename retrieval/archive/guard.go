package archive

import (
	"fmt"
	"runtime/debug"

	"go.etcd.io/bbolt"
)

// guarded runs f. bbolt trusts its file: a damaged page comes as a panic, and one that
// is missing as a fault of the memory that the file is mapped to. Both become ErrDamaged.
func guarded(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	return f()
}

func (a *Archive) view(f func(*bbolt.Tx) error) error {
	return guarded(func() error { return a.db.View(f) })
}

func (a *Archive) write(f func(*bbolt.Tx) error) error {
	return guarded(func() error { return a.db.Update(f) })
}
