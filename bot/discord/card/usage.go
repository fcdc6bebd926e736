package card

import (
	"strings"

	"quoth/bot"
)

// commandMention returns the name of a command, which Discord lets a reader click where it has an id.
// It keeps only what can be part of a name and of an id.
func commandMention(name, id string) string {
	if id = digits(id); id == "" {
		return bold(inline("/" + name))
	}
	return "</" + strings.NewReplacer("<", "", ">", "", ":", "", "\n", " ").Replace(name) + ":" + id + ">"
}

// Usage draws a command in a line. When it is detailed, it draws how the command is typed, and each of
// its options.
func (p *page) Usage(b bot.Usage) {
	head := commandMention(b.Name, b.ID)
	if !b.Detailed {
		p.add(piece{text: head + " " + inline(b.Description), color: colorOwn, result: true})
		return
	}
	if typed := strings.TrimPrefix(b.Line, "/"+b.Name); typed != "" {
		head += " " + inline(typed)
	}
	lines := []string{head, inline(b.Description)}
	for _, o := range b.Options {
		line := "- " + bold(inline(o.Name)) + ": " + inline(o.Description)
		if len(o.Choices) > 0 {
			line += " (" + inline(strings.Join(o.Choices, ", ")) + ")"
		}
		lines = append(lines, line)
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn})
}

// Example draws a call that somebody may try. Who clicks the name of the command has yet to type the
// words.
func (p *page) Example(b bot.Example) {
	text := commandMention(b.Command, b.ID)
	if b.Value != "" {
		text += " " + inline(b.Value)
	}
	p.add(piece{text: "- " + text, color: colorOwn, result: true})
}
