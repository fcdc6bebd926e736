package commands_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"quoth/bot/commands"
)

// The README's list of commands is the table, word for word.
func TestReadmeListsTheCommands(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- commands: kept equal to the table by a test -->\n", "<!-- end of commands -->"
	_, rest, ok := strings.Cut(string(readme), begin)
	got, _, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("README.md has no list between %q and %q", begin, end)
	}
	var want strings.Builder
	want.WriteString("| command | what it does |\n| --- | --- |\n")
	for _, c := range commands.Table(commands.Services{}) {
		if c.Hidden {
			continue
		}
		fmt.Fprintf(&want, "| `%s` | %s |\n", c.Usage(), c.Description)
	}
	if got != want.String() {
		t.Errorf("README.md lists\n%s\nwant\n%s", got, want.String())
	}
}
