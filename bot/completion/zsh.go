package completion

import (
	"fmt"
	"io"
	"strings"
)

// zsh writes the script for zsh.
func (p program) zsh(w io.Writer) {
	fmt.Fprintf(w, `#compdef %[1]s
# Completion of %[1]s in zsh: source <(%[1]s completion zsh), or put this as _%[1]s into a folder of $fpath.
_%[1]s() {
    local at= i
    local -a below flags
    for ((i = 2; i < CURRENT; i++)); do
        case "$at ${words[i]}" in
        (%[2]s) at="${at:+$at }${words[i]}" ;;
        esac
    done
    case $at in
`, p.name, strings.Join(p.steps(), "|"))
	for _, c := range p.commands {
		fmt.Fprintf(w, "    (%q) below=(%s) flags=(%s) ;;\n", c.words, described(c.below), described(words(c.flags)))
	}
	fmt.Fprintf(w, `    esac
    flags+=(%[2]s)
    case ${words[CURRENT-1]} in
    (%[3]s) _files; return ;;
    esac
    if [[ ${words[CURRENT]} == -* ]]; then
        _describe -o flag flags
    elif (( $#below )); then
        _describe command below
    else
        _files
    fi
}
if [[ $funcstack[1] == _%[1]s ]]; then
    _%[1]s "$@"
else
    compdef _%[1]s %[1]s
fi
`, p.name, described(words(p.common)), strings.Join(p.valued(), "|"))
}

// described returns words as zsh describes them: 'ask:Ask the news'.
func described(words []word) string {
	var out []string
	for _, w := range words {
		help := strings.NewReplacer(`\`, `\\`, ":", `\:`, "'", `'\''`).Replace(w.help)
		out = append(out, "'"+w.text+":"+help+"'")
	}
	return strings.Join(out, " ")
}
