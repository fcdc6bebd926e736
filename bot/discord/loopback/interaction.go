package loopback

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// exchange are the interactions that were sent.
type exchange struct {
	byID, byToken map[string]*interaction
}

// interaction is one that was sent, and what came back.
type interaction struct {
	token, channel string
	kind           Kind
	source         *message // that a button was pressed on
	sent           time.Time
	original       *message
	followUps      []*message
	answer         Answer
	done           chan struct{} // closed when the answer is final
}

// Answer is what came back for an interaction.
type Answer struct {
	Interaction string            `json:"interaction"`
	Callback    int               `json:"callback"`           // Discord's number of what the first answer was; 0: none
	Deferred    bool              `json:"deferred,omitempty"` // the first answer only said that another comes
	Ephemeral   bool              `json:"ephemeral,omitempty"`
	Data        json.RawMessage   `json:"data,omitempty"`    // the choices or the modal, or the message as the bot sent it last
	Message     json.RawMessage   `json:"message,omitempty"` // the message as Discord keeps it
	FollowUps   []json.RawMessage `json:"follow_ups,omitempty"`
	Callbacks   int               `json:"callbacks"` // how often a first answer was tried
	Edits       int               `json:"edits,omitempty"`
	Took        time.Duration     `json:"took_ns"` // until the final answer
}

// Send sends an interaction to the bot, which must be connected by the time ctx ends.
// The result is the interaction's id.
func (s *Server) Send(ctx context.Context, i Interaction) (id string, err error) {
	err = s.await(ctx, func() bool {
		live := s.live()
		if len(live) == 0 {
			return false
		}
		var payload json.RawMessage
		id, payload = s.register(i)
		live[0].dispatch("INTERACTION_CREATE", payload)
		return true
	})
	if err != nil {
		return "", fmt.Errorf("send the interaction: %w", err)
	}
	return id, nil
}

// register gives an interaction its id and token. The mutex is held.
func (s *Server) register(i Interaction) (id string, payload json.RawMessage) {
	id = s.newID()
	x := &interaction{token: "interaction-token-" + id, channel: i.channel(), kind: i.Kind, sent: time.Now(), done: make(chan struct{})}
	x.answer.Interaction = id
	if len(i.Message) > 0 {
		var fields object
		json.Unmarshal(i.Message, &fields) // one that is no object has no id
		x.source = s.known(fields)
	}
	s.exchange.byID[id], s.exchange.byToken[x.token] = x, x
	return id, i.payload(id, x.token)
}

// known is the message that a button was pressed on, so that the bot can edit it.
func (s *Server) known(fields object) *message {
	id, _ := fields["id"].(string)
	for _, list := range s.messages {
		for _, m := range list {
			if m.id == id {
				return m
			}
		}
	}
	for _, x := range s.exchange.byID {
		for _, m := range append([]*message{x.original}, x.followUps...) {
			if m != nil && m.id == id {
				return m
			}
		}
	}
	return &message{id: id, fields: fields}
}

// Reply waits for the final answer to an interaction: the message, the choices or the
// modal, and not the word that an answer will come. The error tells what there is when
// ctx ends first.
func (s *Server) Reply(ctx context.Context, id string) (Answer, error) {
	s.mu.Lock()
	x, ok := s.exchange.byID[id]
	s.mu.Unlock()
	if !ok {
		return Answer{}, fmt.Errorf("wait for the answer to %s: there is no such interaction", id)
	}
	select {
	case <-x.done:
		return s.Answer(id), nil
	case <-ctx.Done():
		got := s.Answer(id)
		return got, fmt.Errorf("wait for the answer to %s: %w; callbacks: %d, deferred: %t", id, ctx.Err(), got.Callbacks, got.Deferred)
	}
}

// Answer is what has come back for an interaction so far.
func (s *Server) Answer(id string) Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	x, ok := s.exchange.byID[id]
	if !ok {
		return Answer{}
	}
	out := x.answer
	if x.original != nil && x.kind != KindAutocomplete {
		out.Message = encode(x.original.fields)
	}
	for _, m := range x.followUps {
		out.FollowUps = append(out.FollowUps, encode(m.fields))
	}
	return out
}
