package index

import (
	"os"
	"path/filepath"
)

// restrict takes the one file from other users that bleve makes readable by all. Where the
// file system has no modes there is nothing to take.
func restrict(o Options) {
	if o.Path != "" && !o.ReadOnly {
		_ = os.Chmod(filepath.Join(o.Path, "index_meta.json"), 0o600)
	}
}
