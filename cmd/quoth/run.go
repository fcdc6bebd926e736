package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"quoth/bot"
	"quoth/bot/backup"
	"quoth/bot/config"
	"quoth/bot/folder"
	"quoth/bot/jsonreply"
	"quoth/bot/mount"
	"quoth/bot/report"
	"quoth/bot/socket"
)

// run runs the program and returns its exit status.
func run(ctx context.Context, args []string, s streams) int {
	if err := config.LoadDotenv(); err != nil {
		return s.fail(err, socket.StatusError)
	}
	if len(args) == 0 {
		args = []string{"--help"}
		if token, err := config.Secret(tokenName); token != "" || err != nil {
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
		return s.fail(report.WithHint(err, usageHint(err, args)), socket.StatusUsage)
	}
	a, err := newApp(line.settings, s)
	if err != nil {
		return s.fail(err, socket.StatusUsage)
	}
	if err := backup.Resume(a.folder()); err != nil {
		return a.finish(err)
	}
	return a.finish(a.dispatch(ctx, parsed, line.mounts))
}

// usageHint says what to do about a mistake in args: read the help or, where words that start with a
// hyphen were taken for flags, how to type them.
func usageHint(err error, args []string) string {
	help := "see " + strings.Join(strings.Fields("quoth "+mistakenCommand(err)+" --help"), " ")
	if strings.HasPrefix(err.Error(), "unknown flag") || slices.Contains(args, "--") {
		return help + `; where a word starts with -, put two hyphens before all words: quoth ask -- "-harbour wall"`
	}
	return help
}

// dispatch runs the verb or the bot's command that was called.
func (a *app) dispatch(ctx context.Context, parsed *kong.Context, mounts []*mount.Mount) error {
	name := mount.Name(parsed.Selected())
	if i := slices.IndexFunc(mounts, func(m *mount.Mount) bool { return m.Command.Name == name }); i >= 0 {
		return a.inJSON(name, a.serve(ctx, mounts[i]), mounts[i].IsBatch())
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return a.inJSON(name, parsed.Run(a, parsed.Model), writesLines(name))
}

// serve runs one command of the bot's table and writes its reply.
func (a *app) serve(ctx context.Context, m *mount.Mount) error {
	options, refusal := m.Options()
	if refusal != nil {
		return a.refuse(m.Command.Name, refusal.Message, refusal.Hint)
	}
	switch {
	case m.IsBatch() && m.Summary() != nil:
		return a.serveDays(ctx, *m.Summary(), options)
	case m.IsBatch():
		return a.serveQuestions(ctx, *m.Ask(), options)
	}
	if m.Ask() != nil {
		if err := a.addQuestion(ctx, options); err != nil {
			return err
		}
	}
	call := a.call(m.Called(), options)
	call.Why = m.Why()
	if !m.Command.Articles && !m.Command.Exclusive {
		return a.write(bot.NewRouter(commandTable(), a.log).Serve(ctx, call))
	}
	mode := folder.Read
	if m.Command.Exclusive {
		mode = folder.Write
	}
	return a.putAndAsk(ctx, mode, call)
}

// inJSON returns err, and writes it to standard output too where a program waits there for one
// object.
func (a *app) inJSON(command string, err error, lines bool) error {
	if err != nil && !isStatus(err) && a.JSON && !lines {
		a.failJSON(command, report.Advise(err))
	}
	return err
}

// finish reports err, unless that has been done, and returns the exit status.
func (a *app) finish(err error) int {
	var reported status
	switch {
	case err == nil:
		return socket.StatusOK
	case errors.As(err, &reported):
		return int(reported)
	case errors.Is(err, context.Canceled):
		a.tell("stopped")
		return socket.StatusError
	}
	return a.fail(report.Advise(err), socket.StatusError)
}

// fail reports what went wrong and what to do about it, and returns the exit status.
func (s streams) fail(err error, status int) int {
	message, hint := report.Split(err)
	s.tell("error: %s", message)
	if hint != "" {
		s.tell("hint: %s", hint)
	}
	return status
}

// failJSON writes an error for a program that waits for a reply.
func (s streams) failJSON(command string, err error) {
	reply := struct {
		Command string `json:"command"`
		Error   string `json:"error"`
	}{command, err.Error()}
	_ = jsonreply.WriteLine(s.out, reply) // the error is reported on stderr too
}

// mistakenCommand returns the command at which parsing failed, "" where it did not get to one.
func mistakenCommand(err error) string {
	at, ok := errors.AsType[*kong.ParseError](err)
	if ok && at.Context != nil && at.Context.Selected() != nil {
		return mount.Name(at.Context.Selected())
	}
	return ""
}
