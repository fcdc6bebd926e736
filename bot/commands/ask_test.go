package commands_test

import (
	"strings"
	"testing"

	"quoth/bot"
	"quoth/retrieval"
)

func TestAskQuotesTheArticleThatAnswers(t *testing.T) {
	reply := serve(openLibrary(t, articles()...), "ask", "question", "When does the footbridge over the Sorrel open?")
	excerpts := blocks[bot.Excerpt](reply)
	if len(excerpts) == 0 || reply.Outcome != bot.Answered {
		t.Fatalf("outcome %d, %d excerpts, want an answer", reply.Outcome, len(excerpts))
	}
	if got := excerpts[0].Excerpt.Article().Key; got != "bridge-1" {
		t.Errorf("first excerpt is of %q, want bridge-1", got)
	}
	if got := blocks[bot.Searched](reply); len(got) != 1 || got[0].Articles != 2 {
		t.Errorf("searched %v, want 2 articles", got)
	}
	if len(blocks[bot.Sample](reply)) != 0 {
		t.Error("says that it rests on the sample articles")
	}
}

func TestAskIsSilentWithoutExcerpts(t *testing.T) {
	full, empty := openLibrary(t, articles()...), openLibrary(t)
	tests := []struct {
		name    string
		library *retrieval.Library
		options []string
		want    retrieval.Reason
	}{
		{"words that no article has", full, []string{"question", "zeppelin marmalade"}, retrieval.UnknownWord},
		{"function words only", full, []string{"question", "the of and"}, retrieval.StopWords},
		{"no articles at all", empty, []string{"question", "footbridge"}, retrieval.NoArticles},
		{"before all articles", full, []string{"question", "footbridge", "until", "2020-01-01"}, retrieval.OutsideDates},
		{"an outlet that is not there", full, []string{"question", "footbridge", "source", "Nobody’s News"},
			retrieval.OutsideDates},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			reply := serve(tt.library, "ask", tt.options...)
			silences := blocks[bot.Silence](reply)
			if len(silences) != 1 || silences[0].Reason != tt.want || reply.Outcome != bot.Silent {
				t.Errorf("outcome %d, silences %v, want one of %q", reply.Outcome, silences, tt.want)
			}
			if n := len(blocks[bot.Excerpt](reply)); n != 0 {
				t.Errorf("%d excerpts stand under a silence", n)
			}
			if len(blocks[bot.Searched](reply)) != 1 {
				t.Error("does not say what was searched")
			}
		})
	}
}

func TestAskNarrowsByDayAndOutlet(t *testing.T) {
	library := openLibrary(t, articles()...)
	tests := []struct {
		name    string
		options []string
		want    int
	}{
		{"open", nil, 2},
		{"since yesterday", []string{"since", "yesterday"}, 1},
		{"until the older one's day", []string{"until", "2026-01-05"}, 1},
		{"one outlet, case aside", []string{"source", "tavel post"}, 1},
		{"both days", []string{"since", "2026-01-05", "until", "2026-01-06"}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			reply := serve(library, "ask", append(tt.options, "question", "footbridge otters")...)
			if got := blocks[bot.Searched](reply)[0].Articles; got != tt.want {
				t.Errorf("searched %d articles, want %d", got, tt.want)
			}
		})
	}
}

func TestAskRefuses(t *testing.T) {
	library := openLibrary(t, articles()...)
	tests := []struct {
		name    string
		options []string
		want    string
	}{
		{"no question", nil, "ask needs the option “question”"},
		{"blanks for a question", []string{"question", " \t\n"}, "ask needs the option “question”"},
		{"a question of 2,001 characters", []string{"question", strings.Repeat("é", 2001)},
			"2001 characters; the most is 2000"},
		{"10,000 characters", []string{"question", strings.Repeat("why ", 2500) + "?"}, "the most is 2000"},
		{"a day that is none", []string{"question", "otters", "since", "Tuesdays"}, "“Tuesdays” is not a day"},
		{"days in the wrong order", []string{"question", "otters", "since", "today", "until", "yesterday"},
			"before the first"},
		{"an option it does not have", []string{"question", "otters", "sauce", "mint"}, "no option “sauce”"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := refusal(t, serve(library, "ask", tt.options...))
			if !strings.Contains(got.Message, tt.want) {
				t.Errorf("refused with %q, want a mention of %q", got.Message, tt.want)
			}
			if got.Hint == "" {
				t.Error("does not say what to do")
			}
		})
	}
}

func TestAskTakesAQuestionOfTheGreatestLength(t *testing.T) {
	reply := serve(openLibrary(t, articles()...), "ask", "question", "otters "+strings.Repeat("é", 1993))
	if reply.Outcome == bot.Refused {
		t.Errorf("2000 characters are refused: %v", reply.Blocks)
	}
}

// Characters that are an operator in some search language are only characters here.
func TestAskTakesEveryCharacter(t *testing.T) {
	library := openLibrary(t, articles()...)
	for _, q := range []string{
		`"otters"`, `-otters`, `title:otters`, `otter*`, `otters~2`, `/ott.*/`, `otters^5`, `(otters`, `otters AND NOT`,
		`\otters`, "¿Cuántas otters?", "otters 🦦", "река otters", "カワウソ otters", "otters\x00\x1b[31m", "\xff\xfe otters",
	} {
		reply := serve(library, "ask", "question", q)
		if reply.Outcome != bot.Answered && reply.Outcome != bot.Silent {
			t.Errorf("%q ended with outcome %d: %v", q, reply.Outcome, reply.Blocks)
		}
	}
}

func TestAskSaysThatItRestsOnBundledArticles(t *testing.T) {
	library, err := retrieval.Bundled(articles())
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close()
	for _, question := range []string{"footbridge", "zeppelin"} {
		if n := len(blocks[bot.Sample](serve(library, "ask", "question", question))); n != 1 {
			t.Errorf("%q says %d times that it rests on the sample articles, want once", question, n)
		}
	}
}
