package main

import (
	"context"
	"errors"
	"fmt"

	"quoth/bot/socket"
)

type exportVerb struct {
	All bool `help:"Every revision, the oldest first, and not only the current ones."`
}

// Run writes the stored articles as JSON Lines, which import reads.
func (v exportVerb) Run(ctx context.Context, a *app) error {
	d, err := a.door(ctx, a.openOwn) // the bundled articles are nobody's to export
	if errors.Is(err, errNoArticles) {
		return a.errEmpty("export")
	}
	if err != nil {
		return err
	}
	defer d.Close()
	return ended(d.Write(ctx, socket.Request{Export: &socket.Export{All: v.All}}, a.out, a.err))
}

func (a *app) errEmpty(verb string) error {
	return fmt.Errorf("%s: no articles in %s yet: bring some in with quoth import PATH", verb, a.folder())
}
