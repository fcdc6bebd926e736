package completion

import (
	"fmt"
	"io"
	"strings"
)

// fish writes the script for fish.
func (p program) fish(w io.Writer) {
	fmt.Fprintf(w, `# Completion of %[1]s in fish: %[1]s completion fish | source
function __%[1]s_at
    set -l at
    for word in (commandline -opc)[2..]
        switch "$at $word"
            case %[2]s
                set at (string trim "$at $word")
        end
    end
    test "$at" = "$argv"
end
`, p.name, strings.Join(p.steps(), " "))
	for _, c := range p.commands {
		at := fmt.Sprintf(`-n '__%s_at "%s"' `, p.name, c.words)
		for _, b := range c.below {
			fmt.Fprintf(w, "complete -c %s %s-f -a %s -d '%s'\n", p.name, at, b.text, quoted(b.help))
		}
		p.fishFlags(w, at, c.flags)
	}
	p.fishFlags(w, "", p.common)
}

// fishFlags writes flags under a condition.
func (p program) fishFlags(w io.Writer, condition string, flags []flag) {
	for _, f := range flags {
		value := ""
		if f.takesValue {
			value = "-r "
		}
		fmt.Fprintf(w, "complete -c %s %s-l %s %s-d '%s'\n", p.name, condition, strings.TrimPrefix(f.text, "--"), value,
			quoted(f.help))
	}
}

// quoted returns a text to stand between single quotation marks of fish.
func quoted(s string) string { return strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) }
