package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"quoth/bot"
	"quoth/bot/console"
)

type consoleVerb struct{}

// Run answers lines until they end. A refusal is for the person at the prompt and
// changes no exit status.
func (consoleVerb) Run(ctx context.Context, a *app) error {
	library, err := a.openToRead(ctx)
	if err != nil {
		return err
	}
	defer library.Close()
	if library.mark == nil && !library.Stats().Sample {
		library.mark = markFolder(a.folder()) // others meet the lock for as long as the prompt is open
	}
	router := bot.NewRouter(bot.Commands(library.Library), a.log)
	next := console.Lines(ctx, a.in, a.out, func(line string) string {
		return console.Complete(line, router.Commands(), func(c bot.Call, option, typed string) []string {
			return router.Complete(ctx, c, option, typed)
		})
	})
	for {
		line, err := next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		call := console.Parse(line, router.Commands())
		if err := a.write(router.Serve(ctx, a.call(call.Command, call.Options))); err != nil && !isStatus(err) {
			return err
		}
		if !a.JSON {
			fmt.Fprintln(a.out) // between one reply and the next
		}
	}
}

func isStatus(err error) bool {
	var s status
	return errors.As(err, &s)
}
