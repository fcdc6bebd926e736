package loopback

import (
	"encoding/json"
	"time"
)

// Answer is the bot's answer to an interaction.
type Answer struct {
	Interaction string            `json:"interaction"`
	Callback    int               `json:"callback"`           // Discord's number for the type of callback; 0 means none
	Deferred    bool              `json:"deferred,omitempty"` // the callback only announced an answer
	Ephemeral   bool              `json:"ephemeral,omitempty"`
	Data        json.RawMessage   `json:"data,omitempty"`    // choices, modal, or message as last sent
	Message     json.RawMessage   `json:"message,omitempty"` // the message as Discord stores it
	FollowUps   []json.RawMessage `json:"follow_ups,omitempty"`
	Callbacks   int               `json:"callbacks"` // number of attempted callbacks
	Edits       int               `json:"edits,omitempty"`
	Took        time.Duration     `json:"took_ns"` // until the final answer
	// Acknowledged is how long it took until Discord had the callback.
	Acknowledged time.Duration `json:"acknowledged_ns"`
}

// interactions holds the interactions that were sent.
type interactions struct {
	byID, byToken map[string]*interaction
}

func newInteractions() interactions {
	return interactions{byID: map[string]*interaction{}, byToken: map[string]*interaction{}}
}

// interaction is an interaction that was sent, and its answer so far.
type interaction struct {
	token, channel string
	kind           Kind
	user           string   // the id of who made it
	source         *message // the message of the pressed button
	sent           time.Time
	original       *message // the message of the answer
	deleted        bool     // the answer, or its announcement, was deleted
	followUps      []*message
	answer         Answer
	done           chan struct{} // closed when the answer is final
}

// finish records a final answer. A later edit changes the answer, but not the time that it took.
func (x *interaction) finish(data object) {
	x.answer.Data = encode(data)
	select {
	case <-x.done:
	default:
		x.answer.Took = time.Since(x.sent)
		close(x.done)
	}
}
