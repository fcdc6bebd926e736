package loopback

import (
	"net/http"
	"net/url"
)

// attachmentPath is the path below which attachments are served, as by Discord's CDN.
const attachmentPath = "/attachments/"

// attachment returns a file as the attachment with an id. The caller holds s.mu.
func (s *Server) attachment(id string, f File) object {
	s.files[id] = f
	at := s.URL + attachmentPath + id + "/" + url.PathEscape(f.Name)
	return object{
		"id": id, "filename": f.Name, "size": len(f.Data), "content_type": f.ContentType, "url": at, "proxy_url": at,
		"ephemeral": true,
	}
}

// storeFiles stores the files of a request, and puts their attachments in the place of those that the
// request names.
func (s *Server) storeFiles(r *request) {
	if len(r.Files) == 0 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	m := r.fields
	if data, ok := m["data"].(object); ok { // of a callback
		m = data
	}
	attachments := []any{}
	for _, f := range r.Files {
		attachments = append(attachments, s.attachment(s.newID(), f))
	}
	m["attachments"] = attachments
}

// offerFiles puts attachments in the place of the files that a user attached to a command. The caller
// holds s.mu.
func (s *Server) offerFiles(i Interaction) {
	resolved, _ := i.Data["resolved"].(object)
	files, _ := resolved["attachments"].(object)
	for id, value := range files {
		if f, ok := value.(File); ok {
			files[id] = s.attachment(id, f)
		}
	}
}

// serveFile serves an attachment.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	f, ok := s.files[r.PathValue("id")]
	s.mu.Unlock()
	if !ok || f.Name != r.PathValue("name") {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.ContentType)
	w.Write(f.Data)
}
