package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"quoth/bot"
	"quoth/bot/console"
	"quoth/bot/jsonreply"
	"quoth/bot/socket"
)

// serve runs one command of the bot's table and writes its reply.
func (a *app) serve(ctx context.Context, m *mount) error {
	options, refusal := m.options()
	if refusal != nil {
		return a.write(refused(m.command.Name, refusal.Message, refusal.Hint))
	}
	switch {
	case m.isBatch() && m.summary != nil:
		return a.serveDays(ctx, *m.summary, options)
	case m.isBatch():
		return a.serveBatch(ctx, *m.ask, options)
	}
	call := a.call(m.command.Name, options)
	call.Why = m.why()
	if m.command.Exclusive {
		return a.serveHolding(ctx, call)
	}
	if !m.command.Articles {
		return a.write(bot.NewRouter(commandTable(), a.log).Serve(ctx, call))
	}
	d, err := a.doorToRead(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	return a.put(ctx, d, call)
}

// serveHolding runs a command that takes the data folder for itself.
func (a *app) serveHolding(ctx context.Context, call bot.Call) error {
	d, err := a.doorToHold(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	return a.put(ctx, d, call)
}

// put puts a call to the articles behind d and has the reply written.
func (a *app) put(ctx context.Context, d door, call bot.Call) error {
	var err error
	if call.Command == "feeds import" {
		if call.Options, err = a.withList(call.Options); err != nil {
			return a.write(refused(call.Command, sentence(err.Error()), "It takes a list of feeds in OPML: a file, an address, or - for standard input."))
		}
	}
	r := a.shown(call)
	return ended(d.Write(ctx, socket.Request{Reply: &r}, a.out, a.err))
}

func (a *app) call(command string, options map[string]string) bot.Call {
	return bot.Call{Command: command, Options: options, Zone: a.Zone.location(), Now: a.now, Access: bot.Operators}
}

// shown is call with how its reply is to be shown here.
func (a *app) shown(call bot.Call) socket.Reply {
	return socket.Reply{Call: socket.Call(call), JSON: a.JSON, Out: a.screen(a.out), Err: a.screen(a.err)}
}

// write writes a reply that took no articles; the error is its exit status.
func (a *app) write(r bot.Reply) error {
	return ended(draw(r, a.shown(a.call(r.Command, nil)), a.out, a.err))
}

func refused(command, message, hint string) bot.Reply {
	return bot.Reply{Command: command, Outcome: bot.Refused, Blocks: []bot.Block{&bot.Refusal{Message: message, Hint: hint}}}
}

// ended makes an error of an exit status.
func ended(n int, err error) error {
	if err != nil || n == statusOK {
		return err
	}
	return status(n)
}

// draw writes a reply to stdout, or to stderr when it is none but says why, and returns
// its exit status.
func draw(r bot.Reply, as socket.Reply, stdout, stderr io.Writer) (int, error) {
	to, screen, result := stdout, as.Out, statusOK
	switch r.Outcome {
	case bot.Silent:
		result = statusSilent
	case bot.Refused:
		to, screen, result = stderr, as.Err, statusUsage
	case bot.Failed:
		to, screen, result = stderr, as.Err, statusError
	}
	if as.JSON {
		return result, jsonreply.Render(stdout, r)
	}
	return result, console.Render(to, r, console.Options{Width: screen.Width, Color: screen.Color, Zone: as.Call.Zone})
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}
