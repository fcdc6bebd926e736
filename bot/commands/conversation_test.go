package commands_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/talk"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

func ask(question string) bot.Call {
	return bot.Call{Command: "ask", Options: map[string]string{"question": question}, Now: asked}
}

func next(t *testing.T, memory *talk.Conversation, c bot.Call) bot.Call {
	t.Helper()
	got, err := memory.Next(c)
	if err != nil {
		t.Fatalf("Next(%v): %v", c, err)
	}
	return got
}

func TestConversationKeepsTheThread(t *testing.T) {
	said := bot.Call{Command: "said", Options: map[string]string{"speaker": "Odile Vance", "about": "the pier"}}
	tests := []struct {
		name  string
		calls []bot.Call
		want  []string
	}{
		{"the first question", []bot.Call{ask("When will the pier reopen?")}, nil},
		{"after one", []bot.Call{ask("When will the pier reopen?"), ask("why?")},
			[]string{"When will the pier reopen?"}},
		{"a follow-up to a follow-up", []bot.Call{ask("When will the pier reopen?"), ask("why?"),
			ask("and in May?")}, []string{"When will the pier reopen?", "why?"}},
		{"a question that stands alone starts a new conversation", []bot.Call{ask("Who closed the mill?"), ask("why?"),
			ask("When will the pier reopen?"), ask("why?")}, []string{"When will the pier reopen?"}},
		{"thanks between", []bot.Call{ask("When will the pier reopen?"), ask("thanks"), ask("and in May?")},
			[]string{"When will the pier reopen?"}},
		{"more between", []bot.Call{ask("When will the pier reopen?"), ask("more"), ask("and in May?")},
			[]string{"When will the pier reopen?"}},
		{"a command that asks nothing between",
			[]bot.Call{ask("When will the pier reopen?"), {Command: "help"}, {Command: "latest"}, ask("why?")},
			[]string{"When will the pier reopen?"}},
		{"after /said", []bot.Call{said, ask("and about the mill?")},
			[]string{"What did Odile Vance say about the pier?"}},
		{"after /whosaid", []bot.Call{{Command: "whosaid", Options: map[string]string{"words": "a rusted chain"}},
			ask("why?")}, []string{"Who said “a rusted chain”?"}},
		{"after a line that is too long", []bot.Call{ask("When will the pier reopen?"),
			ask(strings.Repeat("pier ", 500)), ask("why?")}, []string{"When will the pier reopen?"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var memory talk.Conversation
			var got bot.Call
			for _, c := range tt.calls {
				got = next(t, &memory, c)
			}
			if !slices.Equal(got.Before, tt.want) {
				t.Errorf("before %q, want %q", got.Before, tt.want)
			}
		})
	}
}

// However long a conversation is, the question that it is about stays.
func TestConversationIsBounded(t *testing.T) {
	var memory talk.Conversation
	next(t, &memory, ask("When will the pier reopen?"))
	var got bot.Call
	for range 40 {
		got = next(t, &memory, ask("and in May?"))
	}
	if len(got.Before) > 12 || got.Before[0] != "When will the pier reopen?" {
		t.Errorf("before %q, want 12 questions at the most from the first one on", got.Before)
	}
}

func TestConversationAsksForMore(t *testing.T) {
	var memory talk.Conversation
	var refusal *bot.Refusal
	if _, err := memory.Next(ask("more")); !errors.As(err, &refusal) {
		t.Errorf("error %v, want a refusal before anything was asked", err)
	}
	said := bot.Call{Command: "said", Options: map[string]string{"speaker": "Odile Vance"}}
	next(t, &memory, said)
	next(t, &memory, ask("more please"))
	if got := next(t, &memory, ask("show more")); got.Command != "said" || got.Page != 2 ||
		got.Options["speaker"] != "Odile Vance" {
		t.Errorf("got %+v, want the third page of /said", got)
	}
	next(t, &memory, bot.Call{Command: "ask", Options: map[string]string{"question": "latest on the pier",
		"source": "Tavel Post"}})
	if got := next(t, &memory, ask("more")); got.Page != 0 || got.Options["source"] != "Tavel Post" ||
		!slices.Equal(got.Before, []string{"latest on the pier"}) {
		t.Errorf("got %+v, want more of the question, in its outlet", got)
	}
	if got := next(t, &memory, ask("more")); got.Page != 1 {
		t.Errorf("got page %d, want the one after that", got.Page)
	}
}

// Each "more" shows other stories, until there are none; a command without pages is at its end at once.
func TestMoreGoesOnToTheEnd(t *testing.T) {
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(manyReports(t))}), nil)
	for name, first := range map[string]bot.Call{
		"a topic":  ask("latest on the pier"),
		"a fact":   ask("How many planks has the pier?"),
		"speech":   ask("What did Odile Vance say about the pier?"),
		"/said":    {Command: "said", Options: map[string]string{"speaker": "Odile Vance"}, Now: asked},
		"/latest":  {Command: "latest", Options: map[string]string{"count": "3"}, Now: asked},
		"/sources": {Command: "sources", Now: asked},
		"a day":    ask("what happened yesterday?"),
	} {
		t.Run(name, func(t *testing.T) {
			var memory talk.Conversation
			seen := make(map[string]bool)
			for page, c := 0, first; page < 20; page, c = page+1, ask("more") {
				reply := router.Serve(t.Context(), next(t, &memory, c))
				if slices.Contains(reply.Blocks, bot.Block(bot.Notice{Words: "That is all."})) {
					if page == 0 {
						t.Error("at its end before it began")
					}
					return
				}
				for _, receipt := range receiptsOf(reply) {
					if seen[receipt] {
						t.Errorf("page %d shows %s again", page, receipt)
					}
					seen[receipt] = true
				}
			}
			t.Error("no end after 20 pages")
		})
	}
}

// manyReports opens a library with eight reports on a pier, each of another day and in other words.
func manyReports(t *testing.T) *retrieval.Library {
	t.Helper()
	told := []string{
		"A crane put 40 planks on the pier.", "The pier got a lamp with a green dome.",
		"Divers looked at the pier’s oak piles.",
		"A goat slept on the pier for nine nights.", "The pier has 812 planks, a count has shown.",
		"The harbour band played marches on the pier.",
		"Rust fell off the pier into a rowing boat.", "Painters gave the pier a coat of red lead.",
	}
	var all []*news.Article
	for i, s := range told {
		text := s + "\n" + fmt.Sprintf("“Chapter %d of the pier is %s,” said Odile Vance, the harbour master.", i+1,
			strings.ToLower(strings.TrimRight(s, ".")))
		all = append(all, news.New(news.Article{Key: news.Key(fmt.Sprint(i)), Title: "Pier, part " +
			fmt.Sprint(i+1), Published: asked.AddDate(0, 0, -i-1), Text: text}))
	}
	return openLibrary(t, all...)
}

func receiptsOf(r bot.Reply) (out []string) {
	for _, b := range r.Blocks {
		switch b := b.(type) {
		case bot.Excerpt:
			out = append(out, b.Excerpt.Receipt().String())
		case bot.Quotation:
			out = append(out, b.Excerpt.Receipt().String())
		case bot.Article:
			out = append(out, b.Excerpt.Receipt().String())
		}
	}
	return out
}
