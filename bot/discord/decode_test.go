package discord

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"quoth/bot"
)

func interaction(t testing.TB, data string) *discordgo.Interaction {
	t.Helper()
	var i discordgo.Interaction
	if err := discordgo.Unmarshal([]byte(data), &i); err != nil {
		t.Fatal(err)
	}
	return &i
}

func TestDecode(t *testing.T) {
	const member = `"guild_id":"81","member":{"user":{"id":"7"},"permissions":"32"}`
	tests := []struct {
		name, json string
		want       request
	}{
		{"a slash command", `{"type":2,` + member + `,"data":{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"Where?"},{"name":"count","type":4,"value":3}]}}`,
			request{kind: kindCommand, call: bot.Call{Command: "ask", User: "7", Server: "81", Shared: true, Access: bot.Managers, Options: map[string]string{"question": "Where?", "count": "3"}}}},
		{"an option that is called private too", `{"type":2,"data":{"name":"settings","type":1,"options":[{"name":"private","type":1,"options":[{"name":"private","type":3,"value":"yes"}]}]}}`,
			request{kind: kindCommand, call: bot.Call{Command: "settings private", Options: map[string]string{"private": "yes"}}}},
		{"in direct messages", `{"type":2,"user":{"id":"7"},"data":{"name":"help","type":1}}`,
			request{kind: kindCommand, call: bot.Call{Command: "help", User: "7", Options: map[string]string{}}}},
		{"a subcommand", `{"type":2,"data":{"name":"daily","type":1,"options":[{"name":"set","type":1,"options":[{"name":"silent","type":5,"value":true},{"name":"channel","type":7,"value":"99"}]}]}}`,
			request{kind: kindCommand, call: bot.Call{Command: "daily set", Options: map[string]string{"silent": "true", "channel": "99"}}}},
		{"autocompletion", `{"type":4,"data":{"name":"said","type":1,"options":[{"name":"about","type":3,"value":"dams"},{"name":"speaker","type":3,"value":"Plo","focused":true}]}}`,
			request{kind: kindComplete, call: bot.Call{Command: "said", Options: map[string]string{"about": "dams"}}, option: "speaker", typed: "Plo"}},
		{"an administrator", `{"type":2,"member":{"user":{"id":"7"},"permissions":"8"},"data":{"name":"x","type":1}}`,
			request{kind: kindCommand, call: bot.Call{Command: "x", User: "7", Access: bot.Managers, Options: map[string]string{}}}},
		{"a message's menu", `{"type":2,"data":{"name":"Who said this?","type":3,"target_id":"5","resolved":{"messages":{"5":{"id":"5","content":"He said “not a word of it” there."}}}}}`,
			request{kind: kindCommand, menu: true, about: "https://discord.com/channels/@me//5", call: bot.Call{Command: "whosaid", Options: map[string]string{"words": "not a word of it"}}}},
		{"a menu without its message", `{"type":2,"data":{"name":"Who said this?","type":3,"target_id":"5"}}`,
			request{kind: kindCommand, menu: true, about: "https://discord.com/channels/@me//5", call: bot.Call{Command: "whosaid", Options: map[string]string{"words": ""}}}},
		{"a button under an answer", `{"type":3,"user":{"id":"7"},"data":{"custom_id":"q1:turn:k","component_type":2},"message":{"flags":64,"interaction_metadata":{"user":{"id":"7"}}}}`,
			request{kind: kindButton, call: bot.Call{User: "7"}, pressed: pressed{button: button{"turn", "k"}, asker: "7", private: true}}},
		{"a button under an older answer", `{"type":3,"data":{"custom_id":"q1:turn:k","component_type":2},"message":{"interaction":{"user":{"id":"9"}}}}`,
			request{kind: kindButton, pressed: pressed{button: button{"turn", "k"}, asker: "9"}}},
		{"an entry of a menu", `{"type":3,"channel_id":"3","user":{"id":"7"},"data":{"custom_id":"q1:menu:-","component_type":3,"values":["q1:show:k"]},"message":{"id":"5"}}`,
			request{kind: kindButton, call: bot.Call{User: "7", Channel: "3"}, pressed: pressed{button: button{"show", "k"}, message: "5"}}},
		{"a form that comes back", `{"type":5,"user":{"id":"7"},"data":{"custom_id":"q1:ask:k","components":[{"type":1,"components":[{"type":4,"custom_id":"question","value":"and in May?"}]}]},"message":{"id":"5"}}`,
			request{kind: kindForm, typed: "and in May?", call: bot.Call{User: "7"}, pressed: pressed{button: button{"ask", "k"}, message: "5"}}},
		{"a private question", `{"type":2,"user":{"id":"7"},"data":{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"Where?"},{"name":"private","type":5,"value":true}]}}`,
			request{kind: kindCommand, wantsPrivate: true, call: bot.Call{Command: "ask", User: "7", Options: map[string]string{"question": "Where?"}}}},
		{"nothing known", `{"type":1}`, request{}},
		{"a null among the options", `{"type":2,"data":{"name":"ask","type":1,"options":[null,{"name":"a","type":3,"value":null}]}}`,
			request{kind: kindCommand, call: bot.Call{Command: "ask", Options: map[string]string{"a": ""}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := decode(interaction(t, tt.json))
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(request{}, pressed{}, button{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestQuotedIn(t *testing.T) {
	tests := []struct{ name, message, want string }{
		{"curly marks", "Brandt: “Nobody crosses before Easter” (really)", "Nobody crosses before Easter"},
		{"straight marks", `"Nobody crosses before Easter," she said`, "Nobody crosses before Easter,"},
		{"the longest of several", `"not now" or "not before Easter"`, "not before Easter"},
		{"a nickname is no quotation", `The "Iron" mayor will not budge`, `The "Iron" mayor will not budge`},
		{"guillemets", "Sie sagte «nicht vor Ostern»", "nicht vor Ostern"},
		{"no marks", " Nobody crosses before Easter ", "Nobody crosses before Easter"},
		{"a mark that is not closed", "“Nobody crosses before Easter", "“Nobody crosses before Easter"},
		{"an apostrophe", "the mayor’s plan isn’t ready", "the mayor’s plan isn’t ready"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		if got := quotedIn(tt.message); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Whatever comes, decode returns; a command has a name only where one was sent.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		`{"type":2,"data":{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"x"}]}}`,
		`{"type":2,"data":{"name":"a","type":1,"options":[{"name":"b","type":2,"options":[{"name":"c","type":1,"options":[null]}]}]}}`,
		`{"type":2,"member":null,"user":null,"data":{"type":3,"target_id":"1","resolved":{"messages":{"1":{"embeds":[null],"components":[{"type":99}]}}}}}`,
		`{"type":3,"data":{"custom_id":"q1:turn:k"},"message":{"interaction_metadata":{"user":null},"interaction":{}}}`,
		`{"type":4,"data":{"options":[{"focused":true,"value":{"a":[1]}}]}}`, `{"type":5,"data":{"components":[{"type":18}]}}`, `{"type":250}`, `[]`, `null`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var i discordgo.Interaction
		_ = discordgo.Unmarshal(data, &i) // an error leaves what discordgo hands on nevertheless
		r := decode(&i)
		if r.kind == kindCommand && r.call.Options == nil {
			t.Errorf("a command without a map of options: %s", data)
		}
		if _, err := json.Marshal(r.call.Options); err != nil || strings.Contains(r.kind.String(), "%") {
			t.Errorf("%v of %s", err, data)
		}
	})
}
