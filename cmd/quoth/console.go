package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"quoth/bot"
	"quoth/bot/commands"
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
	defer func() { d.Close() }() // d changes
	table := commandTable()
	next := console.Lines(ctx, a.in, a.out, func(line string) string {
		return console.Complete(line, table, func(c bot.Call, option, typed string) []string {
			return a.complete(ctx, d, a.call(c.Command, c.Options), option, typed)
		})
	})
	if isTerminal(a.in) && !a.JSON {
		fmt.Fprintln(a.err, console.Welcome)
	}
	var talk commands.Conversation
	for {
		line, err := next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if errors.Is(err, console.ErrLongLine) {
			if err := a.write(refused("console", "The line is "+err.Error()+".", "Put it in fewer words.")); !isStatus(err) {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		if console.Leaves(line) {
			return nil
		}
		if d, err = a.renewed(ctx, d); err != nil {
			return err
		}
		a.refresh()
		parsed := console.Parse(line, table)
		if err := a.putAtPrompt(ctx, d, table, &talk, a.call(parsed.Command, parsed.Options)); err != nil &&
			!isStatus(err) {
			return err
		}
		if !a.JSON {
			fmt.Fprintln(a.out) // between one reply and the next
		}
	}
}

// putAtPrompt puts a call, with what was asked before it, to d. While the bundled articles answer there,
// nobody holds the folder: what needs it held opens it for this once.
func (a *app) putAtPrompt(ctx context.Context, d door, table []bot.Command, talk *commands.Conversation,
	call bot.Call) error {
	call, err := talk.Next(call)
	var nothing *bot.Refusal
	if errors.As(err, &nothing) {
		return a.write(refused(call.Command, nothing.Message, nothing.Hint))
	}
	holds := slices.ContainsFunc(table, func(c bot.Command) bool { return c.Name == call.Command && c.Exclusive })
	if holds && isBundled(d) {
		return a.serveHolding(ctx, call)
	}
	return a.put(ctx, d, call)
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
