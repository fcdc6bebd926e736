package loopback

import (
	"encoding/json"
	"strings"
)

// privileged are the intents that have to be asked for in the Developer Portal.
const privileged = 1<<1 | 1<<8 | 1<<15

// identify starts a session, or does what the connection's fault says.
func (s *Server) identify(c *connection, data json.RawMessage) {
	var d struct {
		Token   string
		Intents int
	}
	if err := json.Unmarshal(data, &d); err != nil {
		c.close(4002)
		return
	}
	s.count(func(n *GatewayCounts) { n.Identifies++; n.Intents = d.Intents })
	switch {
	case c.fault.Close != 0:
		c.close(c.fault.Close)
	case c.fault.Op != 0:
		c.say(c.fault.Op, false)
	case c.fault.Mute:
	case !s.knows(d.Token):
		c.close(4004)
	case d.Intents&privileged != 0:
		c.close(4014)
	default:
		s.ready(c)
	}
}

// knows reports whether a token, with or without "Bot ", is the bot's.
func (s *Server) knows(token string) bool {
	token = strings.TrimPrefix(token, "Bot ")
	return token != "" && (s.options.Token == "" || token == s.options.Token)
}

func (s *Server) ready(c *connection) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.session = &session{id: "session-" + s.newID()}
	s.gateway.sessions[c.session.id] = c.session
	c.dispatch("READY", object{
		"v": 9, "user": bot(), "guilds": []object{{"id": GuildID, "unavailable": true}}, "session_id": c.session.id,
		"resume_gateway_url": s.gatewayURL(), "application": object{"id": ApplicationID, "flags": 0},
	})
	c.dispatch("GUILD_CREATE", s.guild())
	s.tell()
}

// resume goes on with a session, sending again what came after what the bot has seen.
func (s *Server) resume(c *connection, data json.RawMessage) {
	var d struct {
		Token string
		ID    string `json:"session_id"`
		Seq   int
	}
	if err := json.Unmarshal(data, &d); err != nil {
		c.close(4002)
		return
	}
	s.count(func(n *GatewayCounts) { n.Resumes++ })
	if c.fault.Close != 0 {
		c.close(c.fault.Close)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	known, ok := s.gateway.sessions[d.ID]
	if !ok || !s.knows(d.Token) {
		c.say(opInvalidSession, false)
		return
	}
	for _, p := range known.events {
		if *p.Seq > d.Seq {
			c.write(p)
		}
	}
	c.session = known
	c.dispatch("RESUMED", object{})
	s.tell()
}
