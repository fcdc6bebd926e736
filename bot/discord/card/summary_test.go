package card

import (
	"context"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// fullDay returns the reply to a day of n stories in sentences of the greatest length, their
// addresses a number of words long.
func fullDay(t *testing.T, n, addressWords int) bot.Reply {
	t.Helper()
	var articles []*news.Article
	for i := range n {
		name := strings.Repeat(string(rune('a'+i)), 5)
		var words []string
		for j := range 40 {
			words = append(words, name+string(rune('a'+j%26))+strings.Repeat("x", j/26))
		}
		articles = append(articles, news.New(news.Article{
			Key: news.Key(name), Source: "The " + name + " *Echo*", Title: "`" + strings.Join(words[:12], "` "),
			Published: time.Date(2026, 1, 6, 9, 0, 0, 0, time.UTC),
			URL:       "https://press.example/" + strings.Repeat(name+"-", addressWords),
			Text:      "Mayor *" + strings.Join(words, " ") + "* @everyone.\n“We will " + strings.Join(words[:9], " ") + ",” said mayor Odile B" + name + ".",
		}))
	}
	library, err := retrieval.Bundled(articles)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { library.Close() })
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(library)}), nil)
	return router.Serve(context.Background(),
		bot.Call{Command: "summary", Options: map[string]string{"day": "2026-01-06"},
			Now: time.Date(2026, 1, 7, 9, 0, 0, 0, time.UTC)})
}

// A summary is one message. Stories that it has no room for are left out whole, with their
// buttons, and counted; the words of the others are as printed, and inert.
func TestSummaryIsOneMessage(t *testing.T) {
	reply := fullDay(t, 9, 60)
	d := Draw(reply, "")
	if !fits(d.Embeds) {
		t.Fatalf("%d embeds are more than a message holds", len(d.Embeds))
	}
	var all strings.Builder
	for _, e := range d.Embeds {
		all.WriteString(e.Description + "\n")
	}
	left := 0
	for i, b := range reply.Blocks {
		story, ok := b.(bot.Story)
		if !ok {
			continue
		}
		for _, e := range story.Sentences {
			if has := strings.Contains(all.String(), Markdown(e.Text())); has != d.Shown[i+1] {
				t.Errorf("block %d shown: %t, its words there: %t", i+1, d.Shown[i+1], has)
			}
		}
		if !d.Shown[i+1] {
			left++
		}
	}
	if left == 0 || !strings.Contains(all.String(), "did not fit in this message.") {
		t.Errorf("%d stories are left out, want some, and a line that says so", left)
	}
	if strings.Contains(strings.ReplaceAll(all.String(), `\@`, ""), "@everyone") {
		t.Error("it may ping")
	}
}

// The same stories in a reply that has room are all there.
func TestSummaryOfADayIsWhole(t *testing.T) {
	reply := fullDay(t, 3, 16)
	d := Draw(reply, "")
	for i := range reply.Blocks {
		if !d.Shown[i+1] {
			t.Errorf("block %d, a %T, is left out", i+1, reply.Blocks[i])
		}
	}
	if len(d.Labels) != 3 {
		t.Errorf("blocks with buttons %v, want each story", d.Labels)
	}
}
