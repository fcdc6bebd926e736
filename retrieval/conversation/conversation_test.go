package conversation

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/speech"
)

// fire is an article in which two people speak.
var fire = news.New(news.Article{Key: "fire", Title: "Ferry burns off Orrholm",
	Text: "Ada Crake left the burning ferry last.\n" +
		"“That pipe was older than I am,” said Osk Brannig, who led the inquiry.\n" +
		"“I ran for the boats,” said the ship’s cook, Mirel Tove."})

func TestComplete(t *testing.T) {
	sentence := Reply{
		Articles: []*news.Article{fire}, First: fire, Sentence: prose.Span{End: len("Ada Crake left the burning ferry last.")},
	}
	said := speech.NewSaid(quote.Extract(fire)[0])
	quotation := Reply{Articles: []*news.Article{fire}, First: fire, Said: &said}
	for _, tt := range []struct {
		name   string
		before []string
		text   string
		reply  Reply // to each question
		want   Completed
	}{
		{"the first question", nil, "Who left the ferry last?", Reply{}, Completed{Text: "Who left the ferry last?"}},
		{"a question that stands alone", []string{"Who left the ferry last?"}, "Why did the mill close in Quenby?",
			sentence, Completed{Text: "Why did the mill close in Quenby?"}},
		{"a pronoun for a name in the sentence", []string{"Who left the ferry last?"}, "what did she say?",
			sentence, Completed{Text: "what did Ada Crake say?"}},
		{"the words of a quotation", []string{"What did Osk Brannig say?"}, "who said that?",
			quotation, Completed{Text: "Who said “That pipe was older than I am”?"}},
		{"the second page", []string{"What did Osk Brannig say?", "more"}, "more",
			quotation, Completed{Text: "What did Osk Brannig say?", Pages: 2}},
		{"the story of the reply", []string{"How many left the ferry?"}, "why?",
			sentence, Completed{Text: "Why was it that people left the ferry?", Story: []*news.Article{fire}}},
		{"a reply without an answer", []string{"Who left the ferry last?"}, "what did she say?",
			Reply{}, Completed{Text: "what did she say?"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := Conversation{
				Before:    tt.before,
				Reply:     func(string) Reply { return tt.reply },
				IsSpeaker: func(string) bool { return true },
			}
			got := c.Complete(tt.text)
			if d := cmp.Diff(tt.want.Text, got.Text); d != "" {
				t.Errorf("text: (-want +got)\n%s", d)
			}
			if got.Pages != tt.want.Pages || len(got.Story) != len(tt.want.Story) {
				t.Errorf("%d pages and %d articles, want %d and %d",
					got.Pages, len(got.Story), tt.want.Pages, len(tt.want.Story))
			}
		})
	}
}

// A question that stands alone is completed without a reply to the one before it.
func TestReplyIsNotNeeded(t *testing.T) {
	c := Conversation{
		Before: []string{"Who left the ferry last?"},
		Reply:  func(text string) Reply { t.Errorf("%q was asked again", text); return Reply{} },
	}
	c.Complete("Why did the mill close in Quenby?")
}
