package engine

import "time"

// Options say where an index lies. An empty Path is an index in memory.
type Options struct {
	Path     string
	ReadOnly bool
	// Check returns an error when the index must be rebuilt. It is called whenever the index is
	// opened; nil accepts every snapshot.
	Check func(*Snapshot) error

	tidyAfter time.Duration // see tidyIdle; 0: the usual time
}
