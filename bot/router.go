package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"quoth/retrieval"
)

// Router finds the command of a call and runs it.
type Router struct {
	commands []Command
	log      *slog.Logger
}

// NewRouter serves commands; what goes wrong is logged to log, which may be nil.
func NewRouter(commands []Command, log *slog.Logger) *Router {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Router{commands, log}
}

// Commands is the table; do not change it.
func (r *Router) Commands() []Command { return r.commands }

// Serve answers a call and never fails: what goes wrong becomes a Reply, and what the
// caller cannot mend is logged once, here.
func (r *Router) Serve(ctx context.Context, c Call) Reply {
	reply, err := r.run(ctx, c)
	var refusal *Refusal
	switch {
	case err == nil:
	case errors.As(err, &refusal):
		reply = Reply{Outcome: Refused, Blocks: []Block{refusal}}
	case errors.Is(err, retrieval.ErrDamagedIndex):
		r.log.Error("serve", "command", c.Command, "err", err)
		reply = failed("The index is damaged.",
			"Whoever runs Quoth can rebuild it from the stored articles with quoth reindex.")
	case errors.Is(err, retrieval.ErrBroken):
		r.log.Error("serve", "command", c.Command, "err", err)
		reply = failed("The stored articles can no longer be read.",
			"Whoever runs Quoth has to start it again; it then repairs what it can.")
	case errors.Is(err, retrieval.ErrFull):
		r.log.Error("serve", "command", c.Command, "err", err)
		reply = failed("Quoth's disk is full: nothing was changed.",
			"Try again when whoever runs Quoth has freed some space.")
	case errors.Is(err, retrieval.ErrTooLong):
		reply = failed("This question takes too long to answer.", "Ask for less at once: name a person, a day or an outlet.")
	case errors.Is(err, context.Canceled):
		reply = Reply{Outcome: Failed, Blocks: []Block{Notice{"Stopped before there was an answer."}}}
	default:
		r.log.Error("serve", "command", c.Command, "err", err)
		reply = Reply{Outcome: Failed, Blocks: []Block{Failure{}}}
	}
	reply.Command = c.Command
	return reply
}

func failed(message, hint string) Reply {
	return Reply{Outcome: Failed, Blocks: []Block{&Refusal{Message: message, Hint: hint}}}
}

// run turns a panic into an error, so that one bad call cannot end the process.
func (r *Router) run(ctx context.Context, c Call) (reply Reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	command, ok := find(r.commands, c.Command)
	if !ok {
		return Reply{}, unknown(r.commands, c.Command)
	}
	if err := command.admit(c); err != nil {
		return Reply{}, err
	}
	return command.Run(ctx, c)
}

// Complete suggests values for an option of which typed is the start so far. What
// goes wrong is logged, and there are no suggestions then.
func (r *Router) Complete(ctx context.Context, c Call, option, typed string) []string {
	command, _ := find(r.commands, c.Command)
	o, _ := command.Option(option)
	if o.Kind == KindChoice {
		return withPrefix(o.Choices, typed)
	}
	if o.Complete == nil {
		return nil
	}
	values, err := o.Complete(ctx, c, typed)
	if err != nil {
		r.log.Error("complete", "command", c.Command, "option", option, "err", err)
	}
	return values
}

func find(commands []Command, name string) (Command, bool) {
	for _, c := range commands {
		if c.Name == name {
			return c, true
		}
	}
	return Command{}, false
}

// unknown refuses a command that is not in the table, and names the nearest ones.
func unknown(commands []Command, name string) *Refusal {
	names := Names(commands)
	near := nearest(name, names)
	if len(near) == 0 {
		near = names
	}
	return &Refusal{
		Message: fmt.Sprintf("There is no command “%s”.", short(name)),
		Hint:    "Try /" + strings.Join(near, ", /") + ".",
	}
}
