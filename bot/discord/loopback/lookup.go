package loopback

import (
	"net/http"
	"time"
)

func (s *Server) getGateway(*request) (int, any) { return http.StatusOK, object{"url": s.gatewayURL()} }

func (s *Server) getGatewayBot(*request) (int, any) {
	starts := &s.gateway.starts
	limit := object{
		"total": startsADay, "remaining": starts.remaining(time.Now()),
		"reset_after": max(time.Until(starts.reset).Milliseconds(), 0), "max_concurrency": s.options.Concurrency,
	}
	return http.StatusOK, object{"url": s.gatewayURL(), "shards": s.options.Shards, "session_start_limit": limit}
}

func (s *Server) getApplication(*request) (int, any) {
	return http.StatusOK, object{
		"id": ApplicationID, "name": "Quoth", "description": "", "bot_public": true, "owner": person(OwnerID),
		"team": nil, "flags": 0,
	}
}

func getBot(*request) (int, any) { return http.StatusOK, bot() }

func getGuilds(*request) (int, any) {
	return http.StatusOK, []object{{"id": GuildID, "name": "Loopback"}}
}

func (s *Server) postDirect(*request) (int, any) { return http.StatusOK, s.channel(DirectID) }

// inGuild returns what was found, or Discord's error if the request is about another guild.
func inGuild(r *request, found any) (int, any) {
	if r.segment("guild") != GuildID {
		return http.StatusNotFound, apiError{Message: "Unknown Guild", Code: 10004}
	}
	return http.StatusOK, found
}

func (s *Server) getGuild(r *request) (int, any) { return inGuild(r, s.guild(GuildID)) }

func (s *Server) getChannels(r *request) (int, any) {
	return inGuild(r, s.guildChannels())
}

func getRoles(r *request) (int, any) { return inGuild(r, roles()) }

func getMember(r *request) (int, any) {
	if r.segment("user") == BotID {
		return inGuild(r, member(bot(), usualPermissions))
	}
	return inGuild(r, member(person(r.segment("user")), usualPermissions))
}
