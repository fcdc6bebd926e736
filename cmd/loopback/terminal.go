package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"strconv"
	"strings"
	"time"

	"quoth/bot/discord/loopback"
	"quoth/bot/discord/loopback/rules"
)

// terminal executes lines that a user types.
type terminal struct {
	server *loopback.Server
	out    io.Writer
	direct bool            // interactions come from direct messages
	last   json.RawMessage // the message of the last answer
	form   string          // the custom id of the form that is open; empty: none is
	logged int             // number of violations that were logged
}

// execute executes a line. The error is for the user.
func (t *terminal) execute(ctx context.Context, line string) error {
	line = strings.TrimSpace(line)
	word, rest, _ := strings.Cut(line, " ")
	switch {
	case line == "":
		return nil
	case line[0] == '/':
		return t.send(ctx, t.slash(line[1:]))
	case line[0] == '?':
		name, options := parse(line[1:], t.commands())
		return t.send(ctx, loopback.Typing(name, options...))
	case word == "menu":
		name, text, _ := strings.Cut(rest, ":")
		message := t.server.Post(loopback.ChannelID, map[string]any{"content": strings.TrimSpace(text)})
		return t.send(ctx, loopback.Menu(name, message))
	case word == "press":
		return t.press(ctx, rest)
	case word == "fill":
		return t.fill(ctx, rest)
	}
	return t.control(ctx, word, rest)
}

func (t *terminal) slash(line string) loopback.Interaction {
	name, options := parse(line, t.commands())
	return loopback.Slash(name, options...)
}

// commands returns the commands that the bot registered.
func (t *terminal) commands() (out []command) {
	for _, raw := range t.server.Commands() {
		var c command
		if json.Unmarshal(raw, &c) == nil {
			out = append(out, c)
		}
	}
	return out
}

// control executes a line that is not an interaction.
func (t *terminal) control(ctx context.Context, word, rest string) error {
	number, err := strconv.Atoi(strings.TrimSpace(rest))
	switch {
	case word == "dm" || word == "server":
		t.direct = word == "dm"
	case word == "join":
		return t.server.Join(ctx, time.Now(), loopback.ChannelID)
	case word == "leave":
		return t.server.Leave(ctx)
	case word == "messages":
		return t.print(t.server.Messages(loopback.ChannelID))
	case word == "drop":
		t.server.DropGateway()
	case word == "close" && err == nil:
		t.server.CloseGateway(number)
	case word == "op" && err == nil:
		t.server.SendGateway(number, false)
	case word == "commands":
		return t.print(t.server.Commands())
	case word == "requests":
		return t.print(t.server.Requests())
	case word == "wrong":
		return t.print(t.server.Violations())
	default:
		return fmt.Errorf("%q is none of: /command, ?command, menu, press, fill, dm, server, join, leave, "+
			"drop, close CODE, "+
			"op NUMBER, messages, commands, requests, wrong", word)
	}
	return nil
}

// send sends an interaction and prints the answer.
func (t *terminal) send(ctx context.Context, i loopback.Interaction) error {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	i.Direct, i.Permissions = t.direct, loopback.ManageServer
	id, err := t.server.Send(ctx, i)
	if err != nil {
		return err
	}
	answer, err := t.server.Reply(ctx, id)
	if err != nil {
		return err
	}
	if answer.Callback == rules.CallbackModal {
		var form struct {
			CustomID string `json:"custom_id"`
		}
		if err := json.Unmarshal(answer.Data, &form); err != nil {
			return err
		}
		t.form = form.CustomID
	} else if answer.Message != nil {
		t.last = answer.Message
	}
	return t.print(answer)
}

// press presses a button, or chooses an entry of a menu, of the last answer. They are counted from 1.
func (t *terminal) press(ctx context.Context, which string) error {
	all := controls(t.last)
	n, err := strconv.Atoi(strings.TrimSpace(which))
	if err != nil || n < 1 || n > len(all) {
		return fmt.Errorf("press takes a number from 1 to %d", len(all))
	}
	if c := all[n-1]; c.menu != "" {
		return t.send(ctx, loopback.Choose(c.menu, c.id, t.last))
	}
	return t.send(ctx, loopback.Press(all[n-1].id, t.last))
}

// fill sends the form that the last button opened, with what was typed.
func (t *terminal) fill(ctx context.Context, typed string) error {
	if t.form == "" {
		return errors.New("no form is open: press a button that opens one")
	}
	form := t.form
	t.form = ""
	return t.send(ctx, loopback.Submit(form, "question", typed, t.last))
}

// control is a button or, with the custom id of its menu, an entry.
type control struct{ id, menu string }

// controls returns the buttons and the entries of menus in a message, in reading order.
func controls(message json.RawMessage) (out []control) {
	type component struct {
		CustomID   string            `json:"custom_id"`
		Components []json.RawMessage `json:"components"`
		Options    []struct {
			Value string `json:"value"`
		} `json:"options"`
	}
	var visit func(json.RawMessage)
	visit = func(raw json.RawMessage) {
		var c component
		if json.Unmarshal(raw, &c) != nil {
			return
		}
		if c.CustomID != "" && len(c.Options) == 0 {
			out = append(out, control{id: c.CustomID})
		}
		for _, o := range c.Options {
			out = append(out, control{o.Value, c.CustomID})
		}
		for _, inner := range c.Components {
			visit(inner)
		}
	}
	visit(message)
	return out
}

func (t *terminal) print(v any) error {
	e := json.NewEncoder(t.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// logViolations logs each violation of Discord's rules by the bot once.
func (t *terminal) logViolations() {
	all := t.server.Violations()
	for _, v := range all[t.logged:] {
		log.Printf("wrong: %s", v)
	}
	t.logged = len(all)
}
