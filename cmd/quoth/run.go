package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
	"github.com/joho/godotenv"

	"quoth/bot"
	"quoth/retrieval/archive"
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
	now      time.Time
	log      *slog.Logger
	patience time.Duration // with a folder that is held; 0: the standard one
}

// run is the program: it returns the exit status.
func run(ctx context.Context, args []string, s streams) int {
	if err := godotenv.Load(); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return s.fail(fmt.Errorf("read .env: %w", err), statusError)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	helped := false
	line, err := newCommandLine(bot.Commands(nil), kong.Writers(s.out, s.err), kong.Exit(func(int) { helped = true }))
	if err != nil {
		return s.fail(err, statusError)
	}
	parsed, err := line.Parse(args)
	if helped {
		return statusOK
	}
	if err != nil {
		return s.fail(fmt.Errorf("%w (quoth --help tells more)", err), statusUsage)
	}
	a, err := newApp(line.settings, s)
	if err != nil {
		return s.fail(err, statusUsage)
	}
	return a.finish(a.dispatch(ctx, parsed, line.mounts))
}

func newApp(set settings, s streams) (*app, error) {
	now, err := set.clock(time.Now())
	if err != nil {
		return nil, err
	}
	return &app{settings: set, streams: s, now: now, log: set.Log.logger(s.err)}, nil
}

// dispatch runs the verb or the bot's command that was called.
func (a *app) dispatch(ctx context.Context, parsed *kong.Context, mounts []*mount) error {
	for _, m := range mounts {
		if m.command.Name == parsed.Selected().Name {
			return a.serve(ctx, m)
		}
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return parsed.Run(a)
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

// tell writes a message for the person who runs the program.
func (s streams) tell(format string, args ...any) {
	fmt.Fprintf(s.err, "quoth: "+format+"\n", args...)
}

// advised is err with what to do about it, where the operating system's words alone
// do not tell.
func advised(err error) error {
	full := strings.Contains(err.Error(), syscall.ENOSPC.Error()) // bleve keeps the words of an error only
	switch {
	case full, errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%w: free some space, then run it again", err)
	case errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w: name a folder that can be written with --data or QUOTH_DATA", err)
	case errors.Is(err, fs.ErrPermission) && !errors.Is(err, archive.ErrLocked):
		return fmt.Errorf("%w: run it as the user who owns the folder, or name another with --data or QUOTH_DATA", err)
	}
	return err
}
