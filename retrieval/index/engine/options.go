package engine

// Options say where an index lies. An empty Path is an index in memory.
type Options struct {
	Path     string
	ReadOnly bool
	// Check returns an error when a snapshot does not belong here. It is called whenever the index
	// is opened; nil: each belongs here.
	Check func(*Snapshot) error
}
