package main

import (
	"fmt"

	"github.com/alecthomas/kong"

	"quoth/bot/completion"
)

// completionVerb writes the script by which a shell completes a command line.
type completionVerb struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Run writes the script.
func (v completionVerb) Run(a *app, program *kong.Application) error {
	script, err := completion.Script(v.Shell, program)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(a.out, script)
	return err
}
