package main

import (
	"context"

	"quoth/retrieval"
)

type reindexVerb struct{}

// Run rebuilds the index. The articles stay as they are.
func (reindexVerb) Run(ctx context.Context, a *app) error {
	if err := a.contents().checkArchive(); err != nil {
		return err
	}
	if !retrieval.Holds(a.folder()) {
		return a.errEmpty("reindex")
	}
	d, err := a.doorToHold(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	var bar progress
	s, err := d.Reindex(ctx, func(done, total int) {
		if bar.bar == nil {
			bar = a.progress("indexing", total)
		}
		bar.set(done, total)
	})
	bar.done()
	if err != nil {
		return err
	}
	a.tell("%d articles indexed, in %d passages", s.Indexed, s.Passages)
	return nil
}
