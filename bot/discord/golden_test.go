package discord

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/appcommand"
	"quoth/bot/discord/loopback"
	"quoth/bot/discord/pace"
	"quoth/bot/settings"
)

func option(name string, value any) loopback.Option { return loopback.Option{Name: name, Value: value} }

// menuMessage is somebody's message that quotes somebody.
var menuMessage = json.RawMessage(`{"id":"1000000000000000900","type":0,"channel_id":"1000000000000000011","content":"Did she say “the hardest yards are still ahead” or not?","timestamp":"2026-03-06T17:00:00.000000+00:00","author":{"id":"1000000000000000020","username":"reader20","discriminator":"0"},"mentions":[],"mention_roles":[],"attachments":[],"embeds":[],"components":[],"pinned":false,"mention_everyone":false,"tts":false}`)

// Every command, interaction in and reply out. The library is the bundled sample.
func TestGoldenReplies(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	w := connected(t, server, table(samples(t)), Options{Pace: unhurried})
	eventually(t, 5*time.Second, func() bool { return w.bot.ids.Load() != nil }) // they are in the help
	tests := []struct {
		name string
		in   loopback.Interaction
	}{
		{"ask", loopback.Slash("ask", option("question", "Why was the valley below the Brack dam evacuated?"))},
		{"ask-quote", loopback.Slash("ask", option("question", "Who said the hardest yards are still ahead?"))},
		{"ask-other-speaker", loopback.Slash("ask", option("question", "Did Macron say the hardest yards are still ahead?"))},
		{"ask-differs", loopback.Slash("ask", option("question", "Did Starmer say “Putin is ready for peace”?"))},
		{"ask-absent", loopback.Slash("ask", option("question", "Did Macron say “Putin is ready for peace”?"))},
		{"ask-silence", loopback.Slash("ask", option("question", "What does a submarine sandwich cost in Lisbon?"))},
		{"ask-topic", loopback.Slash("ask", option("question", "latest on the dam"))},
		{"ask-misspelt", loopback.Slash("ask", option("question", "What did Zelensky say about progress?"))},
		{"ask-no-answer", loopback.Slash("ask", option("question", "Which university did Aurel Pimm study at?"))},
		{"ask-unknown", loopback.Slash("ask", option("question", "How much did the iPhone 17 cost?"))},
		{"ask-day", loopback.Slash("ask", option("question", "What happened yesterday?"))},
		{"ask-greeting", loopback.Slash("ask", option("question", "hi"))},
		{"ask-nothing", loopback.Slash("ask")},
		{"ask-mistyped-day", loopback.Slash("ask", option("question", "ferry"), option("since", "soon"))},
		{"ask-direct", direct(loopback.Slash("ask", option("question", "When do the ferries sail again?")))},
		{"said", loopback.Slash("said", option("speaker", "Zusanna Plover"))},
		{"said-nobody", loopback.Slash("said", option("speaker", "Ignatius Quell"))},
		{"whosaid", loopback.Slash("whosaid", option("words", "the hardest yards are still ahead"))},
		{"whosaid-differs", loopback.Slash("whosaid", option("words", "the hardest miles are still ahead"))},
		{"whosaid-nowhere", loopback.Slash("whosaid", option("words", "the penguins of Tavel wear woollen hats"))},
		{"menu", loopback.Menu(appcommand.MenuName, menuMessage)},
		{"summary", loopback.Slash("summary", option("day", "2026-03-04"))},
		{"summary-week", loopback.Slash("summary", option("day", "2026-03-02 to 2026-03-06"))},
		{"summary-silence", loopback.Slash("summary", option("day", "2026-03-08"))},
		{"compare", loopback.Slash("compare", option("speaker", "Edda Thrupp"), option("other", "Britta Quane"), option("about", "leak"))},
		{"timeline", loopback.Slash("timeline", option("about", "the Brack dam"))},
		{"timeline-silence", loopback.Slash("timeline", option("about", "penguins"))},
		{"latest", loopback.Slash("latest", option("count", 3))},
		{"latest-of-nobody", loopback.Slash("latest", option("source", "Harbor Courier"))},
		{"sources", loopback.Slash("sources")},
		{"verify-no-receipt", loopback.Slash("verify", option("receipt", "nonsense"))},
		{"help", loopback.Slash("help")},
		{"help-ask", loopback.Slash("help", option("command", "ask"))},
		{"unknown-command", loopback.Slash("aks", option("question", "ferry"))},
		{"typing-source", loopback.Typing("ask", option("question", "ferry"), option("source", "h"))},
		{"typing-speaker", loopback.Typing("said", option("speaker", "z"))},
		{"typing-misspelt", loopback.Typing("said", option("speaker", "plvoer"))},
		{"typing-day", loopback.Typing("summary", option("day", "5 mar"))},
		{"typing-topic", loopback.Typing("said", option("speaker", "Zusanna Plover"), option("about", ""))},
		{"typing-nothing", loopback.Typing("ask", option("question", "ferry"), option("source", "zzz"))},
		{"button-stale", loopback.Press(button{verbTurn, "gone"}.String(), menuMessage)},
		{"button-of-another-version", loopback.Press("q9:turn:x", menuMessage)},
		{"button-unknown", loopback.Press("something else", menuMessage)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := w.ask(tt.in)
			checkGolden(t, tt.name, a)
			if a.Callbacks != 1 || a.Deferred {
				t.Errorf("%d first answers, deferred %t, want one at once", a.Callbacks, a.Deferred)
			}
		})
	}
	pressed := func(label string, on loopback.Answer) loopback.Answer {
		return w.ask(loopback.Press(parsed(t, on.Data).buttonID(t, label), by(loopback.UserID, on)))
	}
	first := w.ask(tests[0].in)
	for name, label := range map[string]string{
		"button-around": "Around: ", "button-next": "Next", "button-earlier": "Earlier: ", "button-sources": "Sources",
		"button-follow-up": "Follow up",
	} {
		t.Run(name, func(t *testing.T) { checkGolden(t, name, pressed(label, first)) })
	}
	t.Run("button-outlets", func(t *testing.T) {
		asked := w.ask(loopback.Slash("whosaid", option("words", "neither has lost face")))
		checkGolden(t, "button-outlets", pressed("What each left out", asked))
	})
	t.Run("verify", func(t *testing.T) {
		_, receipt, _ := strings.Cut(parsed(t, pressed("Sources", first).Data).words(), "receipt ")
		receipt, _, _ = strings.Cut(receipt, "\n")
		checkGolden(t, "verify", w.ask(loopback.Slash("verify", option("receipt", receipt))))
	})
	t.Run("follow-up", func(t *testing.T) {
		id := parsed(t, first.Data).buttonID(t, "Follow up")
		checkGolden(t, "follow-up", w.ask(loopback.Submit(id, "question", "and on Tuesday?", by(loopback.UserID, first))))
	})
	t.Run("private", func(t *testing.T) {
		w.store.set(settings.Server{Zone: "Europe/London", Private: true})
		private := w.ask(tests[0].in)
		checkGolden(t, "private", private)
		checkGolden(t, "button-share", pressed("Share", private))
	})
}

var unhurried = pace.Rates{User: pace.Rate{PerSecond: 1000, Burst: 1000}, Server: pace.Rate{PerSecond: 1000, Burst: 1000}}

func direct(i loopback.Interaction) loopback.Interaction {
	i.Direct = true
	return i
}
