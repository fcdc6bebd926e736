package main

import (
	"context"

	"quoth/bot"
	"quoth/bot/feeds"
	"quoth/bot/folder"
	"quoth/bot/report"
	"quoth/bot/service"
	"quoth/bot/socket"
)

// openAndPut opens the data folder for one call.
func (a *app) openAndPut(ctx context.Context, mode folder.Mode, call bot.Call) error {
	h, err := a.open(ctx, mode)
	if err != nil {
		return err
	}
	defer h.Close()
	return a.put(ctx, h, call)
}

// put answers a call, and writes the reply.
func (a *app) put(ctx context.Context, h *folder.Handle, call bot.Call) error {
	var err error
	if call.Command == "feeds import" {
		if call.Options, err = feeds.WithList(call.Options, a.in); err != nil {
			return a.refuse(call.Command, report.Sentence(err.Error()),
				"It takes a list of feeds in OPML: a file, an address, or - for standard input.")
		}
	}
	r := a.shown(call)
	return asError(h.Write(ctx, socket.Request{Reply: &r}, a.out, a.err))
}

// call returns a call of a command with options by their names.
func (a *app) call(command string, options map[string]string) bot.Call {
	return bot.Call{Command: command, Options: options, Zone: a.Zone.Location(), Now: a.now, Access: bot.Operators}
}

// shown returns a call with how its reply is to be shown here.
func (a *app) shown(call bot.Call) socket.Reply {
	return socket.Reply{Call: socket.Call(call), JSON: a.JSON, Out: a.screen(a.out), Err: a.screen(a.err)}
}

// write writes a reply that needed no articles.
func (a *app) write(r bot.Reply) error {
	return asError(service.Draw(r, a.shown(a.call(r.Command, nil)), a.out, a.err))
}

// refuse writes why a command is not run.
func (a *app) refuse(command, message, hint string) error {
	return a.write(bot.Reply{
		Command: command, Outcome: bot.Refused, Blocks: []bot.Block{&bot.Refusal{Message: message, Hint: hint}},
	})
}
