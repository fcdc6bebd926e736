package completion

import (
	"fmt"
	"io"
	"strings"
)

// bash writes the script for bash.
func (p program) bash(w io.Writer) {
	fmt.Fprintf(w, `# Completion of %[1]s in bash: source <(%[1]s completion bash)
_%[1]s() {
    local word=${COMP_WORDS[COMP_CWORD]} at= below= flags= i
    case ${COMP_WORDS[COMP_CWORD-1]} in
    %[2]s) return ;; # a value, which the shell completes as the name of a file
    esac
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "$at ${COMP_WORDS[i]}" in
        %[3]s) at="${at:+$at }${COMP_WORDS[i]}" ;;
        esac
    done
    case $at in
`, p.name, strings.Join(p.valued(), "|"), strings.Join(p.steps(), "|"))
	for _, c := range p.commands {
		fmt.Fprintf(w, "    %q) below=%q flags=%q ;;\n", c.words, texts(c.below), texts(words(c.flags)))
	}
	fmt.Fprintf(w, `    esac
    [[ $word != -* ]] || below="$flags %[2]s"
    COMPREPLY=($(compgen -W "$below" -- "$word"))
}
complete -o bashdefault -o default -F _%[1]s %[1]s
`, p.name, texts(words(p.common)))
}

// words returns flags as words.
func words(flags []flag) []word {
	var out []word
	for _, f := range flags {
		out = append(out, f.word)
	}
	return out
}

// texts returns words with blanks between them.
func texts(words []word) string {
	var out []string
	for _, w := range words {
		out = append(out, w.text)
	}
	return strings.Join(out, " ")
}
