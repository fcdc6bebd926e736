package retrieval

import (
	"context"

	"quoth/retrieval/archive"
	"quoth/retrieval/bolt"
)

// Freeze returns a Snapshot of the stored articles. Questions go on; what is to be stored waits until it is
// closed.
func (l *Library) Freeze() (*bolt.Snapshot, error) { return l.store.Freeze() }

// Checked is what a check of an archive found.
type Checked = archive.Checked

// CheckArchive checks the file of an archive at path, and writes nothing. The error is bolt.ErrDamaged if a
// page of it cannot be read, bolt.ErrNewer for a file of a newer version, or that of ctx.
func CheckArchive(ctx context.Context, path string, progress Progress) (Checked, error) {
	return archive.CheckFile(ctx, path, progress)
}
