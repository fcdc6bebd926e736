package engine

import "time"

// Options say where an index lies. An empty Path is an index in memory.
type Options struct {
	Path     string
	ReadOnly bool
	// Check returns an error when the index must be rebuilt. It is called whenever the index is
	// opened; nil accepts every snapshot.
	Check func(*Snapshot) error

	// Sums are the fields of Text that have, beside the terms of the text, those of another field in the parts of the
	// document. The other field is the value.
	Sums map[string]string

	// Place reads an id, for Snapshot.Place; nil: all places are zero.
	Place func(id []byte) (Place, error)

	tidyAfter time.Duration // see tidyIdle; 0: the usual time
}
