package loopback

import (
	"net/http"
	"time"
)

const (
	lifeOfToken     = 15 * time.Minute
	originalMessage = "@original" // the message that an answer made or changed
)

// webhook is the interaction that a token belongs to, when it has been acknowledged.
func (s *Server) webhook(r *request) (x *interaction, status int, body any) {
	x, ok := s.exchange.byToken[r.segment("token")]
	switch {
	case !ok || r.segment("application") != ApplicationID || x.answer.Callback == 0:
		return nil, http.StatusNotFound, refusal{Message: "Unknown Webhook", Code: 10015}
	case time.Since(x.sent) > lifeOfToken:
		return nil, http.StatusUnauthorized, refusal{Message: "Invalid Webhook Token", Code: 50027}
	}
	return x, 0, nil
}

// postFollowUp makes a further message; the first one after a defer becomes the answer.
func (s *Server) postFollowUp(r *request) (int, any) {
	x, status, body := s.webhook(r)
	if x == nil {
		return status, body
	}
	if x.answer.Deferred && x.original == nil {
		s.show(x, r.fields)
		return http.StatusOK, x.original.fields
	}
	m := s.newMessage(x.channel, r.fields)
	x.followUps = append(x.followUps, m)
	if int(number(r.fields["flags"]))&flagEphemeral == 0 {
		s.messages[x.channel] = append(s.messages[x.channel], m)
	}
	if x.answer.Deferred {
		x.finish(r.fields)
	}
	return http.StatusOK, m.fields
}

// reply is the message that a request names: the original one or a follow-up.
func (x *interaction) reply(id string) *message {
	if id == originalMessage {
		return x.original
	}
	for _, m := range x.followUps {
		if m.id == id {
			return m
		}
	}
	return nil
}

func (s *Server) getReply(r *request) (int, any) {
	x, status, body := s.webhook(r)
	if x == nil {
		return status, body
	}
	if m := x.reply(r.segment("message")); m != nil {
		return http.StatusOK, m.fields
	}
	return unknownMessage()
}

// patchReply edits a message of the answer; it is how a deferred answer is given.
func (s *Server) patchReply(r *request) (int, any) {
	x, status, body := s.webhook(r)
	if x == nil {
		return status, body
	}
	if r.segment("message") != originalMessage {
		m := x.reply(r.segment("message"))
		if m == nil {
			return unknownMessage()
		}
		m.edit(r.fields)
		return http.StatusOK, m.fields
	}
	x.answer.Edits++
	if x.original == nil {
		s.show(x, r.fields)
	} else {
		s.edit(x, r.fields)
	}
	return http.StatusOK, x.original.fields
}

func (s *Server) deleteReply(r *request) (int, any) {
	x, status, body := s.webhook(r)
	if x == nil {
		return status, body
	}
	m := x.reply(r.segment("message"))
	if m == nil {
		return unknownMessage()
	}
	s.remove(x.channel, m)
	if m == x.original {
		x.original = nil
		x.finish(nil)
	}
	return http.StatusNoContent, nil
}
