package loopback

import (
	"context"
	"net/http"
	"strings"

	"quoth/bot/discord/loopback/rules"
)

// Requests returns the requests of the bot so far, in the order in which they were answered.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.requests...)
}

// Violations returns the violations of rules by the requests so far.
func (s *Server) Violations() []rules.Violation {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]rules.Violation(nil), s.violations...)
}

// routes returns the handler of all requests.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.table() {
		mux.HandleFunc(r.pattern, func(w http.ResponseWriter, hr *http.Request) { s.serveRoute(w, hr, r) })
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, hr *http.Request) {
		req := requestOf(hr)
		s.addViolations(rules.Violation{
			Method: req.Method, Path: req.Path, Problem: "the loopback Discord has no such route",
		})
		write(w, http.StatusNotFound, apiError{Message: "404: Not Found"})
	})
	outer := http.NewServeMux()
	outer.HandleFunc("/{$}", s.serveGateway)
	outer.HandleFunc(movedPath+"{number}/{$}", s.serveGateway)
	outer.HandleFunc(movedPath+"{number}", s.serveGateway)
	outer.HandleFunc("GET "+attachmentPath+"{id}/{name}", s.serveFile)
	outer.Handle("/api/v9/", s.serveAPI(mux, "/api/v9"))
	outer.Handle("/api/v10/", s.serveAPI(mux, "/api/v10"))
	return outer
}

// serveAPI returns a handler that reads a request, applies its fault, and records it.
func (s *Server) serveAPI(routes http.Handler, version string) http.Handler {
	return http.StripPrefix(version, http.HandlerFunc(func(w http.ResponseWriter, hr *http.Request) {
		req, err := readRequest(w, hr)
		if err != nil {
			write(w, http.StatusBadRequest, apiError{Message: err.Error(), Code: 50109})
			return
		}
		hr = hr.WithContext(context.WithValue(hr.Context(), requestKey{}, req))
		out := &statusWriter{ResponseWriter: w}
		defer func() { s.record(req, out.status) }()
		fault := s.nextFault(req)
		if fault == nil {
			routes.ServeHTTP(out, hr)
			return
		}
		fault.wait(hr.Context())
		if fault.After {
			routes.ServeHTTP(discard{http.Header{}}, hr)
		}
		switch {
		case fault.Drop:
			panic(http.ErrAbortHandler)
		case fault.Status != 0:
			fault.answer(out)
		default:
			routes.ServeHTTP(out, hr)
		}
	}))
}

// serveRoute checks a request and executes it.
func (s *Server) serveRoute(w http.ResponseWriter, hr *http.Request, r route) {
	req := requestOf(hr)
	req.http = hr
	if !s.authorized(hr) {
		write(w, http.StatusUnauthorized, apiError{Message: "401: Unauthorized"})
		return
	}
	violations := s.options.Document.Check(req.forRules())
	if r.check != nil {
		violations = append(r.check(req.forRules()), violations...)
	}
	s.addViolations(violations...)
	if first, refused := rules.Refusal(violations); refused {
		invalid := apiError{Message: "Invalid Form Body", Code: 50035, Errors: encode(first.Errors())}
		write(w, http.StatusBadRequest, invalid)
		return
	}
	s.storeFiles(req)
	status, body := r.answer(req)
	write(w, status, body)
}

// authorized reports whether a request has the token of the bot, or a path that is itself secret.
func (s *Server) authorized(r *http.Request) bool {
	if strings.HasPrefix(r.URL.Path, "/interactions/") || strings.HasPrefix(r.URL.Path, "/webhooks/") {
		return true
	}
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bot ")
	return ok && s.isToken(token)
}

// record adds a request to those that Requests returns.
func (s *Server) record(r *request, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r.Status = status
	s.requests = append(s.requests, r.Request)
	s.notify()
}

func (s *Server) addViolations(v ...rules.Violation) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.violations = append(s.violations, v...)
}

// write writes an answer; body may be nil.
func write(w http.ResponseWriter, status int, body any) {
	if body == nil {
		w.WriteHeader(status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(encode(body))
}

// statusWriter keeps the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// discard drops an answer that the bot must not get.
type discard struct{ header http.Header }

func (d discard) Header() http.Header { return d.header }

func (discard) Write(b []byte) (int, error) { return len(b), nil }

func (discard) WriteHeader(int) {}
