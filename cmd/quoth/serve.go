package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"quoth/bot"
	"quoth/bot/console"
)

// serve runs one command of the bot's table and writes its reply.
func (a *app) serve(ctx context.Context, m *mount) error {
	if m.batch != nil && m.batch.File != "" {
		return a.askBatch(ctx, *m.batch)
	}
	options, refusal := m.options()
	if refusal != nil {
		return a.write(bot.Reply{Command: m.command.Name, Outcome: bot.Refused, Blocks: []bot.Block{refusal}})
	}
	call := a.call(m.command.Name, options)
	if !m.command.Articles {
		return a.write(bot.NewRouter(bot.Commands(nil), a.log).Serve(ctx, call))
	}
	library, err := a.openToRead(ctx)
	if err != nil {
		return err
	}
	defer library.Close()
	return a.write(bot.NewRouter(bot.Commands(library.Library), a.log).Serve(ctx, call))
}

func (a *app) call(command string, options map[string]string) bot.Call {
	return bot.Call{Command: command, Options: options, Zone: a.Zone.location(), Now: a.now}
}

// write writes a reply to standard output, or to standard error when it is none but
// says why; the error is its exit status.
func (a *app) write(r bot.Reply) error {
	to, result := a.out, error(nil)
	switch r.Outcome {
	case bot.Silent:
		result = status(statusSilent)
	case bot.Refused:
		to, result = a.err, status(statusUsage)
	case bot.Failed:
		to, result = a.err, status(statusError)
	}
	if a.JSON {
		if err := writeJSON(a.out, r); err != nil {
			return err
		}
		return result
	}
	if err := console.Render(to, r, console.Options{Width: columns(to), Color: a.color(to), Zone: a.Zone.location()}); err != nil {
		return err
	}
	return result
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}
