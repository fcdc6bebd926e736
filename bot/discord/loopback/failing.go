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
