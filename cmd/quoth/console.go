package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"quoth/bot"
	"quoth/bot/console"
	"quoth/bot/socket"
)

type consoleVerb struct{}

// Run answers lines until they end. A refusal is for the person at the prompt and
// changes no exit status.
func (consoleVerb) Run(ctx context.Context, a *app) error {
	d, err := a.doorToStay(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	table := bot.Commands(nil)
	next := console.Lines(ctx, a.in, a.out, func(line string) string {
		return console.Complete(line, table, func(c bot.Call, option, typed string) []string {
			return a.complete(ctx, d, a.call(c.Command, c.Options), option, typed)
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
		call := console.Parse(line, table)
		if err := a.put(ctx, d, a.call(call.Command, call.Options)); err != nil && !isStatus(err) {
			return err
		}
		if !a.JSON {
			fmt.Fprintln(a.out) // between one reply and the next
		}
	}
}

// complete has nothing to suggest after an error: the line itself will meet it again.
func (a *app) complete(ctx context.Context, d door, c bot.Call, option, typed string) []string {
	var values strings.Builder
	r := socket.Complete{Call: socket.Call(c), Option: option, Typed: typed}
	if _, err := d.Write(ctx, socket.Request{Complete: &r}, &values, io.Discard); err != nil {
		return nil
	}
	return strings.FieldsFunc(values.String(), func(c rune) bool { return c == '\n' })
}

func isStatus(err error) bool {
	var s status
	return errors.As(err, &s)
}
