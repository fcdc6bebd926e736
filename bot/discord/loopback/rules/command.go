package rules

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// Limits of commands that Discord's document leaves out
// (docs: interactions/application-commands).
const (
	maxCommand     = 8000 // characters in names, descriptions and values of choices together
	maxSlash       = 100  // commands in a scope
	maxMenu        = 15   // entries in each kind of menu
	typeSlash      = 1
	typeSubcommand = 1
	typeGroup      = 2
)

// commandName matches the names of slash commands and options.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// Commands checks a list of commands that replaces all those of a scope.
func Commands(req Request) []Violation {
	r := newReport(req)
	var commands []object
	if err := json.Unmarshal(req.Body, &commands); err != nil {
		r.refuse("", "it is not a list of commands")
		return r.violations
	}
	counts := map[int]int{}
	names := map[string]bool{}
	for i, c := range commands {
		at := fmt.Sprintf("/%d", i)
		kind := commandKind(c)
		counts[kind]++
		if key := fmt.Sprint(kind, c["name"]); names[key] {
			r.refuse(at+"/name", "there is already a command %q", c["name"])
		} else {
			names[key] = true
		}
		checkCommand(r, at, kind, c)
	}
	for kind, n := range counts {
		limit := maxMenu
		if kind == typeSlash {
			limit = maxSlash
		}
		if n > limit {
			r.refuse("", "%d commands of type %d, %d are the most", n, kind, limit)
		}
	}
	return r.violations
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

// checkNamed checks the name and description of a slash command or an option.
func checkNamed(r *report, at string, c object) {
	name, _ := c["name"].(string)
	if !commandName.MatchString(name) || strings.ToLower(name) != name {
		r.refuse(at+"/name", "%q is not a name for a command or an option", name)
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
			r.refuse(here+"/name", "there is already an option %q", option["name"])
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

// commandLength returns the length of a command as Discord counts it: of a localised text, that of the
// longest version.
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

// longest returns the length of the longest version of a localised field.
func longest(c object, field string) int {
	n := length(c[field])
	localised, _ := c[field+"_localizations"].(object)
	for _, s := range localised {
		n = max(n, length(s))
	}
	return n
}
