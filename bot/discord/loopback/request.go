package loopback

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"time"

	"quoth/bot/discord/loopback/rules"
)

// Request is a request of the bot. Its Header does not have the token.
type Request struct {
	Method string          `json:"method"`
	Path   string          `json:"path"` // without /api/v9
	Query  string          `json:"query,omitempty"`
	Header http.Header     `json:"header,omitempty"`
	Body   json.RawMessage `json:"body,omitempty"` // of a multipart body, its payload_json
	Files  []File          `json:"files,omitempty"`
	Status int             `json:"status"` // of the answer; 0 means that the connection was cut
	Time   time.Time       `json:"time"`
}

// File is a file that was sent with a request.
type File struct {
	Field             string // of the form: "files[0]"
	Name, ContentType string
	Data              []byte `json:"-"`
}

// request is a request that is being served.
type request struct {
	Request
	http   *http.Request
	fields object // of the body, if it is an object
}

// segment returns the part of the path for a name in the pattern of the route.
func (r *request) segment(name string) string { return r.http.PathValue(name) }

// forRules returns what the rules check of a request.
func (r *request) forRules() rules.Request {
	out := rules.Request{Method: r.Method, Path: r.Path, Query: r.Query, Body: r.Body}
	for _, f := range r.Files {
		out.Files = append(out.Files, rules.File{Field: f.Field, Name: f.Name, Bytes: len(f.Data)})
	}
	return out
}

// requestKey is the key of the request in its context.
type requestKey struct{}

func requestOf(r *http.Request) *request { return r.Context().Value(requestKey{}).(*request) }

// maxBody is Discord's limit of a body, in bytes.
const maxBody = 25 << 20

func readRequest(w http.ResponseWriter, hr *http.Request) (*request, error) {
	header := hr.Header.Clone()
	header.Del("Authorization")
	req := &request{Request: Request{
		Method: hr.Method, Path: hr.URL.Path, Query: hr.URL.RawQuery, Header: header, Time: time.Now(),
	}}
	body, err := readBody(http.MaxBytesReader(w, hr.Body, maxBody), header.Get("Content-Type"), req)
	if err != nil {
		return nil, fmt.Errorf("read the body: %w", err)
	}
	if len(body) == 0 {
		return req, nil
	}
	if !json.Valid(body) {
		return nil, errors.New("the body is not JSON")
	}
	req.Body = body
	json.Unmarshal(body, &req.fields) // a list has no fields
	return req, nil
}

// readBody returns the JSON of a body, and adds the files beside it to req.
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
		req.Files = append(req.Files, File{
			Field: part.FormName(), Name: part.FileName(), ContentType: part.Header.Get("Content-Type"), Data: data,
		})
	}
}
