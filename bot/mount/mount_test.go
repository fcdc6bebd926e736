package mount_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/mount"
)

// Every command of the table, and every option, can be called from the shell. Only a file that is attached
// cannot: the name of one goes into another option.
func TestTheWholeTableIsMounted(t *testing.T) {
	for _, c := range commands.Table(commands.Services{}) {
		if c.Hidden || c.Server || c.Person {
			continue
		}
		for i, o := range c.Options {
			if o.Kind == bot.KindFile {
				continue
			}
			value := map[bot.Kind]string{bot.KindDay: "today", bot.KindInteger: "3"}[o.Kind] + "x"
			args, want := strings.Fields(c.Name), map[string]string{o.Name: value}
			if o.Required {
				for _, before := range c.Options[:i] { // words go to the options in their order
					args, want[before.Name] = append(args, "w"), "w"
				}
				args = append(args, value)
			} else {
				args = append(args, "--"+o.Name, value)
			}
			if diff := cmp.Diff(want, parsed(t, c.Name, args)); diff != "" {
				t.Errorf("%q gives the options (-want +got):\n%s", args, diff)
			}
		}
	}
}

func TestWordsAndFlags(t *testing.T) {
	tests := []struct {
		name    string
		args    []string
		command string
		want    map[string]string
	}{
		{"words are joined", []string{"ask", "When", "does", "it", "sail?"}, "ask", map[string]string{"question": "When does it sail?"}},
		{"commas do not part them", []string{"ask", "a,b", "c"}, "ask", map[string]string{"question": "a,b c"}},
		{"flags behind the words", []string{"ask", "When", "ever", "--source", "Tavel Post"}, "ask", map[string]string{"question": "When ever", "source": "Tavel Post"}},
		{"behind two hyphens all are words", []string{"ask", "--", "--source", "x"}, "ask", map[string]string{"question": "--source x"}},
		{"global flags anywhere", []string{"--json", "ask", "x", "--zone", "UTC"}, "ask", map[string]string{"question": "x"}},
		{"words of an option that may be left out", []string{"latest", "Tavel", "Post"}, "latest", map[string]string{"source": "Tavel Post"}},
		{"nothing", []string{"latest"}, "latest", map[string]string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, parsed(t, tt.command, tt.args)); diff != "" {
				t.Errorf("options (-want +got):\n%s", diff)
			}
		})
	}
}

// parsed returns the options that args give to the command.
func parsed(t *testing.T, command string, args []string) map[string]string {
	t.Helper()
	var program struct {
		JSON bool `name:"json"`
		Zone string
	}
	mounts := mount.All(commands.Table(commands.Services{}))
	line, err := kong.New(&program, mount.Options(mounts)...)
	if err != nil {
		t.Fatal(err)
	}
	called, err := line.Parse(args)
	if err != nil {
		t.Fatalf("parse %q: %v", args, err)
	}
	if name := mount.Name(called.Selected()); name != command {
		t.Fatalf("%q calls %s, want %s", args, name, command)
	}
	i := slices.IndexFunc(mounts, func(m *mount.Mount) bool { return m.Command.Name == command })
	options, refusal := mounts[i].Options()
	if refusal != nil {
		t.Fatal(refusal)
	}
	return options
}
