package mount

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/alecthomas/kong"
)

// The groups of the commands in the help.
const (
	GroupAsk  = "ask"
	GroupKeep = "keep"
	GroupRun  = "run"
)

// group holds the commands of two words that share the first: "feeds add", "feeds list". To kong
// they are commands below one command.
type group struct {
	name   string
	mounts []*Mount
}

// Options returns the options that give the commands to kong.
func Options(mounts []*Mount) []kong.Option {
	var out []kong.Option
	for _, g := range groups(mounts) {
		out = append(out, g.command())
	}
	return out
}

// groups returns the mounts by their first words, in the order of the table. A command of one word is
// in a group of its own.
func groups(mounts []*Mount) []group {
	var out []group
	at := make(map[string]int)
	for _, m := range mounts {
		name, _, _ := strings.Cut(m.Command.Name, " ")
		i, known := at[name]
		if !known {
			i, at[name] = len(out), len(out)
			out = append(out, group{name: name})
		}
		out[i].mounts = append(out[i].mounts, m)
	}
	return out
}

// command returns the group as kong takes it.
func (g group) command() kong.Option {
	if m := g.mounts[0]; m.Command.Name == g.name {
		return kong.DynamicCommand(g.name, m.Command.Description+".", GroupAsk, m.target())
	}
	var fields []reflect.StructField
	var words []string
	for i, m := range g.mounts {
		_, second, _ := strings.Cut(m.Command.Name, " ")
		words = append(words, second)
		fields = append(fields, reflect.StructField{
			Name: fmt.Sprintf("Command%d", i), Type: m.fields.Elem().Type(),
			Tag: reflect.StructTag(fmt.Sprintf(`cmd:"" name:%q help:%q`, second, m.Command.Description+".")),
		})
	}
	parent := reflect.New(reflect.StructOf(fields))
	for i, m := range g.mounts {
		m.fields = parent.Elem().Field(i).Addr()
	}
	return kong.DynamicCommand(g.name, "One of "+strings.Join(words, ", ")+".", GroupKeep, parent.Interface())
}

// Name returns the name of a command of kong, of one word or two.
func Name(n *kong.Node) string {
	var words []string
	for ; n != nil && n.Type == kong.CommandNode; n = n.Parent {
		words = append([]string{n.Name}, words...)
	}
	return strings.Join(words, " ")
}
