package archive

import (
	"errors"

	"quoth/retrieval/bolt"
)

// What can be wrong with the file or the disk; test with errors.Is.
var (
	ErrLocked  = bolt.ErrLocked
	ErrDamaged = bolt.ErrDamaged
	ErrNewer   = bolt.ErrNewer
	ErrFull    = bolt.ErrFull
	ErrBroken  = bolt.ErrBroken
)

// ErrReplaced means that the words of a revision are not stored under its serial any more, since it was
// listed: its citation data were corrected, so that a later serial has the words, or they were erased.
var ErrReplaced = errors.New("replaced by a later revision, or erased")

// repair is the advice in the error about an archive from which nothing can be recovered.
const repair = "move it away and import the articles again, or put a backup in its place"
