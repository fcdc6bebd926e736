package loopback

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
	"time"
)

// Request is what the bot asked of the REST server, without its secrets: the token is
// not in Header.
type Request struct {
	Method string          `json:"method"`
	Path   string          `json:"path"` // without /api/v9
	Query  string          `json:"query,omitempty"`
	Header http.Header     `json:"header,omitempty"`
	Body   json.RawMessage `json:"body,omitempty"` // of a multipart body its payload_json
	Files  []File          `json:"files,omitempty"`
	Status int             `json:"status"` // what it was answered with; 0: the connection was cut
	Time   time.Time       `json:"time"`
}

// File is a file that came with a request.
type File struct {
	Name, ContentType string
	Bytes             int
}

// request is one while it is being served.
type request struct {
	Request
	http   *http.Request
	fields object // of the body, when it is an object
}

// segment is a part of the path that the route's pattern names.
func (r *request) segment(name string) string { return r.http.PathValue(name) }

// maxBody is the most that a request may have: Discord's 25 MiB.
const maxBody = 25 << 20

// route is a method and path of the REST server.
type route struct {
	pattern string
	check   func(*report, *request) // may be nil
	answer  func(*request) (status int, body any)
}

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.table() {
		mux.HandleFunc(r.pattern, func(w http.ResponseWriter, hr *http.Request) { s.serveRoute(w, hr, r) })
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, hr *http.Request) {
		req := requestOf(hr)
		s.breach(Violation{Method: req.Method, Path: req.Path, Problem: "the loopback Discord has no such route"})
		write(w, http.StatusNotFound, refusal{Message: "404: Not Found"})
	})
	outer := http.NewServeMux()
	outer.HandleFunc("/{$}", s.serveGateway)
	outer.Handle("/api/v9/", s.serveAPI(mux, "/api/v9"))
	outer.Handle("/api/v10/", s.serveAPI(mux, "/api/v10"))
	return outer
}

type requestKey struct{}

func requestOf(r *http.Request) *request { return r.Context().Value(requestKey{}).(*request) }

// serveAPI reads a request, lets it meet its fault, and records it.
func (s *Server) serveAPI(routes http.Handler, version string) http.Handler {
	return http.StripPrefix(version, http.HandlerFunc(func(w http.ResponseWriter, hr *http.Request) {
		req, err := readRequest(w, hr)
		if err != nil {
			write(w, http.StatusBadRequest, refusal{Message: err.Error(), Code: 50109})
			return
		}
		hr = hr.WithContext(context.WithValue(hr.Context(), requestKey{}, req))
		out := &statusWriter{ResponseWriter: w}
		defer func() { s.record(req, out.status) }()
		fault := s.nextFault(req.Method, req.Path)
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

func (s *Server) serveRoute(w http.ResponseWriter, hr *http.Request, r route) {
	req := requestOf(hr)
	req.http = hr
	if !s.authorized(hr) {
		write(w, http.StatusUnauthorized, refusal{Message: "401: Unauthorized"})
		return
	}
	report := &report{method: req.Method, path: req.Path}
	if r.check != nil {
		r.check(report, req)
	}
	s.options.Document.check(report, req)
	s.breach(report.violations...)
	if problem, refused := report.refused(); refused {
		errs := object{"_errors": []object{{"code": "LOOPBACK", "message": problem}}}
		write(w, http.StatusBadRequest, refusal{Message: "Invalid Form Body", Code: 50035, Errors: encode(errs)})
		return
	}
	status, body := r.answer(req)
	write(w, status, body)
}

// authorized reports whether a request shows the bot's token, or a path that is secret itself.
func (s *Server) authorized(r *http.Request) bool {
	if strings.HasPrefix(r.URL.Path, "/interactions/") || strings.HasPrefix(r.URL.Path, "/webhooks/") {
		return true
	}
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bot ")
	return ok && s.knows(token)
}

func (s *Server) record(r *request, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r.Status = status
	s.requests = append(s.requests, r.Request)
	s.tell()
}

// Requests are those that the bot made so far, in the order in which they were answered.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.requests...)
}

func readRequest(w http.ResponseWriter, hr *http.Request) (*request, error) {
	header := hr.Header.Clone()
	header.Del("Authorization")
	req := &request{Request: Request{Method: hr.Method, Path: hr.URL.Path, Query: hr.URL.RawQuery, Header: header, Time: time.Now()}}
	body, err := readBody(http.MaxBytesReader(w, hr.Body, maxBody), header.Get("Content-Type"), req)
	if err != nil {
		return nil, fmt.Errorf("read the body: %w", err)
	}
	if len(body) == 0 {
		return req, nil
	}
	if !json.Valid(body) {
		return nil, errors.New("the body is no JSON")
	}
	req.Body = body
	json.Unmarshal(body, &req.fields) // a list has none
	return req, nil
}

// readBody is the JSON of a body; the files beside it are noted in req.
func readBody(r io.Reader, contentType string, req *request) ([]byte, error) {
	kind, params, _ := mime.ParseMediaType(contentType)
	if kind != "multipart/form-data" {
		return io.ReadAll(r)
	}
	var payload []byte
	for parts := multipart.NewReader(r, params["boundary"]); ; {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return payload, nil
		}
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		if part.FormName() == "payload_json" {
			payload = data
			continue
		}
		req.Files = append(req.Files, File{Name: part.FileName(), ContentType: part.Header.Get("Content-Type"), Bytes: len(data)})
	}
}

func write(w http.ResponseWriter, status int, body any) {
	if body == nil {
		w.WriteHeader(status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(encode(body))
}

// statusWriter remembers the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// discard takes an answer that the bot is not to see.
type discard struct{ header http.Header }

func (d discard) Header() http.Header       { return d.header }
func (discard) Write(b []byte) (int, error) { return len(b), nil }
func (discard) WriteHeader(int)             {}
