package card

import (
	"testing"

	"quoth/bot"
)

// The name of a command can be clicked where its id is known; nothing else in it is obeyed.
func TestUsageIsDrawn(t *testing.T) {
	options := []bot.Option{{Name: "order", Description: "what comes **first**", Choices: []string{"newest", "oldest"}}}
	for _, tt := range []struct {
		name  string
		block bot.Block
		want  string
	}{
		{"with an id", bot.Usage{Name: "daily set", Line: "/daily set channel", Description: "Post a *summary*", ID: "123"},
			`</daily set:123> Post a \*summary\*`},
		{"without", bot.Usage{Name: "daily set", Line: "/daily set channel", Description: "Post"}, "**/daily set** Post"},
		{"detailed", bot.Usage{Name: "latest", Line: "/latest [order]", Description: "The newest", Options: options, Detailed: true, ID: "7"},
			"</latest:7> \\[order\\]\nThe newest\n- **order**: what comes \\*\\*first\\*\\* (newest, oldest)"},
		{"without options", bot.Usage{Name: "sources", Line: "/sources", Description: "The outlets", Detailed: true}, "**/sources**\nThe outlets"},
		{"hostile", bot.Usage{Name: "x:1> <@1>\n# y", Description: "@everyone\n# z", ID: "7> <@&8>"}, `</x1 @1 # y:78> \@everyone # z`},
		{"an id without digits", bot.Usage{Name: "a <@1>", Description: "b", ID: "x"}, `**/a \<\@1>** b`},
		{"an example", bot.Example{Command: "ask", Value: "What did **Rosa** say?\n@here", ID: "7"}, `- </ask:7> What did \*\*Rosa\*\* say? \@here`},
		{"one of no words", bot.Example{Command: "summary"}, "- **/summary**"},
	} {
		if got := description(bot.Reply{Blocks: []bot.Block{tt.block}}); got != tt.want {
			t.Errorf("%s: drawn as %q, want %q", tt.name, got, tt.want)
		}
	}
}
