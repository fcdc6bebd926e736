package discord

import (
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/loopback"
	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Hostile articles, found, sent and edited by a true session: Discord is given nothing to obey.
func TestHostileArticles(t *testing.T) {
	var articles []*news.Article
	for _, text := range loopback.Hostile() {
		if strings.TrimSpace(text) != "" {
			articles = append(articles, news.New(news.Article{Title: "zebra " + text, Source: text,
				URL: "https://tavelpost.example/x", Text: "The zebra ate this: " + text + "\nzebra\n" + text}))
		}
	}
	articles = append(articles, news.New(news.Article{Title: strings.Repeat("z", 10_000), Text: "zebra " +
		strings.Repeat("z", 10_000)}))
	var blocks []bot.Block
	for _, a := range articles {
		e, err := a.Excerpt(prose.Span{Start: 0, End: len(a.Text)})
		if err != nil {
			t.Fatal(err)
		}
		blocks = append(blocks, bot.Excerpt{Result: retrieval.Result{Excerpt: e,
			Sentence: prose.Span{Start: 0, End: len(a.Text)}}})
	}
	var commands []bot.Command
	for i := 0; i < len(blocks); i += 5 {
		commands = append(commands, saying("hostile"+string(rune('a'+i/5)), blocks[i:min(i+5, len(blocks))]...))
	}
	server := loopback.ForTest(t, loopback.Options{})
	for name, quick := range map[string]time.Duration{"sent": time.Minute, "edited": time.Nanosecond} {
		t.Run(name, func(t *testing.T) {
			w := connected(t, server, commands, Options{Quick: quick, Pace: unhurried})
			for _, c := range commands {
				inert(t, parsed(t, w.ask(loopback.Slash(c.Name)).Data))
			}
		})
	}
}

// inert fails where Discord would obey something in a message of cards.
func inert(t *testing.T, m sentMessage) {
	t.Helper()
	if m.Mentions == nil || m.Mentions.Parse == nil || len(*m.Mentions.Parse) != 0 {
		t.Error("it may ping")
	}
	for _, e := range m.Embeds {
		mustRead(t, e.Title)
		for line := range strings.Lines(e.Description) {
			if words, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "> "); ok {
				mustRead(t, strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(words), "**"), "**"))
			}
		}
	}
}

// mustRead fails where Discord would obey something in s.
func mustRead(t *testing.T, s string) {
	t.Helper()
	if _, err := loopback.Reading(s); err != nil {
		t.Fatal(err)
	}
}
