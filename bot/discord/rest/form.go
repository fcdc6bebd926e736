package rest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/textproto"
)

// Form is a body with files beside its JSON. The payload names each file among its attachments, by its
// place in the list (docs.discord.com, reference, Uploading Files).
type Form struct {
	Payload any
	Files   []File
}

// File is a file to send.
type File struct {
	Name string // as Discord shows it
	Type string // its media type
	Data []byte
}

// encode returns a body with its content type: JSON or, for a Form, several parts. A nil body is empty.
func encode(body any) (data []byte, contentType string, err error) {
	switch body := body.(type) {
	case nil:
		return nil, "", nil
	case Form:
		return body.encode()
	}
	data, err = json.Marshal(body)
	return data, "application/json", err
}

func (f Form) encode() (data []byte, contentType string, err error) {
	var out bytes.Buffer
	w := multipart.NewWriter(&out)
	payload, err := json.Marshal(f.Payload)
	if err != nil {
		return nil, "", err
	}
	if err := writePart(w, "payload_json", File{Type: "application/json", Data: payload}); err != nil {
		return nil, "", err
	}
	for i, file := range f.Files {
		if err := writePart(w, fmt.Sprintf("files[%d]", i), file); err != nil {
			return nil, "", err
		}
	}
	if err := w.Close(); err != nil {
		return nil, "", err
	}
	return out.Bytes(), w.FormDataContentType(), nil
}

// writePart writes a part, which is a file where f has a name.
func writePart(w *multipart.Writer, field string, f File) error {
	header := textproto.MIMEHeader{"Content-Type": {f.Type}}
	disposition := fmt.Sprintf("form-data; name=%q", field)
	if f.Name != "" {
		disposition = multipart.FileContentDisposition(field, f.Name)
	}
	header.Set("Content-Disposition", disposition)
	part, err := w.CreatePart(header)
	if err != nil {
		return err
	}
	_, err = part.Write(f.Data)
	return err
}
