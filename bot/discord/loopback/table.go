package loopback

import "quoth/bot/discord/loopback/rules"

// route is a method and path of the REST server.
type route struct {
	pattern string
	check   func(rules.Request) []rules.Violation // or nil
	answer  func(*request) (status int, body any)
}

// table returns the routes that Quoth uses.
func (s *Server) table() []route {
	const (
		ofApplication = "/applications/{application}/commands"
		ofGuild       = "/applications/{application}/guilds/{guild}/commands"
		ofWebhook     = "/webhooks/{application}/{token}"
	)
	return append(s.guildTable(), []route{
		{"GET /gateway", nil, s.locked(s.getGateway)},
		{"GET /gateway/bot", nil, s.locked(s.getGatewayBot)},
		{"GET /users/@me", nil, getBot},
		{"GET /users/@me/guilds", nil, getGuilds},
		{"POST /users/@me/channels", nil, s.locked(s.postDirect)},
		{"GET /applications/@me", nil, s.getApplication},
		{"GET /oauth2/applications/@me", nil, s.getApplication},

		{"GET " + ofApplication, nil, s.locked(s.getCommands)},
		{"PUT " + ofApplication, rules.Commands, s.locked(s.putCommands)},
		{"GET " + ofGuild, nil, s.locked(s.getCommands)},
		{"PUT " + ofGuild, rules.Commands, s.locked(s.putCommands)},

		{"POST /interactions/{interaction}/{token}/callback", rules.Callback, s.locked(s.postCallback)},
		{"POST " + ofWebhook, rules.Create, s.locked(s.postFollowUp)},
		{"GET " + ofWebhook + "/messages/{message}", nil, s.locked(s.getReply)},
		{"PATCH " + ofWebhook + "/messages/{message}", rules.Edit, s.locked(s.patchReply)},
		{"DELETE " + ofWebhook + "/messages/{message}", nil, s.locked(s.deleteReply)},
	}...)
}

// guildTable returns the routes of the guild and its channels.
func (s *Server) guildTable() []route {
	const ofChannel = "/channels/{channel}/messages"
	return []route{
		{"GET /channels/{channel}", nil, s.locked(s.getChannel)},
		{"DELETE /channels/{channel}", nil, s.locked(s.deleteChannel)},
		{"POST /channels/{channel}/threads", rules.Thread, s.locked(s.postThread)},
		{"GET /channels/{channel}/threads/archived/public", nil, s.locked(s.getArchivedThreads)},
		{"GET " + ofChannel, nil, s.locked(s.listMessages)},
		{"POST " + ofChannel, rules.Create, s.locked(s.postMessage)},
		{"GET " + ofChannel + "/{message}", nil, s.locked(s.getMessage)},
		{"PATCH " + ofChannel + "/{message}", rules.Edit, s.locked(s.patchMessage)},
		{"DELETE " + ofChannel + "/{message}", nil, s.locked(s.deleteMessage)},

		{"GET /guilds/{guild}", nil, s.locked(s.getGuild)},
		{"GET /guilds/{guild}/channels", nil, s.locked(s.getChannels)},
		{"GET /guilds/{guild}/threads/active", nil, s.locked(s.getActiveThreads)},
		{"GET /guilds/{guild}/roles", nil, getRoles},
		{"GET /guilds/{guild}/members/{user}", nil, getMember},
	}
}

// locked returns a handler that calls another one with s.mu held.
func (s *Server) locked(answer func(*request) (int, any)) func(*request) (int, any) {
	return func(r *request) (int, any) {
		s.mu.Lock()
		defer s.mu.Unlock()
		defer s.notify()
		return answer(r)
	}
}
