package loopback

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// Send sends an interaction to the bot, to the shard of its guild, and returns its id. It waits until that is
// connected or ctx ends.
func (s *Server) Send(ctx context.Context, i Interaction) (id string, err error) {
	err = s.await(ctx, func() bool {
		c := s.connectionOf(i.guild())
		if c == nil {
			return false
		}
		var payload json.RawMessage
		id, payload = s.register(i)
		c.dispatch("INTERACTION_CREATE", payload)
		return true
	})
	if err != nil {
		return "", fmt.Errorf("send the interaction: %w", err)
	}
	return id, nil
}

// register gives an interaction its id and token. The caller holds s.mu.
func (s *Server) register(i Interaction) (id string, payload json.RawMessage) {
	id = s.newID()
	x := &interaction{
		token: "interaction-token-" + id, channel: i.channel(), kind: i.Kind, sent: time.Now(),
		user: cmp.Or(i.User, UserID),
		done: make(chan struct{}),
	}
	x.answer.Interaction = id
	if len(i.Message) > 0 {
		var fields object
		json.Unmarshal(i.Message, &fields) // no id if it is not an object
		x.source = s.pressedMessage(fields)
	}
	s.interactions.byID[id], s.interactions.byToken[x.token] = x, x
	s.offerFiles(i)
	return id, i.payload(id, x.token)
}

// pressedMessage returns the message of a pressed button, so that the bot can edit it.
func (s *Server) pressedMessage(fields object) *message {
	id, _ := fields["id"].(string)
	for _, list := range s.messages {
		for _, m := range list {
			if m.id == id {
				return m
			}
		}
	}
	for _, x := range s.interactions.byID {
		for _, m := range append([]*message{x.original}, x.followUps...) {
			if m != nil && m.id == id {
				return m
			}
		}
	}
	return &message{id: id, fields: fields}
}

// Reply waits for the final answer to an interaction: the message, the choices or the modal. If ctx
// ends first, it returns the answer so far and an error that describes it.
func (s *Server) Reply(ctx context.Context, id string) (Answer, error) {
	s.mu.Lock()
	x, ok := s.interactions.byID[id]
	s.mu.Unlock()
	if !ok {
		return Answer{}, fmt.Errorf("wait for the answer to %s: there is no such interaction", id)
	}
	select {
	case <-x.done:
		return s.Answer(id), nil
	case <-ctx.Done():
		got := s.Answer(id)
		return got, fmt.Errorf("wait for the answer to %s: %w; callbacks: %d, deferred: %t",
			id, ctx.Err(), got.Callbacks, got.Deferred)
	}
}

// FollowedUp waits until there are n messages beside the answer to an interaction, and returns it.
func (s *Server) FollowedUp(ctx context.Context, id string, n int) (Answer, error) {
	err := s.await(ctx, func() bool {
		x, ok := s.interactions.byID[id]
		return ok && len(x.followUps) >= n
	})
	if err != nil {
		return s.Answer(id), fmt.Errorf("wait for a message beside the answer to %s: %w", id, err)
	}
	return s.Answer(id), nil
}

// Answer returns the answer to an interaction so far.
func (s *Server) Answer(id string) Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	x, ok := s.interactions.byID[id]
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
