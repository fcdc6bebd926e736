package retrieval

import (
	"context"

	"quoth/retrieval/archive"
	"quoth/retrieval/bolt"
	"quoth/retrieval/store"
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

// Findings are what an examination of a data folder found.
type Findings = store.Findings

// Examine examines the data folder dir, which no process may hold, and its index, which may lie in a cluster. It
// writes nothing: it compares everything with its checksums, and the index with the articles. The error is ErrLocked or
// that of ctx.
func Examine(ctx context.Context, dir string, c *Cluster, progress Progress) (Findings, error) {
	return store.Examine(ctx, store.Options{Dir: dir, Cluster: c}, progress)
}

// Examine examines the open folder, as the function does. Questions go on.
func (l *Library) Examine(ctx context.Context, progress Progress) (Findings, error) {
	return l.store.Examine(ctx, progress)
}

// Taken reports what TakeTombstones did.
type Taken = archive.Taken

// TakeTombstones adds the tombstones of the archive at from to the one at path, and forgets the articles that
// they refuse. Nobody may have the files open.
func TakeTombstones(path, from string) (Taken, error) { return archive.TakeTombstones(path, from) }
