package loopback

import (
	"encoding/json"
	"net/http"
	"strings"
)

// table are the routes that Quoth has a use for.
func (s *Server) table() []route {
	const (
		ofApplication = "/applications/{application}/commands"
		ofGuild       = "/applications/{application}/guilds/{guild}/commands"
		ofWebhook     = "/webhooks/{application}/{token}"
		ofChannel     = "/channels/{channel}/messages"
	)
	return []route{
		{"GET /gateway", nil, func(*request) (int, any) { return http.StatusOK, object{"url": s.gatewayURL()} }},
		{"GET /gateway/bot", nil, s.getGatewayBot},
		{"GET /users/@me", nil, func(*request) (int, any) { return http.StatusOK, bot() }},
		{"GET /users/@me/guilds", nil, func(*request) (int, any) { return http.StatusOK, []object{{"id": GuildID, "name": "Loopback"}} }},
		{"POST /users/@me/channels", nil, s.locked(func(*request) (int, any) { return http.StatusOK, s.channel(DirectID) })},
		{"GET /applications/@me", nil, s.getApplication},
		{"GET /oauth2/applications/@me", nil, s.getApplication},

		{"GET " + ofApplication, nil, s.locked(s.getCommands)},
		{"PUT " + ofApplication, checkCommands, s.locked(s.putCommands)},
		{"GET " + ofGuild, nil, s.locked(s.getCommands)},
		{"PUT " + ofGuild, checkCommands, s.locked(s.putCommands)},

		{"POST /interactions/{interaction}/{token}/callback", checkCallback, s.locked(s.postCallback)},
		{"POST " + ofWebhook, checkCreate, s.locked(s.postFollowUp)},
		{"GET " + ofWebhook + "/messages/{message}", nil, s.locked(s.getReply)},
		{"PATCH " + ofWebhook + "/messages/{message}", checkEdit, s.locked(s.patchReply)},
		{"DELETE " + ofWebhook + "/messages/{message}", nil, s.locked(s.deleteReply)},

		{"GET /channels/{channel}", nil, s.locked(s.getChannel)},
		{"GET " + ofChannel, nil, s.locked(s.listMessages)},
		{"POST " + ofChannel, checkCreate, s.locked(s.postMessage)},
		{"GET " + ofChannel + "/{message}", nil, s.locked(s.getMessage)},
		{"PATCH " + ofChannel + "/{message}", checkEdit, s.locked(s.patchMessage)},
		{"DELETE " + ofChannel + "/{message}", nil, s.locked(s.deleteMessage)},

		{"GET /guilds/{guild}", nil, s.locked(func(r *request) (int, any) { return inGuild(r, s.guild()) })},
		{"GET /guilds/{guild}/channels", nil, s.locked(func(r *request) (int, any) { return inGuild(r, []object{s.channel(ChannelID)}) })},
		{"GET /guilds/{guild}/roles", nil, func(r *request) (int, any) { return inGuild(r, roles()) }},
		{"GET /guilds/{guild}/members/{user}", nil, s.getMember},
	}
}

// locked runs an answer with the server's mutex held.
func (s *Server) locked(answer func(*request) (int, any)) func(*request) (int, any) {
	return func(r *request) (int, any) {
		s.mu.Lock()
		defer s.mu.Unlock()
		defer s.tell()
		return answer(r)
	}
}

func (s *Server) gatewayURL() string { return "ws" + strings.TrimPrefix(s.URL, "http") }

func (s *Server) getGatewayBot(*request) (int, any) {
	limit := object{"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
	return http.StatusOK, object{"url": s.gatewayURL(), "shards": 1, "session_start_limit": limit}
}

func (s *Server) getApplication(*request) (int, any) {
	return http.StatusOK, object{"id": ApplicationID, "name": "Quoth", "description": "", "bot_public": true, "owner": person(OwnerID), "team": nil, "flags": 0}
}

// inGuild is what a guild has, or Discord's word for one that the bot is not in.
func inGuild(r *request, found any) (int, any) {
	if r.segment("guild") != GuildID {
		return http.StatusNotFound, refusal{Message: "Unknown Guild", Code: 10004}
	}
	return http.StatusOK, found
}

func (s *Server) getMember(r *request) (int, any) {
	if r.segment("user") == BotID {
		return inGuild(r, member(bot(), usual))
	}
	return inGuild(r, member(person(r.segment("user")), usual))
}

func (s *Server) getChannel(r *request) (int, any) {
	if code, body := s.missing(r.segment("channel"), ViewChannel); code != 0 {
		return code, body
	}
	return http.StatusOK, s.channel(r.segment("channel"))
}

// scope is where commands are registered: everywhere (""), or in one guild.
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
		return http.StatusForbidden, refusal{Message: "Missing Access", Code: 50001}
	}
	var list []object
	if err := json.Unmarshal(r.Body, &list); err != nil {
		return http.StatusBadRequest, refusal{Message: "Invalid Form Body", Code: 50035}
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

// Commands are the registered commands as Discord keeps them, those of the guild first.
func (s *Server) Commands() []json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []json.RawMessage
	for _, scope := range []string{GuildID, ""} {
		var list []json.RawMessage
		json.Unmarshal(s.commands[scope], &list) // nothing registered: none
		out = append(out, list...)
	}
	return out
}
