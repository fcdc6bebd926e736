package main

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/alecthomas/kong"
)

// The groups of the commands in the help.
const (
	groupAsk  = "ask"
	groupKeep = "keep"
	groupRun  = "run"
)

// mountGroup holds the commands of two words that share the first: "feeds add", "feeds list". To kong
// they are commands below one command.
type mountGroup struct {
	name   string
	mounts []*mount
}

// groups returns the mounts by their first words, in the order of the table. A command of one word is
// in a group of its own.
func groups(mounts []*mount) []mountGroup {
	var out []mountGroup
	at := make(map[string]int)
	for _, m := range mounts {
		name, _, _ := strings.Cut(m.command.Name, " ")
		i, known := at[name]
		if !known {
			i, at[name] = len(out), len(out)
			out = append(out, mountGroup{name: name})
		}
		out[i].mounts = append(out[i].mounts, m)
	}
	return out
}

// command returns the group as kong takes it.
func (g mountGroup) command() kong.Option {
	if m := g.mounts[0]; m.command.Name == g.name {
		return kong.DynamicCommand(g.name, m.command.Description+".", groupAsk, m.target())
	}
	var fields []reflect.StructField
	var words []string
	for i, m := range g.mounts {
		_, second, _ := strings.Cut(m.command.Name, " ")
		words = append(words, second)
		fields = append(fields, reflect.StructField{
			Name: fmt.Sprintf("Command%d", i), Type: m.fields.Elem().Type(),
			Tag: reflect.StructTag(fmt.Sprintf(`cmd:"" name:%q help:%q`, second, m.command.Description+".")),
		})
	}
	parent := reflect.New(reflect.StructOf(fields))
	for i, m := range g.mounts {
		m.fields = parent.Elem().Field(i).Addr()
	}
	return kong.DynamicCommand(g.name, "One of "+strings.Join(words, ", ")+".", groupKeep, parent.Interface())
}

// commandName returns the name of the command that was called, of one word or two.
func commandName(n *kong.Node) string {
	var words []string
	for ; n != nil && n.Type == kong.CommandNode; n = n.Parent {
		words = append([]string{n.Name}, words...)
	}
	return strings.Join(words, " ")
}
