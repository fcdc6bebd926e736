package question_test

import (
	"testing"

	"quoth/retrieval/question"
)

func TestAsks(t *testing.T) {
	for _, s := range []string{"Who won?", "who won the cup", "what happened", "what", "hey, who won", "whats new", "In which town did it land", "To whom was it sold",
		"is the ferry running", "Did Crake resign", "will the ferry sail", "Will Tarrow resign from the council", "may the ferry sail tomorrow",
		"the bell was cast in which year", "The dam leaked. Who found out", "the ferry stopped for how many days", "tell me about Crake", "explain the levy",
		"name the ship", "list all villages", "show me the dam", "summarise the strike", "find the boat", "The dam is leaking?", "it fell into what",
		"can you help the skipper", "WHO WON THE CUP", "he was seen with who", "please tell me who won", "the ferry left when did it land"} {
		if !question.Asks(s) {
			t.Errorf("Asks(%q) = false, want true", s)
		}
	}
	for _, s := range []string{"", "?", "Orlo", "Orlo?", "ferry strike", "ferry strike?", "the Brack dam?", "Edda Thrupp", "Will Tarrow", "May Dunmore", "WHO warning on flu",
		"Doctor Who", "badger cull vote", "Crake resigns over levy", "show jumping", "name change", "help desk strike", "🙂", "hi", "https://x.example/a", "паром", "latest on the dam"} {
		if question.Asks(s) {
			t.Errorf("Asks(%q) = true, want false", s)
		}
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"https://x.example/2026/03/04/ferry-strike-ends.html?x=1":   "ferry strike ends",
		"https://x.example/2026/03/04/ferry-strike-ends/":           "ferry strike ends",
		"http://x.example/news/Edda_Thrupp_resigns#top":             "Edda Thrupp resigns",
		"<https://x.example/news/dam-leaks.php>":                    "dam leaks",
		"  https://x.example/dam%20leaks \n":                        "dam leaks",
		"www.x.example/a/night-keeper":                              "night keeper",
		"https://x.example/dam-leaks/12345":                         "dam leaks",
		"https://x.example/":                                        "",
		"https://x.example":                                         "",
		"https://x.example/12345":                                   "",
		"https://x.example/%zz-dam":                                 "zz dam",
		"https://":                                                  "",
		"see https://x.example/ferry-strike-ends":                   "",
		"ferry-strike-ends.html":                                    "",
		"":                                                          "",
		"https://x.example/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC":          "паром",
		"https://x.example/ferry.strike/live?url=https://y.example": "live",
	} {
		if got := question.Slug(text); got != want {
			t.Errorf("Slug(%q) = %q, want %q", text, got, want)
		}
	}
}
