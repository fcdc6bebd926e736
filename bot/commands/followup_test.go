package commands_test

import (
	"context"
	"slices"
	"testing"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

func TestAskCompletesAQuestionThatLeansOnTheOneBefore(t *testing.T) {
	library, err := retrieval.Bundled([]*news.Article{
		news.New(news.Article{Key: "pier", Title: "Pier to reopen", Published: asked,
			Text: "Harbour master Odile Vance said the pier would reopen in May.\n\nShe blamed a rusted chain for the delay."}),
		news.New(news.Article{Key: "vance", Title: "Vance retires", Published: asked,
			Text: "Odile Vance will retire to an island in the autumn."}),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close()
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(library)}), nil)
	for _, tt := range []struct {
		name, text, want string
		before           []string
	}{
		{"alone", "When will the pier reopen?", "When will the pier reopen?", nil},
		{"a pronoun means whom the answer names", "where will she retire to?", "where will Odile Vance retire to?",
			[]string{"Who said the pier would reopen?"}},
		{"over two steps", "and in May?", "where will Odile Vance retire to in May?",
			[]string{"Who said the pier would reopen?", "where will she retire to?"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			reply := router.Serve(context.Background(),
				bot.Call{Command: "ask", Options: map[string]string{"question": tt.text}, Now: asked, Before: tt.before})
			if reply.Query != tt.want {
				t.Errorf("asked %q, want %q", reply.Query, tt.want)
			}
			lines := reply.Blocks[0].(bot.Asked).Lines()
			shown := slices.Contains(lines, "asking: "+tt.want)
			if wants := tt.want != tt.text; shown != wants {
				t.Errorf("lines %q, want the completed question shown: %v", lines, wants)
			}
		})
	}
}
