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

// NewRouter returns a Router that serves commands and writes errors to log, which may be nil.
func NewRouter(commands []Command, log *slog.Logger) *Router {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Router{commands, log}
}

// Commands returns the table. Do not change it.
func (r *Router) Commands() []Command { return r.commands }

// Serve answers a call. It never fails: every error becomes a Reply, and an error that the caller
// cannot put right is logged here, once.
func (r *Router) Serve(ctx context.Context, c Call) Reply {
	reply, err := r.run(ctx, c)
	if err != nil {
		var expected bool
		if reply, expected = failure(err); !expected {
			r.log.Error("serve", "command", c.Command, "err", err)
		}
	}
	reply.Command, reply.Blocks = c.Command, addressTo(c.Access, reply.Blocks)
	return reply
}

// askLater is the hint for a fault that only the people who run Quoth can put right.
const askLater = "Ask again later: the people who run Quoth have to put this right."

// failure returns the reply to a call that ended with err. An expected error needs no line in the
// log.
func failure(err error) (reply Reply, expected bool) {
	var refusal *Refusal
	switch {
	case errors.As(err, &refusal):
		return Reply{Outcome: Refused, Blocks: []Block{refusal}}, true
	case errors.Is(err, retrieval.ErrTooLong):
		return FailedBecause("This question takes too long to answer.",
			"Ask for less at once: name a person, a day or an outlet."), true
	case errors.Is(err, context.Canceled):
		return Reply{Outcome: Failed, Blocks: []Block{Notice{Words: "Stopped before there was an answer."}}}, true
	case errors.Is(err, retrieval.ErrAway):
		return (&Refusal{
			Message: "The search index cannot be reached at the moment.", Hint: "Ask again in a minute.",
			Operators: "The log says why: see whether the cluster in QUOTH_INDEX is running.",
		}).Failed(), false
	case errors.Is(err, retrieval.ErrRejected):
		return (&Refusal{
			Message: "The search index cannot be used.", Hint: askLater,
			Operators: "The log says why: the settings QUOTH_INDEX do not fit the cluster.",
		}).Failed(), false
	case errors.Is(err, retrieval.ErrDamagedIndex):
		return (&Refusal{
			Message: "The search index is damaged.", Hint: askLater,
			Operators: "Rebuild it from the stored articles with quoth reindex.",
		}).Failed(), false
	case errors.Is(err, retrieval.ErrBroken):
		return (&Refusal{
			Message: "The stored articles can no longer be read.", Hint: askLater,
			Operators: "Start Quoth again: it then repairs what it can.",
		}).Failed(), false
	case errors.Is(err, retrieval.ErrFull):
		return (&Refusal{
			Message: "There is no room to store anything: nothing was changed.", Hint: askLater,
			Operators: "The disk is full: free some space, then try again.",
		}).Failed(), false
	}
	return Reply{Outcome: Failed, Blocks: []Block{Failure{}}}, false
}

// run runs the command of a call. It turns a panic into an error, so that one bad call cannot end
// the process.
func (r *Router) run(ctx context.Context, c Call) (reply Reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	command, ok := Find(r.commands, c.Command)
	if !ok {
		return Reply{}, UnknownCommand(Usable(r.commands, c), c.Command)
	}
	if err := command.Admit(c); err != nil {
		return Reply{}, err
	}
	return command.Run(ctx, c)
}

// Complete suggests values for an option, given what was typed of it. It logs an error, and returns the
// suggestions that it has.
func (r *Router) Complete(ctx context.Context, c Call, option, typed string) []Suggestion {
	command, _ := Find(r.commands, c.Command)
	o, _ := command.Option(option)
	if o.Kind == KindChoice {
		return Suggest(WithPrefix(o.Choices, typed))
	}
	if o.Complete == nil {
		return nil
	}
	suggestions, err := o.Complete(ctx, c, typed)
	if err != nil {
		r.log.Error("complete", "command", c.Command, "option", option, "err", err)
	}
	return suggestions
}

// UnknownCommand refuses a command that is not in the table, and offers the nearest names.
func UnknownCommand(commands []Command, name string) *Refusal {
	names := Names(commands)
	near := Nearest(name, names)
	if len(near) == 0 {
		near = names
	}
	return &Refusal{
		Message: fmt.Sprintf("There is no command “%s”.", Short(name)),
		Hint:    "Try /" + strings.Join(near, ", /") + ".",
	}
}
