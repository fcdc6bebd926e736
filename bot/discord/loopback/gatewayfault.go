package loopback

// GatewayFault changes how the gateway handles a connection. The zero value changes nothing. Of the fields from
// Close on, the first that is set happens in the place of READY or RESUMED.
type GatewayFault struct {
	Refuse   int     // HTTP status with which the handshake is refused
	Silent   bool    // the handshake is not answered
	NoHello  bool    // HELLO is not sent
	Hello    string  // sent in the place of HELLO; "" means the usual one
	NoAcks   bool    // heartbeats are not acknowledged
	Resume   *string // the address for a RESUME that READY has; nil means the usual one
	Close    int     // code with which the connection is closed
	Op       int     // operation that is sent: 7 or 9
	NoReady  bool    // nothing is sent
	Text     string  // what is sent
	Cut      bool    // the connection is cut
	Continue bool    // with op 9: the session can be resumed
}

// happens does what is to be done in the place of READY or RESUMED. It reports whether there is something.
func (f GatewayFault) happens(c *connection) bool {
	switch {
	case f.Close != 0:
		c.close(f.Close)
	case f.Op != 0:
		c.send(f.Op, f.Continue)
	case f.NoReady:
	case f.Text != "":
		c.writeText(f.Text)
	case f.Cut:
		c.cut(false)
	default:
		return false
	}
	return true
}

// FailGateway adds faults for the next connections, one for each.
func (s *Server) FailGateway(faults ...GatewayFault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.faults = append(s.gateway.faults, faults...)
}

// nextGatewayFault returns the fault for a connection.
func (s *Server) nextGatewayFault() (f GatewayFault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.gateway.faults) > 0 {
		f, s.gateway.faults = s.gateway.faults[0], s.gateway.faults[1:]
	}
	return f
}

// CloseGateway closes the ready connections with a code of Discord, or with 0 without one. Codes 4007 and 4009
// also end their sessions.
func (s *Server) CloseGateway(code int) {
	s.eachReady(func(c *connection) {
		if code == 4007 || code == 4009 {
			delete(s.gateway.sessions, c.session.id)
		}
		c.close(code)
	})
}

// DropGateway cuts the ready connections without closing them.
func (s *Server) DropGateway() { s.eachReady(func(c *connection) { c.cut(false) }) }

// ResetGateway cuts the ready connections by a TCP reset.
func (s *Server) ResetGateway() { s.eachReady(func(c *connection) { c.cut(true) }) }

// StallGateway makes the ready connections dead ones: they stay open, but the bot hears nothing more.
func (s *Server) StallGateway() { s.eachReady((*connection).stall) }

// SendGateway sends an operation to the ready connections: 7 asks the bot to reconnect, 9 with false ends its
// session.
func (s *Server) SendGateway(op int, data any) {
	s.eachReady(func(c *connection) {
		c.send(op, data)
		if op == opInvalidSession && data != true {
			delete(s.gateway.sessions, c.session.id)
			c.session = nil
		}
	})
}

// SendGatewayText sends a text, which need not be a packet, to the ready connections.
func (s *Server) SendGatewayText(text string) { s.eachReady(func(c *connection) { c.writeText(text) }) }

// MoveGateway gives the gateway another address. At the old one it refuses new connections.
func (s *Server) MoveGateway() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.moves++
}

// eachReady calls f for the ready connections, with s.mu held.
func (s *Server) eachReady(f func(*connection)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.readyConnections() {
		f(c)
	}
}
