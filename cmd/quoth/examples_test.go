package main

import (
	"slices"
	"strings"
	"testing"

	"quoth/bot/mount"

	"github.com/alecthomas/kong"
)

// Every command has an example in its help, which is a line that can be typed.
func TestExamples(t *testing.T) {
	line, err := newCommandLine(commandTable())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	var walk func(*kong.Node)
	walk = func(n *kong.Node) {
		for _, child := range n.Children {
			names = append(names, mount.Name(child))
			walk(child)
		}
	}
	walk(line.Model.Node)
	for _, name := range names {
		if examples[name] == "" {
			t.Errorf("%s has no example", name)
		}
	}
	for name, example := range examples {
		if !slices.Contains(names, name) {
			t.Errorf("there is an example of %s, which is no command", name)
		}
		typed, _, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(example, "source <("), ")"), " > ")
		typed, _, _ = strings.Cut(typed, " | ")
		typed, _, _ = strings.Cut(typed, " || ")
		args := words(typed)
		if args[0] != "quoth" {
			t.Fatalf("%s: %q", name, example)
		}
		fresh, err := newCommandLine(commandTable())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fresh.Parse(args[1:]); err != nil {
			t.Errorf("%s: %q cannot be typed: %v", name, example, err)
		}
	}
}

// words returns the words of a command line, of which some stand in quotation marks.
func words(line string) []string {
	var out []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}
