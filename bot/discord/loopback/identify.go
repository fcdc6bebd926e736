package loopback

import (
	"encoding/json"

	"quoth/bot/discord/loopback/rules"
)

// privileged is the set of intents that must be enabled in the Developer Portal.
const privileged = 1<<1 | 1<<8 | 1<<15

// identify handles an IDENTIFY: it begins a session, unless the connection has a fault.
func (s *Server) identify(c *connection, data json.RawMessage) {
	var d struct {
		Token   string
		Intents int
		Shard   *shard
	}
	if err := json.Unmarshal(data, &d); err != nil {
		c.close(4002)
		return
	}
	of := shard{0, 1}
	if d.Shard != nil {
		of = *d.Shard
	}
	s.count(func(n *GatewayCounts) { n.Identifies++; n.Intents = d.Intents })
	problem := s.start(of)
	switch {
	case problem != "":
		s.addViolations(rules.Violation{Method: "IDENTIFY", Path: "/", Problem: problem})
		c.send(opInvalidSession, false)
	case c.fault.happens(c):
	case !s.isToken(d.Token):
		c.close(4004)
	case d.Intents&privileged != 0:
		c.close(4014)
	case !of.valid():
		c.close(4010)
	case !s.enough(of):
		c.close(4011)
	default:
		s.ready(c, of)
	}
}

// ready begins the session of a shard.
func (s *Server) ready(c *connection, of shard) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.session = &session{id: "session-" + s.newID(), shard: of}
	s.gateway.sessions[c.session.id] = c.session
	resume := s.gatewayURL()
	if c.fault.Resume != nil {
		resume = *c.fault.Resume
	}
	guilds := of.guilds(s.guilds)
	listed := []object{}
	for _, id := range guilds {
		listed = append(listed, object{"id": id, "unavailable": true})
	}
	c.dispatch("READY", object{
		"v": 9, "user": bot(), "guilds": listed, "session_id": c.session.id, "resume_gateway_url": resume,
		"shard": of, "application": object{"id": ApplicationID, "flags": 0},
	})
	for _, id := range guilds {
		c.dispatch("GUILD_CREATE", s.guild(id))
	}
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
	if c.fault.happens(c) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	known, ok := s.gateway.sessions[d.ID]
	if !ok || !s.isToken(d.Token) {
		c.send(opInvalidSession, false)
		return
	}
	for other := range s.gateway.connections { // an old connection hears nothing more
		if other.session == known {
			other.session = nil
		}
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
