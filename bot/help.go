package bot

import (
	"context"
	"strings"
)

type helpRequest struct {
	Command string `option:"command" help:"the command to explain" max:"100"`
}

// help explains the commands of table, and itself.
func help(table []Command) Command {
	var all []Command
	h := Bind("help", "The commands, or one of them with its options", func(_ context.Context, r helpRequest) (Reply, error) {
		if r.Command == "" {
			return overview(all), nil
		}
		name := strings.TrimPrefix(r.Command, "/")
		c, ok := find(all, name)
		if !ok {
			return Reply{}, unknown(all, name)
		}
		return Reply{Blocks: []Block{Usage{Command: c, Options: true}}}, nil
	}).Completing("command", func(_ context.Context, _ Call, typed string) ([]string, error) {
		return withPrefix(Names(all), strings.TrimPrefix(typed, "/")), nil
	})
	all = append(all, table...)
	all = append(all, h)
	return h
}

func overview(commands []Command) Reply {
	blocks := []Block{Text{"Quoth answers in the words that were printed: excerpts of stored articles, each with its source."}}
	for _, c := range commands {
		if !c.Hidden {
			blocks = append(blocks, Usage{Command: c})
		}
	}
	return Reply{Blocks: blocks}
}
