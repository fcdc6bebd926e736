package loopback

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// Limits of Discord's for commands that its document leaves out
// (docs: interactions/application-commands).
const (
	maxCommand     = 8000 // characters of names, descriptions and choices' values together
	maxSlash       = 100  // commands of a scope
	maxMenu        = 15   // entries of the user menu, and of the message menu
	typeSlash      = 1
	typeSubcommand = 1
	typeGroup      = 2
)

// commandName is how slash commands and options may be called.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// checkCommands checks a list of commands that replaces all those of a scope.
func checkCommands(r *report, req *request) {
	var commands []object
	if err := json.Unmarshal(req.Body, &commands); err != nil {
		r.refuse("", "it is no list of commands")
		return
	}
	counts := map[int]int{}
	names := map[string]bool{}
	for i, c := range commands {
		at := fmt.Sprintf("/%d", i)
		kind := commandKind(c)
		counts[kind]++
		if key := fmt.Sprint(kind, c["name"]); names[key] {
			r.refuse(at+"/name", "there is a command %q already", c["name"])
		} else {
			names[key] = true
		}
		checkCommand(r, at, kind, c)
	}
	for kind, n := range counts {
		if most := map[bool]int{true: maxSlash, false: maxMenu}[kind == typeSlash]; n > most {
			r.refuse("", "%d commands of type %d, %d are the most", n, kind, most)
		}
	}
}

func commandKind(c object) int {
	if kind := int(number(c["type"])); kind != 0 {
		return kind
	}
	return typeSlash
}

func checkCommand(r *report, at string, kind int, c object) {
	if n := commandLength(c); n > maxCommand {
		r.refuse(at, "%d characters in all, %d are the most", n, maxCommand)
	}
	if kind != typeSlash {
		if length(c["description"]) > 0 || len(list(c["options"])) > 0 {
			r.refuse(at, "an entry of a menu has no description and no options")
		}
		return
	}
	checkNamed(r, at, c)
	checkOptions(r, at+"/options", list(c["options"]))
}

// checkNamed checks the name and the description of a slash command or an option.
func checkNamed(r *report, at string, c object) {
	name, _ := c["name"].(string)
	if !commandName.MatchString(name) || strings.ToLower(name) != name {
		r.refuse(at+"/name", "%q is no name for a command or an option", name)
	}
	if length(c["description"]) == 0 {
		r.refuse(at+"/description", "there is none")
	}
}

func checkOptions(r *report, at string, options []any) {
	names := map[any]bool{}
	optional := false
	for i, o := range options {
		option, _ := o.(object)
		here := fmt.Sprintf("%s/%d", at, i)
		checkNamed(r, here, option)
		if names[option["name"]] {
			r.refuse(here+"/name", "there is an option %q already", option["name"])
		}
		names[option["name"]] = true
		required := option["required"] == true
		if required && optional {
			r.refuse(here+"/required", "it comes after one that may be left out")
		}
		optional = optional || !required
		if kind := int(number(option["type"])); kind == typeSubcommand || kind == typeGroup {
			optional = false
		}
		if option["autocomplete"] == true && len(list(option["choices"])) > 0 {
			r.refuse(here+"/autocomplete", "an option has choices or suggestions, not both")
		}
		checkOptions(r, here+"/options", list(option["options"]))
	}
}

// commandLength is what Discord counts of a command: of what is localised the longest.
func commandLength(c object) int {
	n := longest(c, "name") + longest(c, "description")
	for _, e := range list(c["choices"]) {
		choice, _ := e.(object)
		n += longest(choice, "name") + length(choice["value"])
	}
	for _, e := range list(c["options"]) {
		option, _ := e.(object)
		n += commandLength(option)
	}
	return n
}

func longest(c object, field string) int {
	n := length(c[field])
	localised, _ := c[field+"_localizations"].(object)
	for _, s := range localised {
		n = max(n, length(s))
	}
	return n
}
