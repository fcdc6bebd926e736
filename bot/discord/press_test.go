package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/card"
	"quoth/bot/discord/loopback"
	"quoth/bot/settings"
)

const somebodyElse = "1000000000000000088"

func TestButtons(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	var store *memory
	var first loopback.Answer
	t.Run("before a restart", func(t *testing.T) {
		w := connected(t, server, testCommands(), Options{})
		store = w.store
		first = w.ask(loopback.Slash("paged", option("about", "otters")))
	})
	w := connected(t, server, testCommands(), Options{Store: store, Pace: unhurried})
	press := func(label, user string, on loopback.Answer) loopback.Interaction {
		in := loopback.Press(parsed(t, on.Data).buttonID(t, label), by(loopback.UserID, on))
		in.User = user
		return in
	}
	second := w.ask(press("Next", loopback.UserID, first))
	tests := []struct {
		name, want string
		in         loopback.Interaction
		callback   int
		private    bool
	}{
		{"the asker turns the page where it is, after a restart", "page 1 about otters", press("Next", loopback.UserID, first), 7, false},
		{"somebody else gets a page of their own", "page 1 about otters", press("Next", somebodyElse, first), 4, true},
		{"what surrounds an excerpt leaves the answer as it is", "done", press("Around", loopback.UserID, first), 4, true},
		{"a refusal does not replace the answer", "There is no such page", press("Next", loopback.UserID, second), 4, true},
		{"a post's help", "helping", loopback.Press(button{verbHelp, "k"}.String(), menuMessage), 4, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := w.ask(tt.in)
			words := parsed(t, a.Data).words()
			if a.Callback != tt.callback || a.Ephemeral != tt.private || !strings.Contains(words, tt.want) {
				t.Errorf("callback %d, private %t, %q; want %d, %t, %q", a.Callback, a.Ephemeral, words, tt.callback, tt.private, tt.want)
			}
		})
	}
	t.Run("neither who asked nor where is kept", func(t *testing.T) {
		for _, call := range store.calls {
			if s := string(call); strings.Contains(s, loopback.UserID) || strings.Contains(s, loopback.GuildID) {
				t.Errorf("kept: %s", s)
			}
		}
	})
}

// private returns a private answer of w's bot.
func private(t *testing.T, w *world) loopback.Answer {
	t.Helper()
	w.store.set(settings.Server{Private: true})
	a := w.ask(loopback.Slash("paged", option("about", "otters")))
	if !a.Ephemeral {
		t.Fatalf("got %+v, want a private answer", a)
	}
	return a
}

