package main

import (
	"context"
	"errors"
	"fmt"

	"quoth/bot/batch"
	"quoth/bot/folder"
	"quoth/bot/report"
	"quoth/bot/socket"
	"quoth/retrieval"
)

type forgetVerb struct {
	Names  []string `arg:"" optional:"" name:"article" sep:"none" help:"${forget_names}"`
	Source string   `placeholder:"NAME" help:"All articles of this outlet."`
	Before string   `placeholder:"DATE" help:"All articles that were published before this day, or else fetched."`
	Yes    bool     `help:"Do it. Without it, what would go is listed, and nothing is changed."`
	Allow  bool     `help:"Let articles that were forgotten be stored again."`
}

// Help returns what the flags do not say.
func (forgetVerb) Help() string {
	return `Example:

    quoth forget GFE0-GAQV-06EG-5TMF
    quoth forget --source "Harbour Courier" --before 2025-01-01 --yes

The words go from the answers, the quotes and the index at once, and from all revisions that are stored. Receipts then
say when they were withdrawn. No feed or file brings the articles back until --allow; a backup of before has them.
With both --source and --before, an article must fit both. Freed parts of archive.db keep the words until quoth
compact has run.

The sample articles that come with Quoth cannot be forgotten: they stop answering once you have articles of your own.`
}

// Run forgets articles, here or in the process that holds the folder.
func (v forgetVerb) Run(ctx context.Context, a *app) error {
	r, err := v.request(a)
	if err != nil {
		return err
	}
	if err := a.contents().CheckArchive(); err != nil {
		return err
	}
	mode := folder.ReadOwn
	if v.Yes || v.Allow {
		mode = folder.Write
	}
	if !retrieval.Exists(a.folder()) {
		return a.nothingStored()
	}
	h, err := a.open(ctx, mode)
	if errors.Is(err, folder.ErrNoArticles) {
		return a.nothingStored()
	}
	if err != nil {
		return err
	}
	defer h.Close()
	return asError(h.Write(ctx, socket.Request{Forget: r}, a.out, a.err))
}

func (a *app) nothingStored() error {
	return a.noneError("forget", "articles", "the sample articles stop answering once you have some: "+report.ImportHint)
}

// request returns what to ask for, or a refusal of flags that do not go together.
func (v forgetVerb) request(a *app) (*socket.Forget, error) {
	r := &socket.Forget{Names: v.Names, Source: v.Source, Yes: v.Yes, Allow: v.Allow, JSON: a.JSON}
	var err error
	if v.Before != "" {
		if r.Before, err = batch.ParseTime(v.Before, a.Zone.Location()); err != nil {
			return nil, a.refuse("forget", fmt.Sprintf("--before: %v.", err), "Write a day, like 2025-01-01.")
		}
	}
	isFiltered := v.Source != "" || !r.Before.IsZero()
	switch {
	case len(v.Names) == 0 && !isFiltered:
		err = a.refuse("forget", "Nothing is named that is to be forgotten.",
			"Name articles by receipt, id or address, or use --source or --before.")
	case len(v.Names) > 0 && isFiltered:
		err = a.refuse("forget", "Articles are named, and --source or --before is given as well.",
			"Use one or the other.")
	case v.Allow && (isFiltered || v.Yes):
		err = a.refuse("forget", "--allow takes the names of articles only.", "Leave out --source, --before and --yes.")
	}
	return r, err
}
