package bot

import "slices"

// Reply answers a call: blocks in reading order. Each renderer draws them in its own way.
type Reply struct {
	Command string // the command that was called; the router sets it
	Query   string // the words that were searched for; may be empty
	Call    Call   // what gives the same reply, if nobody called; without a Command there is none
	Outcome Outcome
	Blocks  []Block
	Actions []Action // the calls that the reply offers next
	Page    int      // which of its pages this is, from 0
	Pages   int      // how many pages there are; 0: one, or nobody knows how many
	More    bool     // there is a page after this one
}

// IsPaged reports whether the reply is one of several pages.
func (r Reply) IsPaged() bool { return r.Page > 0 || r.Pages > 1 || r.More }

// Action is a call that a reply offers. Discord shows it as a button or as an entry of a menu.
type Action struct {
	Kind   ActionKind
	Label  string // at most 80 characters, Discord's limit for a button; an entry's is cut
	Detail string // what an entry says under its label; may be empty
	Call   Call   // Command, Options, Page and Before count; whoever presses the button is the caller
	// About is the block that the action belongs to, counted from 1; 0: the whole reply.
	About int
}

// ActionKind says how an action is offered, and where its reply appears.
type ActionKind int

// The kinds of actions.
const (
	Turn     ActionKind = iota // a button; the reply takes the place of the one that offers it
	Show                       // a button; the reply stands beside it
	Choose                     // an entry of a menu; the reply stands beside it
	Continue                   // a button that takes a question; the reply to the question stands beside it
)

// Outcome says how a call went.
type Outcome int

// The outcomes.
const (
	Answered  Outcome = iota
	Silent            // the articles do not answer
	Refused           // the call cannot be served as it is
	Failed            // something broke, and was logged
	Undecided         // the call may mean several things, which the reply lists; nothing was done
)

// String returns the name of an outcome in logs and metrics.
func (o Outcome) String() string {
	return [...]string{"answered", "silent", "refused", "failed", "undecided"}[o]
}

// Draw draws the blocks in their order.
func (r Reply) Draw(to Renderer) {
	for _, b := range r.Blocks {
		b.draw(to)
	}
}

// Under returns r with blocks before its own.
func (r Reply) Under(blocks ...Block) Reply {
	r.Blocks = append(slices.Clone(blocks), r.Blocks...)
	r.Actions = slices.Clone(r.Actions)
	for i := range r.Actions {
		if r.Actions[i].About > 0 {
			r.Actions[i].About += len(blocks)
		}
	}
	return r
}

// FailedBecause returns the reply to a call that failed, with the reason and what to do.
func FailedBecause(message, hint string) Reply {
	return Reply{Outcome: Failed, Blocks: []Block{&Refusal{Message: message, Hint: hint}}}
}
