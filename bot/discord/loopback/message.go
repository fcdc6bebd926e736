package loopback

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// message is a message as Discord keeps it.
type message struct {
	id     string
	fields object
}

// newMessage makes a message of what the bot sent. The mutex is held.
func (s *Server) newMessage(channel string, sent object) *message {
	m := &message{id: s.newID(), fields: object{
		"type": 0, "channel_id": channel, "author": bot(), "content": "", "embeds": []any{}, "components": []any{}, "attachments": []any{},
		"mentions": []any{}, "mention_roles": []any{}, "mention_everyone": false, "pinned": false, "tts": false, "flags": 0,
		"timestamp": stamp(time.Now()), "edited_timestamp": nil,
	}}
	m.fields["id"] = m.id
	m.set(sent)
	return m
}

// set takes over what a send or an edit names, as Discord does.
func (m *message) set(sent object) {
	for name, value := range sent {
		switch name {
		case "allowed_mentions", "enforce_nonce", "tts", "attachments", "message_reference", "sticker_ids", "poll":
			continue
		case "embeds":
			value = richEmbeds(value)
		case "content":
			if value == nil {
				value = ""
			}
		case "components":
			if value == nil {
				value = []any{}
			}
		}
		m.fields[name] = value
	}
}

// richEmbeds are embeds as Discord keeps them: of those with the same URL it shows the
// first one only.
func richEmbeds(value any) []any {
	out := []any{}
	seen := map[any]bool{}
	for _, e := range list(value) {
		embed, _ := e.(object)
		url := embed["url"]
		if url != nil && url != "" && seen[url] {
			continue
		}
		seen[url] = true
		embed = maps.Clone(embed)
		embed["type"] = "rich"
		out = append(out, embed)
	}
	return out
}

// list is a JSON list, or nothing.
func list(value any) []any {
	l, _ := value.([]any)
	return l
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000-07:00") }

// missing is Discord's answer when a channel is not there, or the bot lacks permissions
// in it; status 0 means that nothing is missing.
func (s *Server) missing(channel string, permissions uint64) (status int, body any) {
	lacks := s.denied[channel] & permissions
	switch {
	case channel != ChannelID && channel != DirectID && len(s.messages[channel]) == 0:
		return http.StatusNotFound, refusal{Message: "Unknown Channel", Code: 10003}
	case lacks&ViewChannel != 0:
		return http.StatusForbidden, refusal{Message: "Missing Access", Code: 50001}
	case lacks != 0:
		return http.StatusForbidden, refusal{Message: "Missing Permissions", Code: 50013}
	}
	return 0, nil
}

// postMessage makes a message, once for each nonce that is to be enforced.
func (s *Server) postMessage(r *request) (int, any) {
	channel := r.segment("channel")
	if code, body := s.missing(channel, ViewChannel|SendMessages|EmbedLinks); code != 0 {
		return code, body
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

// listMessages are a channel's messages, newest first.
func (s *Server) listMessages(r *request) (int, any) {
	if code, body := s.missing(r.segment("channel"), ViewChannel); code != 0 {
		return code, body
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

// between reports whether an id lies between two others, of which either may be empty.
func between(id, after, before string) bool {
	number := func(s string) uint64 { n, _ := strconv.ParseUint(s, 10, 64); return n }
	return (after == "" || number(id) > number(after)) && (before == "" || number(id) < number(before))
}

func (s *Server) find(r *request) *message {
	for _, m := range s.messages[r.segment("channel")] {
		if m.id == r.segment("message") {
			return m
		}
	}
	return nil
}

func unknownMessage() (int, any) {
	return http.StatusNotFound, refusal{Message: "Unknown Message", Code: 10008}
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

func (m *message) edit(sent object) {
	m.set(sent)
	m.fields["edited_timestamp"] = stamp(time.Now())
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

// Messages are those of a channel that everybody in it sees, oldest first.
func (s *Server) Messages(channel string) []json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []json.RawMessage
	for _, m := range s.messages[channel] {
		out = append(out, encode(m.fields))
	}
	return out
}

// Post puts a message into a channel that the bot did not send, such as one with a
// quotation; sent are its fields. The result is the message.
func (s *Server) Post(channel string, sent map[string]any) json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.newMessage(channel, sent)
	m.fields["author"] = person(UserID)
	s.messages[channel] = append(s.messages[channel], m)
	return encode(m.fields)
}
