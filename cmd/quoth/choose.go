package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"quoth/bot"
	"quoth/bot/console"
	"quoth/bot/folder"
	"quoth/bot/socket"
)

// putAndAsk opens the data folder for a call. If the reply lists what can be chosen, it asks the person at the
// terminal, and puts the call again with the number that was typed.
func (a *app) putAndAsk(ctx context.Context, mode folder.Mode, call bot.Call) error {
	h, err := a.open(ctx, mode)
	if err != nil {
		return err
	}
	defer h.Close()
	if err := a.put(ctx, h, call); !isChoice(err) {
		return err
	}
	if a.JSON {
		return status(socket.StatusUsage)
	}
	if !console.IsTerminal(a.in) || !console.IsTerminal(a.err) {
		a.tell("hint: quoth %s %s --first adds the first, and --number N another", call.Command, call.Options["url"])
		return status(socket.StatusUsage)
	}
	number, err := askNumber(console.Interruptible(ctx, console.PlainLines(a.in)), a.err)
	if err != nil {
		return err
	}
	return a.put(ctx, h, call.Set("number", number))
}

// isChoice reports whether the reply to a call lists what can be chosen.
func isChoice(err error) bool {
	reported, ok := errors.AsType[status](err)
	return ok && reported == socket.StatusChoice
}

// askNumber asks for a number until one is typed. The error is a status where none is wanted.
func askNumber(next console.LineReader, to io.Writer) (string, error) {
	for {
		fmt.Fprint(to, "Which one? (a number; Enter: none) ")
		line, err := next()
		line = strings.TrimSuffix(strings.TrimSpace(line), ".")
		switch {
		case errors.Is(err, io.EOF), err == nil && line == "":
			return "", status(socket.StatusUsage)
		case err != nil && !errors.Is(err, console.ErrLongLine):
			return "", err
		}
		if _, err := strconv.ParseUint(line, 10, 16); err == nil {
			return line, nil
		}
	}
}