func TestShare(t *testing.T) {
	w := connected(t, loopback.ForTest(t, loopback.Options{}), testCommands(), Options{Pace: unhurried})
	first := private(t, w)
	press := loopback.Press(parsed(t, first.Data).buttonID(t, "Share"), by(loopback.UserID, first))
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	a, err := w.server.FollowedUp(ctx, w.ask(press).Interaction, 1)
	if err != nil {
		t.Fatal(err)
	}
	if a.Callback != 7 || len(a.FollowUps) != 1 {
		t.Fatalf("callback %d and %d more messages, want the button switched off and one message", a.Callback, len(a.FollowUps))
	}
	m := parsed(t, a.FollowUps[0])
	if m.Flags != 0 || !strings.Contains(m.words(), "<@"+loopback.UserID+"> shares /paged otters") || !strings.Contains(m.words(), "page 0 about otters") {
		t.Errorf("got %s, want the answer for everyone, with who asked what", a.FollowUps[0])
	}
	for _, sent := range w.server.Requests() {
		if strings.Contains(string(sent.Body), "shares") && !strings.Contains(string(sent.Body), `"allowed_mentions":{"parse":[]}`) {
			t.Errorf("it pings: %s", sent.Body)
		}
	}
	isOn := func(m sentMessage, label string) (there, on bool) {
		for _, row := range m.Components {
			for _, b := range row.Components {
				if b.Label == label {
					return true, !b.Disabled
				}
			}
		}
		return false, false
	}
	if there, _ := isOn(m, "Share"); there {
		t.Error("what everyone sees can be shared again")
	}
	if there, _ := isOn(m, "Delete"); !there {
		t.Error("what everyone sees cannot be deleted")
	}
	before := parsed(t, a.Message)
	if there, on := isOn(before, "Share"); !there || on {
		t.Error("the Share button is still on")
	}
	if there, on := isOn(before, "Next"); !there || !on || !strings.Contains(before.words(), "page 0") {
		t.Errorf("the private answer lost something: %s", a.Message)
	}
	t.Run("a second press shows nothing again", func(t *testing.T) {
		again := w.ask(press)
		if again.Callback != 4 || !again.Ephemeral || len(again.FollowUps) != 0 || !strings.Contains(string(again.Data), "shared already") {
			t.Errorf("got %+v, want a refusal", again)
		}
	})
	t.Run("a page turned stays private, and can be shared too", func(t *testing.T) {
		a := w.ask(loopback.Press(parsed(t, first.Data).buttonID(t, "Next"), by(loopback.UserID, first)))
		if a.Callback != 7 || !strings.Contains(string(a.Message), `"flags":64`) {
			t.Errorf("callback %d, message %s", a.Callback, a.Message)
		}
		next := w.ask(loopback.Press(parsed(t, a.Data).buttonID(t, "Share"), by(loopback.UserID, a)))
		if next, err = w.server.FollowedUp(ctx, next.Interaction, 1); err != nil || !strings.Contains(parsed(t, next.FollowUps[0]).words(), "page 1 about otters") {
			t.Errorf("%v: %+v, want the next page for everyone", err, next)
		}
	})
	t.Run("what cannot be shown can be shared again", func(t *testing.T) {
		w.store.calls["k"], _ = json.Marshal(savedCall{Command: "boom"})
		row := `{"components":[{"type":1,"components":[{"type":2,"style":2,"label":"Share","custom_id":"q1:share:k"}]}],`
		failing := loopback.Press(button{verbShare, "k"}.String(), json.RawMessage(row+string(menuMessage[1:])))
		for range 2 {
			a, err := w.server.FollowedUp(ctx, w.ask(failing).Interaction, 1)
			if err != nil || !strings.Contains(string(a.FollowUps[0]), "Something went wrong") || !strings.Contains(string(a.FollowUps[0]), `"flags":64`) {
				t.Errorf("%v: %+v, want that something went wrong, told to who pressed it", err, a)
			}
		}
	})
}

// What everyone has seen announced is taken back when only the caller is to read it.
func TestSlowRefusalsArePrivate(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	refused := bot.Command{Name: "refused", Description: "refused", Run: func(context.Context, bot.Call) (bot.Reply, error) {
		awaitAnnouncement(t, server)
		return bot.Reply{}, &bot.Refusal{Message: "Not so."}
	}}
	w := connected(t, server, []bot.Command{refused}, Options{Quick: 300 * time.Millisecond, Pace: unhurried})
	a := w.ask(loopback.Slash("refused"))
	if !a.Deferred || len(a.Message) > 0 || len(a.FollowUps) != 1 || !strings.Contains(string(a.FollowUps[0]), `"flags":64`) {
		t.Errorf("got %+v, want the announcement gone and a message for the caller", a)
	}
}

// A thread has the settings of its channel, unless it has its own.
func TestThreadsHaveTheSettingsOfTheirChannel(t *testing.T) {
	w := connected(t, loopback.ForTest(t, loopback.Options{}), testCommands(), Options{Pace: unhurried})
	in := loopback.Slash("paged", option("about", "otters"))
	in.Raw = map[string]any{"channel_id": "77", "channel": map[string]any{"id": "77", "type": 11, "parent_id": "5"}}
	category := in
	category.Raw = map[string]any{"channel_id": "77", "channel": map[string]any{"id": "77", "type": 0, "parent_id": "5"}}
	private := settings.Channel{Private: "yes"}
	tests := []struct {
		name string
		in   loopback.Interaction
		set  map[string]settings.Channel
		want bool
	}{
		{"its channel", in, map[string]settings.Channel{"5": private}, true},
		{"its own", in, map[string]settings.Channel{"5": private, "77": {Private: "no"}}, false},
		{"a category is no channel", category, map[string]settings.Channel{"5": private}, false},
		{"nothing", in, nil, false},
	}
	for _, tt := range tests {
		w.store.set(settings.Server{Channels: tt.set})
		if a := w.ask(tt.in); a.Ephemeral != tt.want {
			t.Errorf("%s: private %t, want %t", tt.name, a.Ephemeral, tt.want)
		}
	}
}

