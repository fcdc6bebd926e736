package loopback

import (
	"encoding/json"
	"net/http"
)

// Commands returns the registered commands as Discord stores them, those of the guild first.
func (s *Server) Commands() []json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []json.RawMessage
	for _, scope := range []string{GuildID, ""} {
		var list []json.RawMessage
		json.Unmarshal(s.commands[scope], &list) // none if nothing is registered
		out = append(out, list...)
	}
	return out
}

// scope returns where commands are registered: in one guild, or everywhere ("").
func scope(r *request) string { return r.segment("guild") }

func (s *Server) getCommands(r *request) (int, any) {
	if list, ok := s.commands[scope(r)]; ok {
		return http.StatusOK, list
	}
	return http.StatusOK, []object{}
}

// putCommands replaces all commands of a scope.
func (s *Server) putCommands(r *request) (int, any) {
	if guild := scope(r); guild != "" && guild != GuildID {
		return http.StatusForbidden, apiError{Message: "Missing Access", Code: 50001}
	}
	var list []object
	if err := json.Unmarshal(r.Body, &list); err != nil {
		return http.StatusBadRequest, apiError{Message: "Invalid Form Body", Code: 50035}
	}
	for _, c := range list {
		c["id"], c["application_id"], c["version"] = s.newID(), ApplicationID, s.newID()
		if c["type"] == nil {
			c["type"] = 1
		}
		if scope(r) != "" {
			c["guild_id"] = scope(r)
		}
	}
	s.commands[scope(r)] = encode(list)
	return http.StatusOK, list
}
