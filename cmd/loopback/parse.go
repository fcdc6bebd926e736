package main

import (
	"encoding/json"
	"strconv"
	"strings"

	"quoth/bot/discord/loopback"
)

// command is a registered command, or a part of one.
type command struct {
	Name    string
	Type    int // of a part: 1 and 2 are words of the name, the others options
	Options []command
}

func (d *desk) commands() (out []command) {
	for _, raw := range d.server.Commands() {
		var c command
		if json.Unmarshal(raw, &c) == nil {
			out = append(out, c)
		}
	}
	return out
}

// parse reads "daily set hour: 7 zone: Europe/London" with the registered commands, whose
// options' names end a value before them. What is not registered is sent all the same: a
// bot must bear that, too.
func parse(line string, registered []command) (name string, options []loopback.Option) {
	words := strings.Fields(line)
	if len(words) == 0 {
		return "", nil
	}
	name = words[0]
	known, found := find(registered, name)
	words = words[1:]
	for found && len(words) > 0 {
		part, ok := find(known.Options, words[0])
		if !ok || part.Type > 2 {
			break
		}
		name, known, words = name+" "+part.Name, part, words[1:]
	}
	return name, values(words, known, found)
}

func find(among []command, name string) (command, bool) {
	for _, c := range among {
		if c.Name == name {
			return c, true
		}
	}
	return command{}, false
}

// values reads "name: value name: value"; without the command's options each word that
// ends in a colon is a name.
func values(words []string, known command, found bool) (out []loopback.Option) {
	types := map[int]int{}
	for _, w := range words {
		label, isName := strings.CutSuffix(w, ":")
		option, ok := find(known.Options, label)
		switch {
		case isName && (ok || !found):
			types[len(out)] = option.Type
			out = append(out, loopback.Option{Name: label, Value: ""})
		case len(out) > 0:
			last := &out[len(out)-1]
			last.Value = strings.TrimSpace(last.Value.(string) + " " + w)
		}
	}
	for i := range out {
		out[i].Value = typed(out[i].Value.(string), types[i])
	}
	return out
}

// typed is a value in the type that the option is registered with, where it fits.
func typed(s string, kind int) any {
	switch kind {
	case 4:
		if n, err := strconv.Atoi(s); err == nil {
			return n
		}
	case 5:
		if b, err := strconv.ParseBool(s); err == nil {
			return b
		}
	case 7:
		return loopback.Channel(strings.Trim(s, "<#>"))
	}
	return s
}