func TestDelete(t *testing.T) {
	server := loopback.ForTest(t, loopback.Options{})
	w := connected(t, server, testCommands(), Options{Pace: unhurried})
	tests := []struct {
		name, user  string
		permissions uint64
		deletes     bool
	}{
		{"somebody else", somebodyElse, 0, false},
		{"who manages the server", somebodyElse, loopback.ManageServer, true},
		{"who asked", loopback.UserID, 0, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answer := w.ask(loopback.Slash("paged", option("about", "otters")))
			press := loopback.Press(parsed(t, answer.Data).buttonID(t, "Delete"), by(loopback.UserID, answer))
			press.User, press.Permissions = tt.user, tt.permissions
			a := w.ask(press)
			isGone := a.Callback == 6 && len(a.Message) == 0
			if isGone != tt.deletes || !tt.deletes && !(a.Ephemeral && strings.Contains(string(a.Data), "Only the person who asked")) {
				t.Errorf("got %+v, want it deleted: %t", a, tt.deletes)
			}
		})
	}
	t.Run("in direct messages there is nothing to hide", func(t *testing.T) {
		a := w.ask(direct(loopback.Slash("paged", option("about", "otters"))))
		for _, label := range []string{"Delete", "Share"} {
			if strings.Contains(string(a.Data), `"label":"`+label+`"`) {
				t.Errorf("there is a button %s", label)
			}
		}
	})
}

func TestFollowUp(t *testing.T) {
	w := connected(t, loopback.ForTest(t, loopback.Options{}), testCommands(), Options{Pace: unhurried})
	for _, isPrivate := range []bool{false, true} {
		w.store.set(settings.Server{})
		first := w.ask(loopback.Slash("paged", option("about", "otters"), option("private", isPrivate)))
		if first.Ephemeral != isPrivate {
			t.Fatalf("private %t, want %t", first.Ephemeral, isPrivate)
		}
		id := parsed(t, first.Data).buttonID(t, "Follow up")
		form := w.ask(loopback.Press(id, by(loopback.UserID, first)))
		var shown struct {
			CustomID string `json:"custom_id"`
		}
		if json.Unmarshal(form.Data, &shown); form.Callback != 9 || shown.CustomID != id {
			t.Fatalf("callback %d, %s, want a form with the button's id", form.Callback, form.Data)
		}
		submit := loopback.Submit(id, "question", "and @everyone?", by(loopback.UserID, first))
		submit.User = somebodyElse
		a := w.ask(submit)
		if a.Callback != 4 || a.Ephemeral != isPrivate || !strings.Contains(parsed(t, a.Data).words(), `and \@everyone?, after \[otters\]`) {
			t.Errorf("callback %d, private %t: %s", a.Callback, a.Ephemeral, a.Data)
		}
	}
	for name, in := range map[string]loopback.Interaction{
		"a button that is gone": loopback.Press(button{verbAsk, "gone"}.String(), menuMessage),
		"a form that is gone":   loopback.Submit(button{verbAsk, "gone"}.String(), "question", "why?", menuMessage),
	} {
		if a := w.ask(in); a.Callback != 4 || !strings.Contains(string(a.Data), "too old") {
			t.Errorf("%s: %s", name, a.Data)
		}
	}
}

// settingHere returns what a command for managers sees of its option source.
func settingHere(t *testing.T, w *world, source string) string {
	t.Helper()
	in := loopback.Slash("setting", option("question", "q"), option("source", source))
	in.Permissions = loopback.ManageServer
	return parsed(t, w.ask(in).Data).words()
}

