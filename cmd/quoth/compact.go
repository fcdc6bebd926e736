package main

import (
	"context"
	"path/filepath"

	"quoth/bot/console"
	"quoth/bot/folder"
	"quoth/bot/jsonreply"
	"quoth/bot/report"
)

type compactVerb struct{}

// Help returns what the line about the verb does not say.
func (compactVerb) Help() string {
	return `Articles that were forgotten leave free parts in the files, which keep their words until they are used again.
This rewrites the files without them. If anything was forgotten since the last time, it also rebuilds the index,
which takes as long as quoth reindex. The bot goes on answering meanwhile. The disk must have room for a second
copy of the articles. If it is stopped, nothing is lost.`
}

// Run rewrites the files of the data folder, here or in the process that holds it.
func (compactVerb) Run(ctx context.Context, a *app) error {
	h, err := a.openStored(ctx, "compact")
	if err != nil {
		return err
	}
	defer h.Close()
	bar := console.NewProgress(a.err, "indexing")
	sizes, err := h.Compact(ctx, bar.Set)
	bar.End()
	if err != nil {
		return err
	}
	if a.JSON {
		return jsonreply.WriteLine(a.out, report.CompactRecord(sizes))
	}
	for _, line := range report.Compact(sizes, a.damagedArchives()) {
		a.tell("%s", line)
	}
	return nil
}

// damagedArchives returns the names of the archives that were found damaged and moved away.
func (a *app) damagedArchives() (names []string) {
	paths, _ := filepath.Glob(a.contents().Path(folder.ArchiveFile + ".damaged*")) // the pattern is sound
	for _, path := range paths {
		names = append(names, filepath.Base(path))
	}
	return names
}
