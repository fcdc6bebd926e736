package loopback

import (
	"net/http"
	"time"

	"quoth/bot/discord/loopback/rules"
)

const (
	tokenLifetime   = 15 * time.Minute
	originalMessage = "@original" // names the message of the answer
)

// webhook returns the interaction of a token, or an error if the bot has not acknowledged it.
func (s *Server) webhook(r *request) (x *interaction, status int, body any) {
	x, ok := s.interactions.byToken[r.segment("token")]
	switch {
	case !ok || r.segment("application") != ApplicationID || x.answer.Callback == 0:
		return nil, http.StatusNotFound, apiError{Message: "Unknown Webhook", Code: 10015}
	case time.Since(x.sent) > tokenLifetime:
		return nil, http.StatusUnauthorized, apiError{Message: "Invalid Webhook Token", Code: 50027}
	}
	return x, 0, nil
}

// postFollowUp creates another message. The first one after a deferred callback is the answer.
func (s *Server) postFollowUp(r *request) (int, any) {
	x, status, body := s.webhook(r)
	if x == nil {
		return status, body
	}
	if x.answer.Deferred && x.original == nil && !x.deleted {
		s.createOriginal(x, r.fields)
		return http.StatusOK, x.original.fields
	}
	m := s.newReply(x, r.fields)
	x.followUps = append(x.followUps, m)
	if int(number(r.fields["flags"]))&rules.FlagEphemeral == 0 {
		s.messages[x.channel] = append(s.messages[x.channel], m)
	}
	if x.answer.Deferred {
		x.finish(r.fields)
	}
	return http.StatusOK, m.fields
}

// reply returns the message that a request names: that of the answer or a follow-up, or nil.
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
	if x.answer.Deferred && !x.deleted && r.segment("message") == originalMessage {
		m := s.newReply(x, object{})
		m.fields["flags"] = flagLoading
		return http.StatusOK, m.fields
	}
	return unknownMessage()
}

// flagLoading marks a message in whose place an answer is announced.
const flagLoading = 1 << 7

// patchReply edits a message of the answer. That is also how a deferred answer is given.
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
		s.createOriginal(x, r.fields)
	} else {
		s.editOriginal(x, r.fields)
	}
	return http.StatusOK, x.original.fields
}

func (s *Server) deleteReply(r *request) (int, any) {
	x, status, body := s.webhook(r)
	if x == nil {
		return status, body
	}
	m := x.reply(r.segment("message"))
	if m == nil && x.answer.Deferred && !x.deleted && r.segment("message") == originalMessage {
		x.deleted = true // nobody sees any more that an answer is announced
		return http.StatusNoContent, nil
	}
	if m == nil {
		return unknownMessage()
	}
	s.remove(x.channel, m)
	if m == x.original {
		x.original, x.deleted = nil, true
		x.finish(nil)
	}
	return http.StatusNoContent, nil
}
