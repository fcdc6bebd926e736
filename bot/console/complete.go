package console

import (
	"strings"
	"unicode/utf8"

	"quoth/bot"
)

// Suggest returns values for an option of call, given the start that was typed.
type Suggest func(call bot.Call, option, typed string) []string

// Complete returns line with its end completed where there is only one way to go on: in the name of a
// command, the name of an option, or the value of an option. A value that is the only one replaces what was
// typed of it, as "Europe/Berlin" replaces "berl".
func Complete(line string, commands []bot.Command, suggest Suggest) string {
	typed, ok := strings.CutPrefix(line, "/")
	if !ok {
		return line
	}
	name, rest := cutCommand(typed, commands)
	c, known := bot.Find(commands, name)
	if !known || len(name) == len(strings.TrimSpace(typed)) && !strings.HasSuffix(typed, " ") {
		return "/" + extend(typed, commandNames(commands))
	}
	named := func(option, typed string) []string {
		before := strings.TrimSuffix(strings.TrimSuffix(line, typed), option+":")
		return suggest(Parse(before, commands), option, typed)
	}
	return strings.TrimSuffix(line, rest) + completeOption(rest, c, named)
}

// commandNames returns the names of commands, with the blank before an option.
func commandNames(commands []bot.Command) []string {
	names := bot.Names(commands)
	for i := range names {
		names[i] += " "
	}
	return names
}

// completeOption completes the value of the last option in s. Where there is none, it completes the last word
// as the name of an option, or s as the value of the only option that needs no name.
func completeOption(s string, c bot.Command, suggest func(option, typed string) []string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if i > 0 && s[i-1] != ' ' {
			continue
		}
		name, typed, ok := strings.Cut(s[i:], ":")
		if o, known := c.Option(name); ok && known {
			return s[:len(s)-len(typed)] + valueOf(typed, suggest(o.Name, typed))
		}
	}
	at := strings.LastIndexByte(s, ' ') + 1
	if word := extend(s[at:], optionNames(c)); word != s[at:] {
		return s[:at] + word
	}
	if bare := c.Bare(); len(bare) == 1 && s != "" {
		return valueOf(s, suggest(bare[0].Name, s))
	}
	return s
}

// optionNames returns the names of a command's options, with the colon before a value.
func optionNames(c bot.Command) (names []string) {
	for _, o := range c.Options {
		names = append(names, o.Name+":")
	}
	return names
}

// valueOf returns the only one of values, or what is common to those that start with typed.
func valueOf(typed string, values []string) string {
	if len(values) == 1 && typed != "" {
		return values[0]
	}
	return extend(typed, values)
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
