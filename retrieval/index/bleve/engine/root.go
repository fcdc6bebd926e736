package engine

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// root is the file with bleve's list of segments, as it was seen last. Under an index in memory
// it has no path.
type root struct {
	path string
	seen fs.FileInfo
}

func rootFile(o Options) string {
	if o.Path == "" {
		return ""
	}
	return filepath.Join(o.Path, "store", "root.bolt")
}

// check reports ErrStale when the file is gone, another one, or shorter than it was: bleve
// would write to it in a goroutine of its own, where that ends the process.
func (r *root) check() error {
	if r.path == "" {
		return nil
	}
	now, err := os.Stat(r.path)
	switch {
	case err != nil:
		return classify(err)
	case r.seen != nil && (!os.SameFile(r.seen, now) || now.Size() < r.seen.Size()), now.Size() == 0:
		return fmt.Errorf("%w: %s was changed while it was in use", ErrStale, r.path)
	}
	r.seen = now
	return nil
}
