package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"strconv"
	"strings"
	"time"

	"quoth/bot/discord/loopback"
)

// desk does what the lines say.
type desk struct {
	server *loopback.Server
	out    io.Writer
	direct bool            // interactions come from direct messages
	last   json.RawMessage // the message that was answered last
	told   int             // violations that were told already
}

// take does what a line says. The error is for the person who typed it.
func (d *desk) take(ctx context.Context, line string) error {
	line = strings.TrimSpace(line)
	word, rest, _ := strings.Cut(line, " ")
	switch {
	case line == "":
		return nil
	case line[0] == '/':
		return d.send(ctx, d.slash(line[1:]))
	case line[0] == '?':
		name, options := parse(line[1:], d.commands())
		return d.send(ctx, loopback.Typing(name, options...))
	case word == "menu":
		name, text, _ := strings.Cut(rest, ":")
		message := d.server.Post(loopback.ChannelID, map[string]any{"content": strings.TrimSpace(text)})
		return d.send(ctx, loopback.Menu(name, message))
	case word == "press":
		return d.press(ctx, rest)
	}
	return d.do(word, rest)
}

func (d *desk) slash(line string) loopback.Interaction {
	name, options := parse(line, d.commands())
	return loopback.Slash(name, options...)
}

// do does what is no interaction.
func (d *desk) do(word, rest string) error {
	number, err := strconv.Atoi(strings.TrimSpace(rest))
	switch {
	case word == "dm" || word == "server":
		d.direct = word == "dm"
	case word == "drop":
		d.server.DropGateway()
	case word == "close" && err == nil:
		d.server.CloseGateway(number)
	case word == "op" && err == nil:
		d.server.SayGateway(number, false)
	case word == "commands":
		return d.print(d.server.Commands())
	case word == "requests":
		return d.print(d.server.Requests())
	case word == "wrong":
		return d.print(d.server.Violations())
	default:
		return fmt.Errorf("%q is none of: /command, ?command, menu, press, dm, server, drop, close CODE, op NUMBER, commands, requests, wrong", word)
	}
	return nil
}

// send sends an interaction and prints the answer.
func (d *desk) send(ctx context.Context, i loopback.Interaction) error {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	i.Direct, i.Permissions = d.direct, loopback.ManageServer
	id, err := d.server.Send(ctx, i)
	if err != nil {
		return err
	}
	answer, err := d.server.Reply(ctx, id)
	if err != nil {
		return err
	}
	if answer.Message != nil {
		d.last = answer.Message
	}
	return d.print(answer)
}

// press presses a button of the last answer, counted from 1.
func (d *desk) press(ctx context.Context, which string) error {
	ids := buttons(d.last)
	n, err := strconv.Atoi(strings.TrimSpace(which))
	if err != nil || n < 1 || n > len(ids) {
		return fmt.Errorf("press takes a number from 1 to %d", len(ids))
	}
	return d.send(ctx, loopback.Press(ids[n-1], d.last))
}

// buttons are the custom ids on a message, in reading order.
func buttons(message json.RawMessage) (ids []string) {
	type component struct {
		CustomID   string            `json:"custom_id"`
		Components []json.RawMessage `json:"components"`
	}
	var visit func(json.RawMessage)
	visit = func(raw json.RawMessage) {
		var c component
		if json.Unmarshal(raw, &c) != nil {
			return
		}
		if c.CustomID != "" {
			ids = append(ids, c.CustomID)
		}
		for _, inner := range c.Components {
			visit(inner)
		}
	}
	visit(message)
	return ids
}

func (d *desk) print(v any) error {
	e := json.NewEncoder(d.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// complain tells what the bot sent that it may not, once.
func (d *desk) complain() {
	all := d.server.Violations()
	for _, v := range all[d.told:] {
		log.Printf("wrong: %s", v)
	}
	d.told = len(all)
}
