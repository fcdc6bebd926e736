package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"quoth/bot/jsonreply"
	"quoth/bot/report"
	"quoth/bot/socket"
)

// run is the program: it returns the exit status.
func run(ctx context.Context, args []string, s streams) int {
	if err := loadDotenv(); err != nil {
		return s.fail(err, socket.StatusError)
	}
	if len(args) == 0 {
		args = []string{"--help"}
		if token, err := secret(tokenName); token != "" || err != nil {
			args = []string{"run"}
		}
	}
	helped := false
	line, err := newCommandLine(commandTable(), kong.Writers(s.out, s.err), kong.Exit(func(int) { helped = true }))
	if err != nil {
		return s.fail(err, socket.StatusError)
	}
	parsed, err := line.Parse(args)
	if helped {
		return socket.StatusOK
	}
	if err != nil {
		if slices.Contains(args, "--json") {
			s.failJSON(mistakenCommand(err), err)
		}
		return s.fail(fmt.Errorf("%w (%s)", err, usageHint(err, args)), socket.StatusUsage)
	}
	a, err := newApp(line.settings, s)
	if err != nil {
		return s.fail(err, socket.StatusUsage)
	}
	return a.finish(a.dispatch(ctx, parsed, line.mounts))
}

// usageHint is what to do about a mistake in args: most often there is help, but words
// that start with a hyphen are taken for flags.
func usageHint(err error, args []string) string {
	const help = "quoth --help tells more"
	if strings.HasPrefix(err.Error(), "unknown flag") || slices.Contains(args, "--") {
		return help + `; words that start with - stand behind two hyphens, before all other words: quoth ask -- "-harbour wall"`
	}
	return help
}

// dispatch runs the verb or the bot's command that was called.
func (a *app) dispatch(ctx context.Context, parsed *kong.Context, mounts []*mount) error {
	name := commandName(parsed.Selected())
	if i := slices.IndexFunc(mounts, func(m *mount) bool { return m.command.Name == name }); i >= 0 {
		return a.inJSON(name, a.serve(ctx, mounts[i]), mounts[i].isBatch())
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return a.inJSON(name, parsed.Run(a), writesLines(name))
}

// inJSON is err, told on standard output too where a program waits there for one object.
func (a *app) inJSON(command string, err error, lines bool) error {
	if err != nil && !isStatus(err) && a.JSON && !lines {
		a.failJSON(command, report.Advise(err))
	}
	return err
}

// finish tells err, if nobody has, and makes an exit status of it.
func (a *app) finish(err error) int {
	var told status
	switch {
	case err == nil:
		return socket.StatusOK
	case errors.As(err, &told):
		return int(told)
	case errors.Is(err, context.Canceled):
		return a.fail(errors.New("stopped"), socket.StatusError)
	}
	return a.fail(report.Advise(err), socket.StatusError)
}

func (s streams) fail(err error, status int) int {
	s.tell("%v", err)
	return status
}

// failJSON is what a program that reads replies gets in the place of one.
func (s streams) failJSON(command string, err error) {
	reply := struct {
		Command string `json:"command"`
		Error   string `json:"error"`
	}{command, err.Error()}
	_ = jsonreply.WriteLine(s.out, reply) // the error is told on stderr too
}

// mistakenCommand is the command at which parsing failed, as far as it got to one.
func mistakenCommand(err error) string {
	var at *kong.ParseError
	if errors.As(err, &at) && at.Context != nil && at.Context.Selected() != nil {
		return commandName(at.Context.Selected())
	}
	return ""
}
