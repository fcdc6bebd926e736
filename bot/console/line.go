package console

import (
	"slices"
	"strings"

	"quoth/bot"
)

// Parse reads a typed line. A line that starts with a slash is a command with its
// options, as Discord writes them; every other one is a question.
//
//	When does the ferry sail?
//	/ask since:yesterday When does the ferry sail?
//	/latest source:Harbour Courier count:3
//	help
//
// Words without a name belong to the command's first option or, where several are required,
// one to each and the rest to the last. A value ends at the next
// option's name, at its own closing quotation mark or, where it can only be one word,
// after that. Command and Options of the call are set; nothing is checked yet.
func Parse(line string, commands []bot.Command) bot.Call {
	line = strings.TrimSpace(line)
	if word := strings.ToLower(line); word == "help" || word == "?" {
		line = "/help"
	}
	typed, ok := strings.CutPrefix(line, "/")
	if !ok {
		return bot.Call{Command: "ask", Options: map[string]string{"question": line}}
	}
	name, rest := cutCommand(typed, commands)
	call := bot.Call{Command: name, Options: make(map[string]string)}
	for _, c := range commands {
		if c.Name == call.Command {
			parseOptions(rest, c, call.Options)
		}
	}
	return call
}

// Leaves reports whether a line asks to leave the prompt: "quit", "exit", "bye", ":q".
func Leaves(line string) bool {
	word := strings.ToLower(strings.TrimSpace(line))
	if word != ":q!" {
		word = strings.TrimRight(word, ".!;() ")
	}
	switch strings.TrimLeft(word, `/\`) {
	case "quit", "exit", "bye", "goodbye", ":q", ":q!", ":quit", ":wq", "q", "logout":
		return true
	}
	return false
}

// Welcome is what a person at a terminal is shown before the first line.
const Welcome = "Ask a question, and then what follows from it. /help lists the commands; quit leaves."

// cutCommand takes the name of a command off s: two words where one of commands is called so.
func cutCommand(s string, commands []bot.Command) (name, rest string) {
	name, rest = cutWord(s)
	name = strings.ToLower(name)
	second, after := cutWord(rest)
	two := name + " " + strings.ToLower(second)
	if slices.ContainsFunc(commands, func(c bot.Command) bool { return c.Name == two }) {
		return two, after
	}
	return name, rest
}

// parseOptions takes the options that are named in s, and gives what is left to the
// first option of c. Without one it is entered as an unknown option, to be refused.
func parseOptions(s string, c bot.Command, into map[string]string) {
	var bare []string
	for s != "" {
		option, value, ok := cutName(s, c)
		if !ok {
			var word string
			word, s = cutWord(s)
			bare = append(bare, word)
			continue
		}
		into[option.Name], s = cutValue(value, option, c)
	}
	words := strings.Join(bare, " ")
	takers := slices.DeleteFunc(slices.Clone(c.Bare()), func(o bot.Option) bool { return into[o.Name] != "" })
	for i, o := range takers {
		if i == len(takers)-1 {
			break
		}
		value, rest := cutBare(words)
		if value != "" {
			into[o.Name] = value
		}
		words = rest
	}
	switch words = unquote(words); {
	case words == "":
	case len(takers) > 0:
		into[takers[len(takers)-1].Name] = words
	case len(c.Options) == 0:
		into[words] = ""
	default:
		into[c.Options[0].Name] = words
	}
}

// cutBare takes a word, or a piece in quotation marks, off s.
func cutBare(s string) (value, rest string) {
	if value, rest, ok := cutQuoted(s); ok {
		return value, strings.TrimLeft(rest, blanks)
	}
	return cutWord(s)
}

// cutName takes "name:" off s when it names an option of c and a value follows.
func cutName(s string, c bot.Command) (option bot.Option, value string, ok bool) {
	name, value, ok := strings.Cut(s, ":")
	if !ok || value == "" || isBlank(value[0]) {
		return bot.Option{}, s, false
	}
	option, ok = c.Option(strings.ToLower(name))
	return option, value, ok
}

// cutValue takes an option's value off s.
func cutValue(s string, o bot.Option, c bot.Command) (value, rest string) {
	if value, rest, ok := cutQuoted(s); ok {
		return value, strings.TrimLeft(rest, blanks)
	}
	value, rest = cutWord(s)
	for o.Kind == bot.KindText && rest != "" {
		if _, _, ok := cutName(rest, c); ok {
			break
		}
		var word string
		word, rest = cutWord(rest)
		value += " " + word
	}
	return value, rest
}

// cutQuoted takes a piece in quotation marks, straight or curly, off s.
func cutQuoted(s string) (value, rest string, ok bool) {
	for _, marks := range [][2]string{{`"`, `"`}, {"“", "”"}} {
		if after, opened := strings.CutPrefix(s, marks[0]); opened {
			return strings.Cut(after, marks[1])
		}
	}
	return "", s, false
}

// unquote takes the quotation marks off s when it is one quoted piece and no more.
func unquote(s string) string {
	if value, rest, ok := cutQuoted(s); ok && rest == "" {
		return value
	}
	return s
}

const blanks = " \t"

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// cutWord cuts s after its first word; rest starts with the next.
func cutWord(s string) (word, rest string) {
	i := strings.IndexAny(s, blanks)
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimLeft(s[i:], blanks)
}
