package console

import (
	"slices"
	"strings"

	"quoth/bot"
	"quoth/bot/bind"
)

// Parse reads a typed line. A line that starts with a slash is a command with its options, written as
// in Discord; "help" and "?" are the command /help. Every other line is a question.
//
//	When does the ferry sail?
//	/ask since:yesterday When does the ferry sail?
//	/latest source:Harbour Courier count:3
//	help
//
// Words without the name of an option are the value of the command's first option. Where several
// options are required, each takes a word and the last one the rest. A value ends at the name of the
// next option, at its own closing quotation mark or, where it can only be one word, after that word. A day
// may have several words.
// Parse sets Command and Options of the call, and checks nothing.
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

// Welcome is shown at a terminal before the first line.
const Welcome = "Ask a question, then follow up on the answer. /help lists the commands; quit leaves."

// cutCommand cuts the name of a command off s. The name has two words where one of commands has that
// name.
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

// parseOptions reads the options that are named in s, and gives the other words to the options of c
// that need no name. Where c has no such option, the words become an unknown option or an option of the
// wrong kind, which the command then refuses.
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
	giveBare(strings.Join(bare, " "), c, into)
}

// giveBare gives words without the name of an option to the options of c that need no name: a word to
// each, and the rest to the last.
func giveBare(words string, c bot.Command, into map[string]string) {
	takers := slices.DeleteFunc(slices.Clone(c.Bare()), func(o bot.Option) bool { return into[o.Name] != "" })
	for ; len(takers) > 1; takers = takers[1:] {
		value, rest := cutBare(words)
		if value != "" {
			into[takers[0].Name] = value
		}
		words = rest
	}
	switch words = unquote(words); {
	case words == "":
	case len(takers) > 0:
		into[takers[0].Name] = words
	case len(c.Options) == 0:
		into[words] = ""
	default:
		into[c.Options[0].Name] = words
	}
}

// cutBare cuts a word, or a piece in quotation marks, off s.
func cutBare(s string) (value, rest string) {
	if value, rest, ok := cutQuoted(s); ok {
		return value, strings.TrimLeft(rest, blanks)
	}
	return cutWord(s)
}

// cutName cuts "name:" off s when that is the name of an option of c and a value follows.
func cutName(s string, c bot.Command) (option bot.Option, value string, ok bool) {
	name, value, ok := strings.Cut(s, ":")
	if !ok || value == "" || isBlank(value[0]) {
		return bot.Option{}, s, false
	}
	option, ok = c.Option(strings.ToLower(name))
	return option, value, ok
}

// cutValue cuts the value of an option off s.
func cutValue(s string, o bot.Option, c bot.Command) (value, rest string) {
	if value, rest, ok := cutQuoted(s); ok {
		return value, strings.TrimLeft(rest, blanks)
	}
	if o.Kind == bot.KindDay {
		return cutDays(s)
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

// longestDays is the number of words that a day may have: "from the 3rd to the 12th of last month".
const longestDays = 10

// cutDays cuts the longest run of words that names days off s. Where none does, it cuts a word, which the
// command will refuse.
func cutDays(s string) (value, rest string) {
	value, rest = cutWord(s)
	run, after := value, rest
	for range longestDays {
		var word string
		if word, after = cutWord(after); word == "" {
			break
		}
		if run += " " + word; bind.NamesDays(run) {
			value, rest = run, after
		}
	}
	return value, rest
}

// cutQuoted cuts a piece in quotation marks, straight or curly, off s.
func cutQuoted(s string) (value, rest string, ok bool) {
	for _, marks := range [][2]string{{`"`, `"`}, {"“", "”"}} {
		if after, opened := strings.CutPrefix(s, marks[0]); opened {
			return strings.Cut(after, marks[1])
		}
	}
	return "", s, false
}

// unquote returns s without its quotation marks, when s is one quoted piece.
func unquote(s string) string {
	if value, rest, ok := cutQuoted(s); ok && rest == "" {
		return value
	}
	return s
}

const blanks = " \t"

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// cutWord cuts the first word off s. rest starts with the next word.
func cutWord(s string) (word, rest string) {
	i := strings.IndexAny(s, blanks)
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimLeft(s[i:], blanks)
}
