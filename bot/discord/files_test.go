package discord

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/card"
	"quoth/bot/discord/loopback"
)

// filesOf returns the contents of the files of a message, by name.
func filesOf(t *testing.T, message json.RawMessage) map[string]string {
	t.Helper()
	var m struct {
		Attachments []struct{ Filename, URL string }
	}
	if err := json.Unmarshal(message, &m); err != nil {
		t.Fatal(err)
	}
	out := make(map[string]string)
	for _, a := range m.Attachments {
		response, err := http.Get(a.URL)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		out[a.Filename] = string(data)
	}
	return out
}

// A document is a file of the answer, at once or later, and a file that somebody attached is an address.
func TestFiles(t *testing.T) {
	const list = "<opml>\n  <body text=\"```@everyone\u202e\"/>\n</opml>\n"
	document := bot.Document{Name: "quoth-feeds.opml", Type: "text/x-opml", Text: list}
	export := saying("export", document)
	export.Access = bot.Managers
	late := bot.Command{Name: "late", Description: "late", Run: func(context.Context, bot.Call) (bot.Reply, error) {
		time.Sleep(300 * time.Millisecond)
		return bot.Reply{Blocks: []bot.Block{document}}, nil
	}}
	huge := saying("huge", bot.Document{Name: "huge.opml", Type: "text/x-opml", Text: strings.Repeat("x", card.MaxDocument+1)})
	read := bot.Command{Name: "read", Description: "read", Options: []bot.Option{{Name: "file", Description: "file", Kind: bot.KindFile}},
		Run: func(_ context.Context, c bot.Call) (bot.Reply, error) {
			return bot.Reply{Blocks: []bot.Block{bot.Text{Words: c.Options["file"] + "."}}}, nil
		}}
	server := loopback.ForTest(t, loopback.Options{})
	w := connected(t, server, []bot.Command{export, late, huge, read}, Options{Quick: 50 * time.Millisecond, Pace: unhurried})
	manager := loopback.Slash("export")
	manager.Permissions = loopback.ManageServer
	for name, in := range map[string]loopback.Interaction{"at once": manager, "later": loopback.Slash("late")} {
		a := w.ask(in)
		if got := filesOf(t, a.Message); len(got) != 1 || got["quoth-feeds.opml"] != list {
			t.Errorf("%s: files %q, want the list", name, got)
		}
		if got := parsed(t, a.Message).words(); !strings.Contains(got, "Attached: quoth-feeds.opml") {
			t.Errorf("%s: words %q", name, got)
		}
		if a.Ephemeral != (name == "at once") {
			t.Errorf("%s: private %t", name, a.Ephemeral)
		}
	}
	if a := w.ask(loopback.Slash("huge")); len(filesOf(t, a.Message)) != 0 || !strings.Contains(parsed(t, a.Message).words(), "too long") {
		t.Errorf("what is too long is answered with %s", a.Message)
	}
	file := loopback.File{Name: "my feeds.opml", ContentType: "text/xml", Data: []byte(list)}
	a := w.ask(loopback.Slash("read", option("file", file)))
	if got := parsed(t, a.Message).words(); !strings.Contains(got, "/attachments/") || !strings.Contains(got, "my%20feeds.opml") {
		t.Errorf("an attached file is read as %q, want its address", got)
	}
	unresolved := loopback.Slash("read", option("file", file))
	delete(unresolved.Data, "resolved")
	if got := strings.TrimSpace(parsed(t, w.ask(unresolved).Message).words()); got != "." {
		t.Errorf("a file without an address is read as %q", got)
	}
}
