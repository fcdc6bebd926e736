package loopback

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Messages returns the messages of a channel that everybody in it sees, oldest first.
func (s *Server) Messages(channel string) []json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []json.RawMessage
	for _, m := range s.messages[channel] {
		out = append(out, encode(m.fields))
	}
	return out
}

// Post adds a message of a user to a channel, and returns it; sent are its fields.
func (s *Server) Post(channel string, sent map[string]any) json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.newMessage(channel, sent)
	m.fields["author"] = person(UserID)
	s.messages[channel] = append(s.messages[channel], m)
	return encode(m.fields)
}

// newMessage returns a message with the fields that were sent. The caller holds s.mu.
func (s *Server) newMessage(channel string, sent object) *message {
	m := &message{id: s.newID(), fields: object{
		"type": 0, "channel_id": channel, "author": bot(), "content": "", "embeds": []any{}, "components": []any{},
		"attachments": []any{}, "mentions": []any{}, "mention_roles": []any{}, "mention_everyone": false,
		"pinned": false, "tts": false, "flags": 0,
		"timestamp": timestamp(time.Now()), "edited_timestamp": nil,
	}}
	m.fields["id"] = m.id
	m.set(sent)
	return m
}

// postMessage creates a message, but only one for each nonce that is to be enforced.
func (s *Server) postMessage(r *request) (int, any) {
	channel := r.segment("channel")
	if code, body := s.accessError(channel, ViewChannel|s.sending(channel)|EmbedLinks); code != 0 {
		return code, body
	}
	if c := s.channels[channel]; c != nil {
		switch {
		case c.isForum():
			return http.StatusBadRequest, apiError{Message: "Cannot send messages in a non-text channel", Code: 50008}
		case c.Locked:
			return http.StatusBadRequest, apiError{Message: "Thread is locked", Code: 160005}
		}
		c.Archived = false
	}
	if nonce := r.fields["nonce"]; nonce != nil && r.fields["enforce_nonce"] == true {
		for _, m := range s.messages[channel] {
			if m.fields["nonce"] == nonce {
				return http.StatusOK, m.fields
			}
		}
	}
	m := s.newMessage(channel, r.fields)
	s.messages[channel] = append(s.messages[channel], m)
	return http.StatusOK, m.fields
}

// sending returns the permission to send a message to a channel. The caller holds s.mu.
func (s *Server) sending(channel string) uint64 {
	if c := s.channels[channel]; c != nil && c.isThread() {
		return SendInThread
	}
	return SendMessages
}

// listMessages returns the messages of a channel, newest first; none where the bot may not read the history
// (docs.discord.com, resources/message).
func (s *Server) listMessages(r *request) (int, any) {
	if code, body := s.accessError(r.segment("channel"), ViewChannel); code != 0 {
		return code, body
	}
	if code, _ := s.accessError(r.segment("channel"), ReadHistory); code != 0 {
		return http.StatusOK, []object{}
	}
	query := r.http.URL.Query()
	limit, err := strconv.Atoi(query.Get("limit"))
	if err != nil {
		limit = 50
	}
	out := []object{}
	for _, m := range slices.Backward(s.messages[r.segment("channel")]) {
		if between(m.id, query.Get("after"), query.Get("before")) && len(out) < limit {
			out = append(out, m.fields)
		}
	}
	return http.StatusOK, out
}

// between reports whether an id is between two others, either of which may be "".
func between(id, after, before string) bool {
	number := func(s string) uint64 { n, _ := strconv.ParseUint(s, 10, 64); return n }
	return (after == "" || number(id) > number(after)) && (before == "" || number(id) < number(before))
}

// find returns the message that a request names, or nil.
func (s *Server) find(r *request) *message {
	for _, m := range s.messages[r.segment("channel")] {
		if m.id == r.segment("message") {
			return m
		}
	}
	return nil
}

func unknownMessage() (int, any) {
	return http.StatusNotFound, apiError{Message: "Unknown Message", Code: 10008}
}

func (s *Server) getMessage(r *request) (int, any) {
	if m := s.find(r); m != nil {
		return http.StatusOK, m.fields
	}
	return unknownMessage()
}

func (s *Server) patchMessage(r *request) (int, any) {
	m := s.find(r)
	if m == nil {
		return unknownMessage()
	}
	m.edit(r.fields)
	return http.StatusOK, m.fields
}

func (s *Server) deleteMessage(r *request) (int, any) {
	m := s.find(r)
	if m == nil {
		return unknownMessage()
	}
	s.remove(r.segment("channel"), m)
	return http.StatusNoContent, nil
}

func (s *Server) remove(channel string, m *message) {
	s.messages[channel] = slices.DeleteFunc(s.messages[channel], func(other *message) bool { return other == m })
}
