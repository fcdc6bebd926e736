package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"quoth/bot"
	"quoth/bot/console"
	"quoth/bot/folder"
	"quoth/bot/socket"
	"quoth/bot/talk"
)

type consoleVerb struct{}

// Run answers lines until they end. A refusal is for the person at the prompt and changes no exit
// status.
func (consoleVerb) Run(ctx context.Context, a *app) error {
	h, err := a.open(ctx, folder.Prompt)
	if err != nil {
		return err
	}
	defer h.Close()
	p := &prompt{app: a, handle: h}
	next := console.Lines(ctx, a.in, a.out, func(line string) string { return p.complete(ctx, line) })
	if console.IsTerminal(a.in) && !a.JSON {
		fmt.Fprintln(a.err, console.Welcome)
	}
	for {
		line, err := next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, console.ErrLongLine):
			err = a.refuse("console", "The line is "+err.Error()+".", "Put it in fewer words.")
		case err != nil:
			return err
		case strings.TrimSpace(line) == "":
			continue
		case console.Leaves(line):
			return nil
		default:
			err = p.answer(ctx, line)
		}
		if err != nil && !isStatus(err) {
			return err
		}
	}
}

// prompt answers one line after another.
type prompt struct {
	*app
	handle *folder.Handle
	talk   talk.Conversation
}

// answer answers a line, and sets it apart from the next.
func (p *prompt) answer(ctx context.Context, line string) error {
	p.tick()
	parsed := console.Parse(line, commandTable())
	err := p.putNext(ctx, p.call(parsed.Command, parsed.Options))
	if isChoice(err) {
		p.tell("hint: the same command with number:1 adds the first")
	}
	if err != nil && !isStatus(err) {
		return err
	}
	if !p.JSON {
		fmt.Fprintln(p.out) // between one reply and the next
	}
	return nil
}

// putNext answers a call, with what was asked before it. While the sample articles answer, nobody
// holds the folder: a command that needs it held opens it for that one call.
func (p *prompt) putNext(ctx context.Context, call bot.Call) error {
	call, err := p.talk.Next(call)
	if nothing, ok := errors.AsType[*bot.Refusal](err); ok {
		return p.refuse(call.Command, nothing.Message, nothing.Hint)
	}
	if command, _ := bot.Find(commandTable(), call.Command); command.Exclusive && p.handle.IsSample() {
		return p.openAndPut(ctx, folder.Write, call)
	}
	return p.put(ctx, p.handle, call)
}

// complete completes a line. It suggests nothing after an error: the line itself will meet it again.
func (p *prompt) complete(ctx context.Context, line string) string {
	return console.Complete(line, commandTable(), func(c bot.Call, option, typed string) []string {
		var values strings.Builder
		r := socket.Complete{Call: socket.Call(p.call(c.Command, c.Options)), Option: option, Typed: typed}
		if _, err := p.handle.Write(ctx, socket.Request{Complete: &r}, &values, io.Discard); err != nil {
			return nil
		}
		return strings.FieldsFunc(values.String(), func(c rune) bool { return c == '\n' })
	})
}
