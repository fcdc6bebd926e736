package service

import (
	"bytes"
	"strings"
	"testing"

	"quoth/bot/feeds"
	"quoth/bot/folder"
	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// Another process asks the one that holds the folder to forget, and its answers change at once.
func TestForgetThroughTheSocket(t *testing.T) {
	dir := t.TempDir()
	options := folder.Options{Serve: func(d *folder.Data) folder.Service { return New(d, feeds.New(feeds.Options{}), nil) }}
	held, err := folder.Hold(dir, options)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	articles := []*news.Article{
		news.New(news.Article{Key: "otters", Title: "Otters", Text: "Volunteers counted 31 otters."}),
		news.New(news.Article{Key: "weir", Title: "Weir", Text: "The weir will be mended in spring."}),
	}
	if _, err := held.Add(t.Context(), articles); err != nil {
		t.Fatal(err)
	}
	h, err := folder.Open(t.Context(), dir, folder.Write, options)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	ask := func(r socket.Forget) (status int, out, messages bytes.Buffer, err error) {
		status, err = h.Write(t.Context(), socket.Request{Forget: &r}, &out, &messages)
		return status, out, messages, err
	}
	if n, out, _, err := ask(socket.Forget{Names: []string{"otters"}}); n != socket.StatusOK || err != nil || out.String() != "Otters\n" {
		t.Fatalf("status %d, %v: would forget %q", n, err, &out)
	}
	if held.Stats().Articles != 2 {
		t.Fatal("without a yes, articles are gone")
	}
	if n, _, messages, err := ask(socket.Forget{Names: []string{"otters"}, Yes: true}); n != socket.StatusOK || err != nil ||
		!strings.Contains(messages.String(), "1 article forgotten") {
		t.Fatalf("status %d, %v, messages %q", n, err, &messages)
	}
	answer, err := held.Ask(t.Context(), retrieval.Query{Text: "How many otters were counted?"})
	if err != nil || len(answer.Results) > 0 {
		t.Errorf("%d results, %v; want none", len(answer.Results), err)
	}
	outcomes, err := h.Add(t.Context(), articles)
	if err != nil || len(outcomes) != 2 || outcomes[0] != retrieval.Withdrawn || outcomes[1] != retrieval.Same {
		t.Errorf("outcomes %v, %v; want withdrawn, same", outcomes, err)
	}
	if n, _, _, err := ask(socket.Forget{Names: []string{"nobody"}, Yes: true}); n != socket.StatusError || err == nil {
		t.Errorf("an unknown name: status %d, %v", n, err)
	}
}
