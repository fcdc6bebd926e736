package rest_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/bot/discord/loopback"
	"quoth/bot/discord/rest"
)

// A message goes out with its files, again where the first attempt fails, and what is stored is what
// was sent.
func TestForm(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	path := rest.Path("channels", loopback.ChannelID, "messages")
	server.Fail(loopback.Fault{Method: "POST", Path: "/" + path, Status: 502, Times: 1})
	contents := map[string]string{"feeds.opml": "<opml>\r\n--x\"</opml>\x00", "Über uns; \"a\".txt": ""}
	form := rest.Form{Payload: map[string]any{
		"content": "two files", "allowed_mentions": map[string]any{"parse": []string{}},
		"attachments": []map[string]any{
			{"id": "0", "filename": "feeds.opml"}, {"id": "1", "filename": "Über uns; \"a\".txt"},
		},
	}}
	for _, name := range []string{"feeds.opml", "Über uns; \"a\".txt"} {
		form.Files = append(form.Files, rest.File{Name: name, Type: "text/x-opml", Data: []byte(contents[name])})
	}
	var sent struct {
		Attachments []struct {
			Filename    string
			Size        int
			ContentType string `json:"content_type"`
			URL         string
		}
	}
	if err := clientFor(server).Do(t.Context(), http.MethodPost, path, form, &sent); err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, a := range sent.Attachments {
		response, err := http.Get(a.URL)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || a.ContentType != "text/x-opml" || a.Size != len(data) {
			t.Errorf("%+v, %d bytes stored, %v", a, len(data), err)
		}
		got[a.Filename] = string(data)
	}
	if diff := cmp.Diff(contents, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// What cannot be JSON is an error, and sends nothing.
func TestFormThatCannotBeSent(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	err := clientFor(server).Do(t.Context(), http.MethodPost, "channels/1/messages", rest.Form{Payload: func() {}}, nil)
	var unsupported *json.UnsupportedTypeError
	if e, ok := err.(*rest.Error); !ok || e.Status != 0 || !errors.As(e.Err, &unsupported) || len(server.Requests()) != 0 {
		t.Errorf("error %v, %d requests", err, len(server.Requests()))
	}
}
