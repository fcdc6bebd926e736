// Package completion writes scripts by which a shell completes a command line with the Tab key: the commands of a
// program, the commands below them, and their flags. Where nothing of these fits, the shell offers names of files.
//
//	script, err := completion.Script("fish", app.Model) // of kong
package completion

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// Shells are the shells that Script knows.
var Shells = []string{"bash", "zsh", "fish"}

// Script returns the script for a shell.
func Script(shell string, app *kong.Application) (string, error) {
	p := program{name: app.Name, common: flagsOf(app.Node)}
	p.add("", app.Node)
	var b strings.Builder
	switch shell {
	case "bash":
		p.bash(&b)
	case "zsh":
		p.zsh(&b)
	case "fish":
		p.fish(&b)
	default:
		return "", fmt.Errorf("%q is not a shell that can complete quoth: want one of %s", shell, strings.Join(Shells, ", "))
	}
	return b.String(), nil
}

// program is what a script has to know.
type program struct {
	name     string
	common   []flag    // of every command
	commands []command // the program itself first
}

// command is a command by its words: "feeds add"; the program itself has none.
type command struct {
	words string
	below []word
	flags []flag
}

// word is a word that can be typed, and what it means.
type word struct{ text, help string }

// flag is a flag by its long name.
type flag struct {
	word
	takesValue bool
}

// add adds a command and those below it.
func (p *program) add(words string, n *kong.Node) {
	c := command{words: words}
	if words != "" {
		c.flags = flagsOf(n)
	}
	at := len(p.commands)
	p.commands = append(p.commands, c)
	for _, child := range n.Children {
		if child.Hidden {
			continue
		}
		p.commands[at].below = append(p.commands[at].below, word{child.Name, sentence(child.Help)})
		p.add(strings.TrimSpace(words+" "+child.Name), child)
	}
}

// flagsOf returns the flags of a command, without those that every command has.
func flagsOf(n *kong.Node) []flag {
	var out []flag
	for _, f := range n.Flags {
		if !f.Hidden {
			out = append(out, flag{word{"--" + f.Name, sentence(f.Help)}, !f.IsBool()})
		}
	}
	return out
}

// sentence returns the first sentence of a help text, without its full stop.
func sentence(help string) string {
	first, _, _ := strings.Cut(help, ". ")
	return strings.TrimSuffix(strings.Join(strings.Fields(first), " "), ".")
}

// steps returns what a script meets on its way along a line: the words so far, a blank, and the next one.
func (p program) steps() []string {
	var out []string
	for _, c := range p.commands[1:] {
		step := c.words
		if !strings.Contains(step, " ") {
			step = " " + step
		}
		out = append(out, `"`+step+`"`)
	}
	return out
}

// valued returns the flags that take a value in every command.
func (p program) valued() []string {
	all := slices.Clone(p.common)
	for _, c := range p.commands {
		all = append(all, c.flags...)
	}
	var out []string
	for _, f := range all {
		bare := slices.ContainsFunc(all, func(g flag) bool { return g.text == f.text && !g.takesValue })
		if !bare && !slices.Contains(out, f.text) {
			out = append(out, f.text)
		}
	}
	return out
}
