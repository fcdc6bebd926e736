package loopback

import "encoding/json"

// privileged is the set of intents that must be enabled in the Developer Portal.
const privileged = 1<<1 | 1<<8 | 1<<15

// identify handles an IDENTIFY: it begins a session, unless the connection has a fault.
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
		c.send(c.fault.Op, false)
	case c.fault.NoReady:
	case !s.isToken(d.Token):
		c.close(4004)
	case d.Intents&privileged != 0:
		c.close(4014)
	default:
		s.ready(c)
	}
}

// ready begins a session.
func (s *Server) ready(c *connection) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.session = &session{id: "session-" + s.newID()}
	s.gateway.sessions[c.session.id] = c.session
	c.dispatch("READY", object{
		"v": 9, "user": bot(), "guilds": []object{{"id": GuildID, "unavailable": true}},
		"session_id": c.session.id, "resume_gateway_url": s.gatewayURL(),
		"application": object{"id": ApplicationID, "flags": 0},
	})
	c.dispatch("GUILD_CREATE", s.guild())
	s.notify()
}

// resume handles a RESUME: it continues a session, and sends again the events that the bot has not
// received.
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
	if !ok || !s.isToken(d.Token) {
		c.send(opInvalidSession, false)
		return
	}
	for _, p := range known.events {
		if *p.Seq > d.Seq {
			c.write(p)
		}
	}
	c.session = known
	c.dispatch("RESUMED", object{})
	s.notify()
}
