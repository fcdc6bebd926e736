package console

import (
	"strings"
	"unicode/utf8"

	"quoth/bot"
)

// Suggest returns values for an option of call, given the start that was typed.
type Suggest func(call bot.Call, option, typed string) []string

// Complete returns line with its end completed where there is only one way to go on: in the name of a
// command, the name of an option, or the value of an option.
func Complete(line string, commands []bot.Command, suggest Suggest) string {
	name, rest, spaced := strings.Cut(strings.TrimPrefix(line, "/"), " ")
	if !strings.HasPrefix(line, "/") {
		return line
	}
	if !spaced {
		var names []string
		for _, c := range commands {
			names = append(names, c.Name+" ")
		}
		return "/" + extend(name, names)
	}
	for _, c := range commands {
		if c.Name == name {
			return strings.TrimSuffix(line, rest) + completeOption(rest, c, suggest)
		}
	}
	return line
}

// completeOption completes the value of the last option in s or, where there is none, the last word as
// the name of an option.
func completeOption(s string, c bot.Command, suggest Suggest) string {
	at := strings.LastIndexByte(s, ' ') + 1
	for i := len(s) - 1; i >= 0; i-- {
		if i > 0 && s[i-1] != ' ' {
			continue
		}
		name, typed, ok := strings.Cut(s[i:], ":")
		if o, known := c.Option(name); ok && known {
			values := suggest(bot.Call{Command: c.Name}, o.Name, typed)
			return s[:len(s)-len(typed)] + extend(typed, values)
		}
	}
	var names []string
	for _, o := range c.Options {
		names = append(names, o.Name+":")
	}
	return s[:at] + extend(s[at:], names)
}

// extend returns the longest start that is common to all the values that start with typed, in whatever
// letter case. It returns typed itself where there are none.
func extend(typed string, values []string) string {
	var fitting []string
	for _, v := range values {
		if len(v) >= len(typed) && strings.EqualFold(v[:len(typed)], typed) {
			fitting = append(fitting, v)
		}
	}
	if len(fitting) == 0 {
		return typed
	}
	if shared := sharedStart(fitting); len(shared) >= len(typed) {
		return shared
	}
	return typed // the values differ in letter case before the end of typed
}

// sharedStart returns the longest start that is common to all values.
func sharedStart(values []string) string {
	shared := values[0]
	for _, v := range values[1:] {
		for !strings.HasPrefix(v, shared) {
			_, size := utf8.DecodeLastRuneInString(shared)
			shared = shared[:len(shared)-size]
		}
	}
	return shared
}
