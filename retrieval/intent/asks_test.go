package intent_test

import (
	"testing"

	"quoth/retrieval/intent"
)

func TestAsks(t *testing.T) {
	for _, s := range []string{"Who won?", "who won the cup", "what happened", "what", "hey, who won", "whats new",
		"In which town did it land", "To whom was it sold",
		"is the ferry running", "Did Crake resign", "will the ferry sail", "Will Tarrow resign from the council",
		"may the ferry sail tomorrow",
		"the bell was cast in which year", "The dam leaked. Who found out", "the ferry stopped for how many days",
		"tell me about Crake", "explain the levy",
		"name the ship", "list all villages", "show me the dam", "summarise the strike", "find the boat",
		"The dam is leaking?", "it fell into what",
		"can you help the skipper", "WHO WON THE CUP", "he was seen with who", "please tell me who won",
		"the ferry left when did it land"} {
		if !intent.Asks(s) {
			t.Errorf("Asks(%q) = false, want true", s)
		}
	}
	for _, s := range []string{"", "?", "Orlo", "Orlo?", "ferry strike", "ferry strike?", "the Brack dam?",
		"Edda Thrupp", "Will Tarrow", "May Dunmore", "WHO warning on flu",
		"Doctor Who", "badger cull vote", "Crake resigns over levy", "show jumping", "name change",
		"help desk strike", "🙂", "hi", "https://x.example/a", "паром", "latest on the dam"} {
		if intent.Asks(s) {
			t.Errorf("Asks(%q) = true, want false", s)
		}
	}
}
