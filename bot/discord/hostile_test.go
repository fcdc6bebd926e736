package discord

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/loopback"
	"quoth/retrieval"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
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
	var commands []bot.Command
	add := func(name string, blocks ...bot.Block) {
		commands = append(commands, saying(name, blocks...))
		commands[len(commands)-1].Articles = true
	}
	for i, a := range articles {
		blocks := hostileBlocks(t, a)
		add(fmt.Sprintf("hostile%d", i), blocks...)
		if i%7 == 0 {
			add(fmt.Sprintf("silent%d", i), silence(a))
		}
	}
	add("compare", append(hostileBlocks(t, articles[0]), hostileBlocks(t, articles[1])...)...)
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

// hostileBlocks returns an article in each kind of block that shows something of one.
func hostileBlocks(t *testing.T, a *news.Article) []bot.Block {
	t.Helper()
	e, err := a.Excerpt(prose.Span{Start: 0, End: len(a.Text)})
	if err != nil {
		t.Fatal(err)
	}
	speaker := retrieval.Speaker{Name: a.Title, Roles: []string{a.Source}, Forms: []string{a.Text}}
	quoted := bot.Quotation{Quotation: retrieval.Quotation{Excerpt: e}}
	quoted.Speaker.Name, quoted.Speaker.Role, quoted.Type, quoted.Quote = a.Title, a.Source, quote.Direct, e.Span()
	return []bot.Block{
		bot.Notice{Words: a.Text}, bot.Speaker{Speaker: speaker}, bot.Heading{Words: a.Title}, quoted,
		bot.Excerpt{Result: retrieval.Result{Excerpt: e, Sentence: e.Span()}}, bot.Article{Excerpt: e},
		bot.Cited{Excerpt: e}, bot.Line{Line: digest.Line{Article: a}},
	}
}

// silence returns a silence that repeats an article's words.
func silence(a *news.Article) bot.Block {
	return bot.Silence{Silence: retrieval.Silence{
		Reason: retrieval.NoAnswer, About: a.Title, Articles: 2, Newest: []*news.Article{a},
	}}
}

// inert fails where Discord would obey something in a message.
func inert(t *testing.T, m sentMessage) {
	t.Helper()
	if m.Mentions == nil || m.Mentions.Parse == nil || len(*m.Mentions.Parse) != 0 {
		t.Error("it may ping")
	}
	texts := []string{m.Content}
	for _, e := range m.Embeds {
		texts = append(texts, e.Description)
		for _, f := range e.Fields {
			texts = append(texts, f.Name, f.Value)
		}
	}
	for _, text := range texts {
		for line := range strings.Lines(text) {
			mustRead(t, withoutMarks(strings.TrimSuffix(line, "\n")))
		}
	}
}

// Quoth's own markup: what starts a line, bold at the ends of a piece of it, links, and timestamps.
var (
	ownStart = regexp.MustCompile(`^(-# |### |> |- )`)
	ownLink  = regexp.MustCompile(`\[([^\]\[]*)\]\(https?://[^ ()<>]*\)`)
	ownTime  = regexp.MustCompile(`<t:\d+:[RDfF]>`)
)

// withoutMarks returns a line without Quoth's own markup.
func withoutMarks(line string) string {
	line = ownStart.ReplaceAllString(line, "")
	line = ownTime.ReplaceAllString(ownLink.ReplaceAllString(line, "$1"), "")
	var out strings.Builder
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line):
			out.WriteString(line[i : i+2])
			i++
		case strings.HasPrefix(line[i:], "**"):
			i++
		default:
			out.WriteByte(line[i])
		}
	}
	return out.String()
}

// mustRead fails where Discord would obey something in s.
func mustRead(t *testing.T, s string) {
	t.Helper()
	if _, err := loopback.Reading(s); err != nil {
		t.Fatal(err)
	}
}