// The settings of a channel are for that channel, and a question can take each back.
func TestChannelSettings(t *testing.T) {
	source := saying("sourced")
	source.Articles, source.Options = true, []bot.Option{
		{Name: "question", Description: "q", Required: true}, {Name: "source", Description: "s"},
	}
	source.Run = func(_ context.Context, c bot.Call) (bot.Reply, error) {
		return bot.Reply{Blocks: []bot.Block{bot.Text{Words: "from “" + c.Options["source"] + "”"}}}, nil
	}
	setting := source
	setting.Name, setting.Access = "setting", bot.Managers
	w := connected(t, loopback.ForTest(t, loopback.Options{}), []bot.Command{source, setting}, Options{Pace: unhurried})
	here := map[string]settings.Channel{loopback.ChannelID: {Source: "Tavel Post", Private: "yes"}}
	there := map[string]settings.Channel{"5": {Source: "Tavel Post", Private: "yes"}}
	tests := []struct {
		name     string
		settings settings.Server
		source   string
		want     string
		private  bool
	}{
		{"nothing is set", settings.Server{}, "", "from “”", false},
		{"this channel", settings.Server{Channels: here}, "", "from “Tavel Post”", true},
		{"another channel", settings.Server{Channels: there}, "", "from “”", false},
		{"another outlet", settings.Server{Channels: here}, "Sorrel Echo", "from “Sorrel Echo”", true},
		{"all outlets", settings.Server{Channels: here}, "All", "from “”", true},
		{"public in a private server", settings.Server{Private: true, Channels: map[string]settings.Channel{loopback.ChannelID: {Private: "no"}}}, "", "from “”", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w.store.set(tt.settings)
			options := []loopback.Option{option("question", "why?")}
			if tt.source != "" {
				options = append(options, option("source", tt.source))
			}
			a := w.ask(loopback.Slash("sourced", options...))
			words := parsed(t, a.Data).words()
			if !strings.Contains(words, tt.want) || a.Ephemeral != tt.private {
				t.Errorf("private %t, %q; want %t, %q", a.Ephemeral, words, tt.private, tt.want)
			}
			if isShown := strings.Contains(words, "source: Tavel Post"); isShown != (tt.want == "from “Tavel Post”") {
				t.Errorf("the filter is shown: %t, in %q", isShown, words)
			}
		})
	}
	t.Run("a command that sets something reads what was typed", func(t *testing.T) {
		w.store.set(settings.Server{Channels: here})
		if got := settingHere(t, w, "all"); !strings.Contains(got, "from “all”") {
			t.Errorf("got %q", got)
		}
	})
}

func TestSlowPageTurns(t *testing.T) {
	turn := loopback.Press(button{verbTurn, "k"}.String(), by(loopback.UserID, loopback.Answer{Message: menuMessage}))
	server := loopback.ForTest(t, loopback.Options{})
	waiting := func(name string, end func() bot.Reply) bot.Command {
		return bot.Command{Name: name, Description: name, Run: func(context.Context, bot.Call) (bot.Reply, error) {
			awaitAnnouncement(t, server)
			return end(), nil
		}}
	}
	table := []bot.Command{
		waiting("slowly", func() bot.Reply { return bot.Reply{Blocks: []bot.Block{bot.Text{Words: "at last"}}} }),
		waiting("slowboom", func() bot.Reply { panic("a mistake in a handler") }),
	}
	w := connected(t, server, table, Options{Quick: time.Millisecond})
	for command, want := range map[string]string{"slowly": "at last", "slowboom": "Something went wrong"} {
		server.Forget()
		w.store.calls["k"], _ = json.Marshal(savedCall{Command: command})
		a := w.ask(turn)
		if a.Callback != 6 || !a.Deferred {
			t.Errorf("%s: callback %d, want the change announced", command, a.Callback)
		}
		if got := parsed(t, a.Data).words(); !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q", command, got, want)
		}
		if (command == "slowboom") != (len(a.FollowUps) == 1) {
			t.Errorf("%s: %d messages beside the one with the button", command, len(a.FollowUps))
		}
	}
}

func TestParseButton(t *testing.T) {
	tests := []struct {
		id   string
		want button
	}{
		{"q1:turn:abc", button{"turn", "abc"}},
		{"q1:show:a:b", button{"show", "a:b"}},
		{"q2:turn:abc", button{}},
		{"q1:turn:", button{}},
		{"q1", button{}},
		{"", button{}},
	}
	for _, tt := range tests {
		if got := parseButton(tt.id); got != tt.want {
			t.Errorf("%q: got %v, want %v", tt.id, got, tt.want)
		}
	}
}

