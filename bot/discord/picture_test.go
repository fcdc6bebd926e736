package discord

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"quoth/bot"
	"quoth/bot/discord/loopback"
	"quoth/bot/settings"
	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// hostilePictures are addresses for which Discord would refuse a message, and texts that are none.
func hostilePictures() []string {
	out := []string{
		"javascript:alert(1)", "data:image/png;base64,iVBORw0KGgo=", "file:///etc/passwd", "attachment://quay.jpg", "//img.example/a",
		"http://localhost/a.jpg", "http://127.0.0.1:8642/metrics", "http://[::1]/a.jpg", "http://0x7f.1/a.jpg", "http://2130706433/",
		"https://desk:secret@img.example/a.jpg", "https://img.example:99999/a.jpg", "https://img.example:/a.jpg", "https:///a.jpg",
		"https://img.example/a b.jpg", "https://img.example/%", "https://img.example/?%zz", "https://img.example/\n\x00", "https://é.example/",
		"https://img.example/é\u202Egpj", "https://img..example/", "https://.example/", "https://-.example/", "https://img.example\\@evil.example/",
		"https://img.example/" + strings.Repeat("a", 4000), "https://img.example/" + strings.Repeat("é", 700),
		"https://" + strings.Repeat("a", 300) + ".example/", strings.Repeat("https://img.example/", 9),
	}
	for _, text := range loopback.Hostile() {
		out = append(out, "https://img.example/"+text)
	}
	return out
}

// pictured returns a command whose answer is an excerpt of an article with a picture.
func pictured(t *testing.T, image *atomic.Value) bot.Command {
	return bot.Command{Name: "ferry", Description: "x", Run: func(context.Context, bot.Call) (bot.Reply, error) {
		a := news.New(news.Article{Title: "Ferry back", URL: "https://tavelpost.example/x", Text: "The ferry sails."})
		a.Image = image.Load().(string) // as it may stand in a file, without the check of New
		e, err := a.Excerpt(prose.Span{Start: 0, End: len(a.Text)})
		if err != nil {
			t.Error(err)
		}
		return bot.Reply{Blocks: []bot.Block{bot.Excerpt{Result: retrieval.Result{Excerpt: e, Sentence: e.Span()}}}}, nil
	}}
}

// The picture of an article is sent only where the server has set it, and no address breaks a message: the server
// refuses what Discord would.
func TestPictures(t *testing.T) {
	const quay = "https://img.example/quay.jpg?w=300"
	var image atomic.Value
	w := connected(t, loopback.ForTest(t, loopback.Options{}), []bot.Command{pictured(t, &image)}, Options{Pace: unhurried})
	picture := func(address string, in loopback.Interaction) string {
		image.Store(address)
		a := w.ask(in)
		m := parsed(t, a.Data)
		if !strings.Contains(m.words(), "The ferry sails.") || len(m.Embeds) != 1 {
			t.Fatalf("with the picture %q the answer is %s", address, a.Data)
		}
		return m.Embeds[0].Thumbnail.URL
	}
	ask := loopback.Slash("ferry")
	if got := picture(quay, ask); got != "" {
		t.Errorf("where nothing is set the picture is %q", got)
	}
	w.store.set(settings.Server{Pictures: true})
	if got := picture(quay, ask); got != quay {
		t.Errorf("the picture is %q, want %q", got, quay)
	}
	if got := picture(quay, direct(ask)); got != "" {
		t.Errorf("outside a server the picture is %q", got)
	}
	for _, address := range hostilePictures() {
		got := picture(address, ask)
		if got != "" && !strings.HasPrefix(address, "https://") {
			t.Errorf("of %q there is the picture %q", address, got)
		}
	}
}
