package main

import (
	"strconv"
	"strings"

	"quoth/bot/discord/loopback"
)

// command is a registered command, or a subcommand or option of one.
type command struct {
	Name    string
	Type    int // of a part: 1 and 2 are subcommands, which are words of the name, all others are options
	Options []command
}

// parse parses a line such as "daily set hour: 7 zone: Europe/London". The value of an option ends at
// the name of the next one that is registered. A command that is not registered is parsed as well,
// because a bot must handle it.
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

// find returns the command with the given name.
func find(among []command, name string) (command, bool) {
	for _, c := range among {
		if c.Name == name {
			return c, true
		}
	}
	return command{}, false
}

// values parses "name: value name: value". If the command was not found, each word that ends in a
// colon is a name.
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

// typed returns a value in the registered type of its option, or the text if it is not of that type.
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
