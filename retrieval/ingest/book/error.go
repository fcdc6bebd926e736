package book

import (
	"errors"

	"quoth/retrieval/bolt"
)

// What can be wrong with a book's file or a record in it; test with errors.Is.
var (
	ErrLocked  = bolt.ErrLocked
	ErrDamaged = bolt.ErrDamaged
	ErrNewer   = bolt.ErrNewer
)

// What a book refuses; test with errors.Is.
var (
	ErrKnown   = errors.New("this feed is in the list already")
	ErrUnknown = errors.New("no such feed in the list")
)
