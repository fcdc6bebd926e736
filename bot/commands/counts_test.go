package commands_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/retrieval/news"
)

// spellings returns articles of several outlets that spell the name of one president in several ways, and quote a
// body, a bare surname and another of that surname.
func spellings() []*news.Article {
	var out []*news.Article
	for i, speaker := range []string{
		"Westren President Oksana Tarenskyy", "President Oksana Tarensky", "Oksana Tarenskiy", "President Tarensky",
		"former President Oksana Tarensky", "harbour master Ihor Tarenskyj", "the Grey House", "the Grey House",
		"the Grey House", "the Grey House", "the Grey House", "the Grey House",
	} {
		out = append(out, news.New(news.Article{
			Key: news.Key(fmt.Sprint("a", i)), Source: fmt.Sprint("Paper ", i), Title: fmt.Sprint("Dam, day ", i),
			Published: time.Date(2025, 12, i+1, 9, 0, 0, 0, time.UTC),
			Text:      fmt.Sprintf("“The dam will hold for %d winters more,” said %s.\nThe hall was full.", i+2, speaker),
		}))
	}
	return out
}

// pagesOf returns the replies of all pages of what a speaker said.
func pagesOf(t *testing.T, table []bot.Command, speaker string) (pages []bot.Reply) {
	t.Helper()
	for page := 0; page < 20; page++ {
		reply := bot.NewRouter(table, nil).Serve(t.Context(), bot.Call{
			Command: "said", Options: map[string]string{"speaker": speaker}, Now: asked, Page: page,
		})
		if len(blocks[bot.Quotation](reply)) == 0 {
			break
		}
		pages = append(pages, reply)
	}
	return pages
}

// articlesOn returns the articles on some pages, with those that print the same words.
func articlesOn(pages []bot.Reply) map[news.Key]bool {
	out := map[news.Key]bool{}
	for _, p := range pages {
		for _, q := range blocks[bot.Quotation](p) {
			out[q.Excerpt.Article().Key] = true
			for _, c := range q.Copies {
				out[c.Article.Key] = true
			}
		}
	}
	return out
}

// Every reply that tells how often somebody is quoted tells the number of articles that the pages of said list:
// said itself, a silence about a topic, both sides of compare, and the list of speakers.
func TestCountsOnReplies(t *testing.T) {
	library := openLibrary(t, spellings()...)
	table := commands.Table(commands.Services{Library: commands.Fixed(library)})
	for _, tt := range []struct {
		typed, name string
		want        int
	}{
		{"oksana tarensky", "Oksana Tarensky", 4}, {"Oksana Tarenskiy", "Oksana Tarensky", 4},
		{"grey house", "Grey House", 6}, {"Ihor Tarensky", "Ihor Tarenskyj", 1},
	} {
		pages := pagesOf(t, table, tt.typed)
		if n := len(articlesOn(pages)); n != tt.want {
			t.Errorf("%s: the pages list %d articles, want %d", tt.typed, n, tt.want)
		}
		for _, p := range pages {
			if s := blocks[bot.Speaker](p); len(s) != 1 || s[0].Name != tt.name || s[0].Articles != tt.want {
				t.Errorf("%s: the speaker is %+v, want %s with %d articles", tt.typed, s, tt.name, tt.want)
			}
		}
		silent := serve(library, "said", "speaker", tt.typed, "about", "otters")
		words := fmt.Sprintf("%s is quoted in %s.", tt.name, bot.Count(tt.want, "article"))
		if n := blocks[bot.Notice](silent); !slices.ContainsFunc(n, func(n bot.Notice) bool { return n.Words == words }) {
			t.Errorf("%s about otters: %+v, want %q", tt.typed, n, words)
		}
		side := blocks[bot.Speaker](serve(library, "compare", "speaker", tt.typed, "other", "former President Tarensky",
			"about", "the dam"))
		if len(side) > 0 && side[0].Articles != tt.want {
			t.Errorf("compare %s: %d articles, want %d", tt.typed, side[0].Articles, tt.want)
		}
		listed, err := library.Speakers(t.Context(), tt.name, 1)
		if err != nil || len(listed) != 1 || listed[0].Articles != tt.want {
			t.Errorf("Speakers(%s) = %+v, %v; want %d articles", tt.name, listed, err, tt.want)
		}
	}
}

// Completion lists each speaker once, whichever spelling is typed, and what it lists finds that speaker.
func TestCompletionListsSpeakersOnce(t *testing.T) {
	library := openLibrary(t, spellings()...)
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(library)}), nil)
	for typed, want := range map[string][]string{
		"oksana": {"Oksana Tarensky"}, "tarensk": {"Oksana Tarensky", "Ihor Tarenskyj"},
		"trenskyy": {"Oksana Tarensky"}, "tarnesky": {"Oksana Tarensky", "Ihor Tarenskyj"},
		"tarenskyy": {"Oksana Tarensky"},
	} {
		got := router.Complete(context.Background(), bot.Call{Command: "said"}, "speaker", typed)
		if !slices.Equal(got, bot.Suggest(want)) {
			t.Errorf("completion of %q = %q, want %q", typed, got, want)
		}
		for _, name := range want {
			reply := serve(library, "said", "speaker", name)
			if s := blocks[bot.Speaker](reply); len(s) != 1 || !strings.Contains(s[0].Name, name) {
				t.Errorf("%q is completed, and is %+v", name, s)
			}
		}
	}
}

// The example of what to ask is a person, though a body is quoted more.
func TestGreetingNamesAPerson(t *testing.T) {
	texts := blocks[bot.Text](serve(openLibrary(t, spellings()...), "ask", "question", "hi"))
	if len(texts) != 1 || !strings.HasSuffix(texts[0].Words, "such as “What did Oksana Tarensky say?”") {
		t.Errorf("greeting = %+v, want Oksana Tarensky in the example", texts)
	}
}
