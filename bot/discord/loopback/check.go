package loopback

import "fmt"

// Violation is something that a bot may not send, or had better not.
type Violation struct {
	Method, Path string // of the request
	At           string // where in the body, a JSON pointer; empty: the body as a whole
	Problem      string
	Refused      bool // Discord refuses it, and so did the server
}

// String is the violation in a line.
func (v Violation) String() string {
	return fmt.Sprintf("%s %s: %s: %s", v.Method, v.Path, orElse(v.At, "/"), v.Problem)
}

// Violations are what was wrong with the requests so far; a test fails when there is any.
func (s *Server) Violations() []Violation {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Violation(nil), s.breaches...)
}

func (s *Server) breach(v ...Violation) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.breaches = append(s.breaches, v...)
}

// report collects the violations of one request.
type report struct {
	method, path string
	violations   []Violation
}

// refuse notes what Discord refuses.
func (r *report) refuse(at, format string, args ...any) { r.note(true, at, format, args...) }

// complain notes what Discord lets through, and a bot should not send all the same.
func (r *report) complain(at, format string, args ...any) { r.note(false, at, format, args...) }

func (r *report) note(refused bool, at, format string, args ...any) {
	r.violations = append(r.violations, Violation{r.method, r.path, at, fmt.Sprintf(format, args...), refused})
}

// refused is the first problem for which Discord refuses the request.
func (r *report) refused() (problem string, ok bool) {
	for _, v := range r.violations {
		if v.Refused {
			return orElse(v.At, "/") + ": " + v.Problem, true
		}
	}
	return "", false
}

// checkCallback checks the first answer to an interaction.
func checkCallback(r *report, req *request) {
	data, _ := req.fields["data"].(object)
	switch int(number(req.fields["type"])) {
	case callbackMessage:
		checkMessage(r, "/data", data)
		checkFilled(r, "/data", data, req)
	case callbackUpdate:
		checkMessage(r, "/data", data)
	case callbackDefer, callbackDeferUpdate:
		checkDefer(r, data)
	case callbackAutocomplete:
		if _, ok := data["choices"].([]any); !ok {
			r.complain("/data/choices", "there is no list: an empty one is safe, none is not")
		}
	}
}

// checkDefer complains of what Discord ignores in the word that an answer will come.
func checkDefer(r *report, data object) {
	for name, value := range data {
		if name != "flags" && value != nil {
			r.complain("/data/"+name, "a deferred answer takes flags only")
		}
	}
	if flags := int(number(data["flags"])); flags&^flagEphemeral != 0 {
		r.complain("/data/flags", "a deferred answer takes no flag but EPHEMERAL, got %d", flags)
	}
}

func checkCreate(r *report, req *request) {
	checkMessage(r, "", req.fields)
	checkFilled(r, "", req.fields, req)
}

func checkEdit(r *report, req *request) { checkMessage(r, "", req.fields) }
