package main

import (
	"context"

	"quoth/retrieval"
)

type reindexVerb struct{}

// Run makes the index anew. The articles stay as they are.
func (reindexVerb) Run(ctx context.Context, a *app) error {
	if !retrieval.Holds(a.folder()) {
		return a.errEmpty("reindex")
	}
	library, err := a.openToWrite()
	if err != nil {
		return err
	}
	defer library.Close()
	bar := a.progress("indexing", library.Stats().Articles)
	if err := library.Reindex(ctx, bar.set); err != nil {
		return err
	}
	bar.done()
	s := library.Stats()
	a.tell("%d articles indexed, in %d passages", s.Indexed, s.Passages)
	return nil
}
