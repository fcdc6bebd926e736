// Package identity decides under which Key an article is stored, and so of which article it is a revision: by the
// Keys that articles had before, by the paths of files, and by their words where the archive has the first format.
package identity

import (
	"sync/atomic"

	"quoth/retrieval/archive/layout"
)

// Keys finds and sets the Keys of the articles of one archive.
type Keys struct {
	codec   layout.Codec
	renames atomic.Uint64
}

// New returns a Keys for an archive whose records a Codec reads.
func New(c layout.Codec) *Keys { return &Keys{codec: c} }

// Renames returns how many articles got another Key, in transactions that are on the disk.
func (ks *Keys) Renames() uint64 { return ks.renames.Load() }
