package gateway

import (
	"encoding/json"

	"github.com/bwmarrin/discordgo"
)

// event handles an event other than READY and RESUMED. Nothing is begun once the supervisor stops, and what was
// begun is waited for.
func (s *shard) event(name string, data json.RawMessage) {
	switch name {
	case "INTERACTION_CREATE":
		s.gate.start(func() { s.interaction(data) })
	case "GUILD_CREATE", "GUILD_DELETE":
		var g server
		switch err := json.Unmarshal(data, &g); {
		case err != nil:
			s.options.Log.Warn("an event cannot be read", "event", name, "err", s.options.redact(err))
		case g.Unavailable: // it has an outage: the bot is still in it
		case name == "GUILD_CREATE":
			s.joined(g)
		default:
			s.left(g)
		}
	}
}

// interaction hands an interaction to the handler, also one of which discordgo cannot read a part.
func (s *shard) interaction(data json.RawMessage) {
	var i discordgo.InteractionCreate
	if err := json.Unmarshal(data, &i); err != nil {
		s.options.Log.Warn("an interaction cannot be read in full", "err", s.options.redact(err))
	}
	if i.Interaction != nil {
		s.handler.Handle(s.client, &i, parentIn(data))
	}
}

// parentIn returns the id of the channel that an interaction's channel is a thread of. discordgo does not read the
// channel of an interaction (docs.discord.com, interactions/receiving-and-responding).
func parentIn(interaction json.RawMessage) string {
	var i struct {
		Channel struct {
			Type   discordgo.ChannelType `json:"type"`
			Parent string                `json:"parent_id"`
		} `json:"channel"`
	}
	if json.Unmarshal(interaction, &i) != nil {
		return ""
	}
	switch i.Channel.Type {
	case discordgo.ChannelTypeGuildNewsThread, discordgo.ChannelTypeGuildPublicThread,
		discordgo.ChannelTypeGuildPrivateThread:
		return i.Channel.Parent
	}
	return "" // the parent of other channels is their category
}

// isIn reports the servers of all shards, when each of them has been ready.
func (s *shard) isIn(r readyData) {
	servers := make([]string, len(r.Servers))
	for i, g := range r.Servers {
		servers[i] = g.ID
	}
	s.roster.ready(s.id, servers)
	if s.options.In == nil || r.Application.ID == "" {
		return
	}
	s.gate.start(func() {
		s.roster.report(func(m members) {
			if all, complete := m.all(); complete {
				s.options.In(r.Application.ID, all)
			}
		})
	})
}

// joined reports a server. What is done about it may take long: it ends with the session.
func (s *shard) joined(g server) {
	s.roster.joined(s.id, g.ID)
	if s.options.Joined != nil && s.session.context != nil {
		session := s.session.context
		s.setUps.Go(func() { s.options.Joined(session, g.ID, g.JoinedAt) })
	}
}

// left reports that the bot has left a server.
func (s *shard) left(g server) {
	s.roster.left(s.id, g.ID)
	if s.options.Left == nil {
		return
	}
	s.gate.start(func() {
		s.roster.report(func(m members) {
			if !m.has(g.ID) { // it may have come back
				s.options.Left(g.ID)
			}
		})
	})
}
