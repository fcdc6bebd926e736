package bot

import "slices"

// Reply answers a call: blocks in reading order. Each renderer draws them in its own way.
type Reply struct {
	Command string // the command that was called; the router sets it
	Query   string // the words that were searched for; may be empty
	Outcome Outcome
	Blocks  []Block
	Actions []Action // the calls that the reply offers next
}

// Action is a call that a reply offers. Discord shows it as a button.
type Action struct {
	Label string // at most 80 characters, Discord's limit
	Call  Call   // only Command, Options and Page count; whoever presses the button is the caller
	// About is the block that the action belongs to, counted from 1; 0: the whole reply.
	About int
}

// Outcome says how a call went.
type Outcome int

// The outcomes.
const (
	Answered Outcome = iota
	Silent           // the articles do not answer
	Refused          // the call cannot be served as it is
	Failed           // something broke, and was logged
)

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
