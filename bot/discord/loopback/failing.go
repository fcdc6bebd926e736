package loopback

import (
	"bytes"
	"path"
)

// Fail adds a fault. If several match a request, the first one applies.
func (s *Server) Fail(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &f)
}

// ClearFaults removes all faults.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults, s.gateway.faults = nil, nil
}

// nextFault returns the fault for a request, or nil.
func (s *Server) nextFault(r *request) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.faults {
		if !f.matches(r) {
			continue
		}
		if f.Times > 0 {
			if f.Times--; f.Times == 0 {
				s.faults = append(s.faults[:i:i], s.faults[i+1:]...)
			}
		}
		return f
	}
	return nil
}

// matches reports whether a fault affects a request.
func (f *Fault) matches(r *request) bool {
	ok, _ := path.Match(f.Path, r.Path)
	return ok && (f.Method == "" || f.Method == r.Method) && bytes.Contains(r.Body, []byte(f.Contains))
}

// FailGateway adds faults for the next connections, one for each.
func (s *Server) FailGateway(faults ...GatewayFault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.faults = append(s.gateway.faults, faults...)
}

func (s *Server) nextGatewayFault() (f GatewayFault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.gateway.faults) > 0 {
		f, s.gateway.faults = s.gateway.faults[0], s.gateway.faults[1:]
	}
	return f
}

// CloseGateway closes the ready connections with a code of Discord. Codes 4007 and 4009 also end their
// sessions.
func (s *Server) CloseGateway(code int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.readyConnections() {
		if code == 4007 || code == 4009 {
			delete(s.gateway.sessions, c.session.id)
		}
		c.close(code)
	}
}

// DropGateway cuts the ready connections without closing them.
func (s *Server) DropGateway() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.readyConnections() {
		c.ws.NetConn().Close()
	}
}

// SendGateway sends an operation to the ready connections: 7 asks the bot to reconnect, 9 ends its
// session.
func (s *Server) SendGateway(op int, data any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.readyConnections() {
		c.send(op, data)
	}
}
