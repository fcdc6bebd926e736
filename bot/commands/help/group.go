package help

import "quoth/bot"

// The headings over the commands, in their order.
const (
	ask      = "Ask"
	speech   = "Who said what"
	read     = "Read the news"
	itself   = "About Quoth"
	managers = "For those who manage the server"
	runners  = "For those who run Quoth"
)

var headings = []string{ask, speech, read, itself, managers, runners}

// groups are the headings of the commands for everyone. Those that are not among them are about the news.
var groups = map[string]string{
	"ask": ask, "said": speech, "whosaid": speech, "compare": speech, "verify": itself, "privacy": itself,
	"help": itself,
}

// groupOf returns the heading of a command.
func groupOf(c bot.Command) string {
	switch {
	case c.Access == bot.Operators:
		return runners
	case c.Access == bot.Managers:
		return managers
	case groups[c.Name] != "":
		return groups[c.Name]
	}
	return read
}

// grouped returns commands below the headings of their groups.
func grouped(commands []bot.Command) []bot.Block {
	byGroup := make(map[string][]bot.Block)
	for _, c := range commands {
		byGroup[groupOf(c)] = append(byGroup[groupOf(c)], c.Help(false))
	}
	var out []bot.Block
	for _, heading := range headings {
		if len(byGroup[heading]) > 0 {
			out = append(append(out, bot.Heading{Words: heading}), byGroup[heading]...)
		}
	}
	return out
}
