package card

import (
	"context"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/retrieval"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
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

// texts returns all that a part of a reply shows in its cards.
func texts(d Drawn) string {
	var all strings.Builder
	for _, e := range d.Embeds {
		all.WriteString(e.Description + "\n")
	}
	return all.String()
}

// All of a summary is in one of its parts, whole, with its entry in the menu; the words are as printed, and inert.
func TestSummaryOfALongDayHasParts(t *testing.T) {
	reply := fullDay(t, 9, 60)
	n := Draw(reply, Options{}).Parts
	if n < 2 {
		t.Fatalf("%d parts, want several", n)
	}
	found := make(map[int]int)
	for i := range n {
		d := Draw(reply, Options{Part: i})
		if !fits(d.Embeds) || height(d.Embeds) > 2*screen {
			t.Errorf("part %d is more than a message holds, or %d pixels high", i, height(d.Embeds))
		}
		all := texts(d)
		for j, b := range reply.Blocks {
			story, ok := b.(bot.Story)
			if !ok || !d.Shown[j+1] {
				continue
			}
			for _, e := range story.Sentences {
				if strings.Contains(all, Markdown(e.Text())) {
					found[j]++
				}
			}
		}
		if strings.Contains(strings.ReplaceAll(all, `\@`, ""), "@everyone") {
			t.Error("it may ping")
		}
	}
	for i, b := range reply.Blocks {
		if story, ok := b.(bot.Story); ok && found[i] != len(story.Sentences) {
			t.Errorf("of the %d sentences of block %d, %d are shown", len(story.Sentences), i+1, found[i])
		}
	}
}

// The first message of a long day has its first story, others, and somebody's words.
func TestFirstPartHasALittleOfEach(t *testing.T) {
	d := Draw(fullDay(t, 9, 4), Options{})
	all := texts(d)
	if d.Parts < 2 || !strings.Contains(all, "Who said what") || strings.Count(all, "\n> ") < 3 {
		t.Errorf("of %d parts the first has:\n%s", d.Parts, all)
	}
}

// The stories of a short day are all there.
func TestSummaryOfADayIsWhole(t *testing.T) {
	reply := fullDay(t, 2, 4)
	d := Draw(reply, Options{})
	for i := range reply.Blocks {
		if _, isSample := reply.Blocks[i].(bot.Sample); !isSample && !d.Shown[i+1] {
			t.Errorf("block %d, a %T, is left out", i+1, reply.Blocks[i])
		}
	}
	if d.Parts != 1 {
		t.Errorf("%d parts, want one", d.Parts)
	}
}

// Numbers on which outlets differ stand in a line under the story. Each outlet is a link to its number.
func TestNumbersThatDiffer(t *testing.T) {
	printed := func(outlet, text, words string) []news.Excerpt {
		a := news.New(news.Article{Source: outlet, Title: "Dam", URL: "https://press.example/dam", Text: text})
		e, err := a.Excerpt(prose.Span{Start: strings.Index(text, words), End: strings.Index(text, words) + len(words)})
		if err != nil {
			t.Fatal(err)
		}
		return []news.Excerpt{e}
	}
	gazette := printed("Gazette", "By our count 4,300 people have left the valley.", "4,300 people")
	wire := printed("The *Wire*", "The office said 3,200 people had left the valley.", "3,200 people")
	differ := &digest.Difference{gazette, append(wire, gazette...)}
	story := bot.Story{Item: digest.Item{Sentences: gazette, Differs: differ}}
	got := texts(Draw(bot.Reply{Blocks: []bot.Block{story}}, Options{}))
	link := "(https://press.example/dam#:~:text=By%20our%20count-,4%2C300%20people)"
	want := "\n-# Outlets differ: “4,300 people” ([Gazette]" + link + "), “3,200 people” (The \\*Wire\\* · [open]" +
		"(https://press.example/dam#:~:text=The%20office%20said-,3%2C200%20people), [Gazette]" + link + ")\n"
	if !strings.Contains(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