func TestOffers(t *testing.T) {
	reply := bot.Reply{Page: 1, Actions: []bot.Action{
		{Kind: bot.Choose, Label: "Around: one", Call: bot.Call{Command: "a"}, About: 1},
		{Kind: bot.Choose, Label: "Around: three", Call: bot.Call{Command: "b"}, About: 3},
		{Label: "Back", Call: bot.Call{Command: "c"}}, {Label: "Next", Call: bot.Call{Command: "c", Page: 2}},
		{Kind: bot.Show, Label: "Sources", Call: bot.Call{Command: "d"}},
		{Kind: bot.Continue, Label: "Follow up", Call: bot.Call{Command: "e"}},
	}}
	shown := map[int]bool{1: true}
	call := bot.Call{Command: "c", Page: 1}
	tests := []struct {
		name  string
		order order
		parts int
		want  string
	}{
		{"all in one part", order{call: call}, 1, "turn Back -1,turn Next,show Around: one,show Sources,ask Follow up"},
		{"private", order{call: call, share: true}, 1, "turn Back -1,turn Next,show Around: one,show Sources,ask Follow up,share Share"},
		{"the first part", order{call: call}, 3, "turn Back -1,turn Next 1,show Around: one,show Sources,ask Follow up"},
		{"between", order{call: call, part: 1}, 3, "turn Back,turn Next 2,show Around: one,show Sources,ask Follow up"},
		{"the last part", order{call: call, part: 2}, 3, "turn Back 1,turn Next,show Around: one,show Sources,ask Follow up"},
	}
	for _, tt := range tests {
		var got []string
		for _, o := range tt.order.offers(reply, card.Drawn{Shown: shown, Parts: tt.parts}) {
			name := o.verb + " " + o.label
			if o.part != 0 {
				name += fmt.Sprintf(" %d", o.part)
			}
			got = append(got, name)
		}
		if strings.Join(got, ",") != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestPartIsNamed(t *testing.T) {
	tests := []struct {
		name    string
		above   []string
		isAsked bool
		part    string
		want    string
	}{
		{"the only one", []string{"/ask why?"}, true, "", "/ask why?"},
		{"behind the question", []string{"/ask why?", "sample"}, true, "part 1 of 2", "/ask why? · part 1 of 2/sample"},
		{"nothing was asked", []string{"sample"}, false, "part 1 of 2", "part 1 of 2/sample"},
		{"nothing is above", nil, false, "part 1 of 2", "part 1 of 2"},
	}
	for _, tt := range tests {
		if got := strings.Join(withPart(tt.above, tt.part, tt.isAsked), "/"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestRows(t *testing.T) {
	var buttons []discordgo.MessageComponent
	for range 40 {
		buttons = append(buttons, newButton("b", "id"))
	}
	last := []discordgo.MessageComponent{newButton("Delete", "last")}
	got := rows(make([]discordgo.SelectMenuOption, 40), buttons, last)
	if len(got) != maxRows || len(got[0].Components[0].(discordgo.SelectMenu).Options) != maxChoices {
		t.Fatalf("%d rows, want a menu of 25 entries and four rows of buttons", len(got))
	}
	end := got[maxRows-1].Components
	if len(end) != maxButtons || end[maxButtons-1].(discordgo.Button).Label != "Delete" {
		t.Errorf("the last row is %v, want Delete at its end", end)
	}
	if got := rows(nil, nil, nil); got != nil {
		t.Errorf("rows of nothing: %v", got)
	}
}

// A conversation that is too long to be saved loses the questions after its first.
func TestLongConversationsAreSaved(t *testing.T) {
	var before []string
	for i := range 12 {
		before = append(before, fmt.Sprintf("%d %s", i, strings.Repeat("x", 2000)))
	}
	data, err := encodeCall(bot.Call{Command: "ask", Before: before}, 0, asked)
	var s savedCall
	if err != nil || json.Unmarshal(data, &s) != nil || len(data) > maxSavedCall {
		t.Fatalf("%d bytes, %v", len(data), err)
	}
	if n := len(s.Before); n < 5 || s.Before[0] != before[0] || s.Before[n-1] != before[11] {
		t.Errorf("kept %.4q, want the first question and the last ones", s.Before)
	}
}

// awaitAnnouncement waits until an answer was announced.
func awaitAnnouncement(t *testing.T, server *loopback.Server) {
	eventually(t, 10*time.Second, func() bool { return triesAt(server, "/interactions/*/*/callback") > 0 })
}
