package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"quoth/bot/console"
	"quoth/retrieval/archive"
	"quoth/retrieval/bolt"
)

// The exit statuses, by what came of the call.
const (
	statusOK     = 0 // answered; all in
	statusError  = 1 // something failed, or an import in which some were refused
	statusUsage  = 2 // the call is not one that can be served
	statusSilent = 3 // the articles do not answer
)

// status is an error of which everything was told already.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

type streams struct {
	in       io.Reader
	out, err io.Writer // data, and messages
}

// app is what a verb works with.
type app struct {
	settings
	streams
	now      time.Time        // of the call
	clock    func() time.Time // the machine's; a test has its own
	log      *slog.Logger
	patience time.Duration // with a folder that is held; 0: the standard one
	exposed  sync.Once     // warns of a data folder that is open to others
}

// run is the program: it returns the exit status.
func run(ctx context.Context, args []string, s streams) int {
	if err := loadDotenv(); err != nil {
		return s.fail(err, statusError)
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
		return s.fail(err, statusError)
	}
	parsed, err := line.Parse(args)
	if helped {
		return statusOK
	}
	if err != nil {
		if slices.Contains(args, "--json") {
			s.failJSON(mistakenCommand(err), err)
		}
		return s.fail(fmt.Errorf("%w (%s)", err, usageHint(err, args)), statusUsage)
	}
	a, err := newApp(line.settings, s)
	if err != nil {
		return s.fail(err, statusUsage)
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

func newApp(set settings, s streams) (*app, error) {
	now, err := set.clock(time.Now())
	if err != nil {
		return nil, err
	}
	return &app{settings: set, streams: s, now: now, clock: time.Now, log: set.Log.logger(s.err)}, nil
}

// refresh takes the time for a further call, unless --now tells it.
func (a *app) refresh() {
	if a.Now == "" {
		a.now = a.clock()
	}
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
		a.failJSON(command, advised(err))
	}
	return err
}

// finish tells err, if nobody has, and makes an exit status of it.
func (a *app) finish(err error) int {
	var told status
	switch {
	case err == nil:
		return statusOK
	case errors.As(err, &told):
		return int(told)
	case errors.Is(err, context.Canceled):
		return a.fail(errors.New("stopped"), statusError)
	}
	return a.fail(advised(err), statusError)
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
	_ = writeJSON(s.out, reply) // the error is told on stderr too
}

// mistakenCommand is the command at which parsing failed, as far as it got to one.
func mistakenCommand(err error) string {
	var at *kong.ParseError
	if errors.As(err, &at) && at.Context != nil && at.Context.Selected() != nil {
		return commandName(at.Context.Selected())
	}
	return ""
}

// tell writes a message for the person who runs the program. It is one line: what comes
// from file names and from files cannot look like another message.
func (s streams) tell(format string, args ...any) {
	fmt.Fprintln(s.err, console.Inert(fmt.Sprintf("quoth: "+format, args...)))
}

// advised is err with what to do about it, where the operating system's words alone
// do not tell.
func advised(err error) error {
	switch {
	case bolt.IsFull(err):
		return errors.New("the disk is full: free some space, then run it again; what was stored before stays")
	case errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w: name a folder that can be written with --data or QUOTH_DATA", err)
	case errors.Is(err, fs.ErrPermission) && !errors.Is(err, archive.ErrLocked):
		return fmt.Errorf("%w: run it as the user who owns the folder, or name another with --data or QUOTH_DATA", err)
	}
	return err
}
