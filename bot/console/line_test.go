package console_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/console"
)

func TestParse(t *testing.T) {
	type options = map[string]string
	tests := []struct {
		line, command string
		want          options
	}{
		{"When does the ferry sail?", "ask", options{"question": "When does the ferry sail?"}},
		{"  since:yesterday is no option without a slash ", "ask", options{"question": "since:yesterday is no option without a slash"}},
		{"", "ask", options{"question": ""}},
		{"help", "help", options{}},
		{" Help ", "help", options{}},
		{"?", "help", options{}},
		{"help the ferry", "ask", options{"question": "help the ferry"}},
		{"/ask When does  the ferry sail?", "ask", options{"question": "When does the ferry sail?"}},
		{"/ask Who said “not before Easter” twice?", "ask", options{"question": "Who said “not before Easter” twice?"}},
		{`/ask "When does the ferry sail?"`, "ask", options{"question": "When does the ferry sail?"}},
		{"/ask “When does the ferry sail?”", "ask", options{"question": "When does the ferry sail?"}},
		{`/ask "Easter" or "April"?`, "ask", options{"question": `"Easter" or "April"?`}},
		{`/ask an unclosed "quotation`, "ask", options{"question": `an unclosed "quotation`}},
		{"/ask since:yesterday When does the ferry sail?", "ask", options{"since": "yesterday", "question": "When does the ferry sail?"}},
		{"/ask When does the ferry sail? since:yesterday", "ask", options{"since": "yesterday", "question": "When does the ferry sail?"}},
		{"/ask since:last week When does the ferry sail?", "ask", options{"since": "last week", "question": "When does the ferry sail?"}},
		{"/ask When does it sail? since:6 March 2024 until:the end of last week", "ask",
			options{"since": "6 March 2024", "until": "the end of last week", "question": "When does it sail?"}},
		{"/ask since:soon enough", "ask", options{"since": "soon", "question": "enough"}},
		{`/ask since:"March" 6 people`, "ask", options{"since": "March", "question": "6 people"}},
		{"/summary last Friday", "summary", options{"day": "last Friday"}},
		{"/ask question:When does it sail? source:Tavel Post until:today", "ask", options{"question": "When does it sail?", "source": "Tavel Post", "until": "today"}},
		{`/ask source:"Tavel Post" When does it sail?`, "ask", options{"source": "Tavel Post", "question": "When does it sail?"}},
		{`/ask source:"Tavel Post`, "ask", options{"source": `"Tavel Post`}},
		{"/ask Who is the source: a minister?", "ask", options{"question": "Who is the source: a minister?"}},
		{"/ask Is https://tavelpost.example/bridge right?", "ask", options{"question": "Is https://tavelpost.example/bridge right?"}},
		{"/latest source:Sorrel Valley Echo count:3", "latest", options{"source": "Sorrel Valley Echo", "count": "3"}},
		{"/LATEST SOURCE:Echo", "latest", options{"source": "Echo"}},
		{"/latest Tavel Post", "latest", options{"source": "Tavel Post"}},
		{`/latest source:"A" source:B`, "latest", options{"source": "B"}},
		{"/latest source:", "latest", options{"source": "source:"}},
		{"/sources", "sources", options{}},
		{"/sources of mine", "sources", options{"of mine": ""}},
		{"/aks source:Echo", "aks", options{}},
		{"/", "", options{}},
		{"/ ask", "", options{}},
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			got := console.Parse(tt.line, commands.Table(commands.Services{}))
			want := bot.Call{Command: tt.command, Options: tt.want}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("call (-want +got):\n%s", diff)
			}
		})
	}
}

// Every line is a call, and one without a slash is the question as it stands.
func FuzzParse(f *testing.F) {
	for _, line := range []string{"/ask since:yesterday x", `/latest source:"a`, "/latest source:“a” b", "/", "x:y", "?",
		"Help", "/ask \xff:\x00", "/ask a\tb "} {
		f.Add(line)
	}
	commands := commands.Table(commands.Services{})
	f.Fuzz(func(t *testing.T, line string) {
		got := console.Parse(line, commands)
		trimmed := strings.TrimSpace(line)
		isHelp := trimmed == "?" || strings.EqualFold(trimmed, "help")
		if !strings.HasPrefix(trimmed, "/") && !isHelp && got.Options["question"] != trimmed {
			t.Errorf("question %q, want the line", got.Options["question"])
		}
		i := slices.IndexFunc(commands, func(c bot.Command) bool { return c.Name == got.Command })
		if i < 0 {
			if len(got.Options) != 0 {
				t.Errorf("options %q of a command that is not there", got.Options)
			}
			return
		}
		for name := range got.Options {
			if _, ok := commands[i].Option(name); !ok && len(commands[i].Options) > 0 {
				t.Errorf("%s has no option %q", got.Command, name)
			}
		}
	})
}

// A value in quotation marks comes out as it went in.
func FuzzParseKeepsQuotedValues(f *testing.F) {
	f.Add("Tavel Post", "who: and why?")
	f.Fuzz(func(t *testing.T, source, question string) {
		if source == "" || strings.ContainsAny(source+question, `"`) || strings.TrimSpace(question) == "" {
			t.Skip()
		}
		got := console.Parse(`/ask source:"`+source+`" question:"`+question+`"`, commands.Table(commands.Services{})).Options
		if want := (map[string]string{"source": source, "question": question}); !cmp.Equal(want, got) {
			t.Errorf("options %q, want %q", got, want)
		}
	})
}

func TestLeaves(t *testing.T) {
	for _, line := range []string{"quit", "exit", "Quit", " EXIT ", ":q", ":q!", "bye", "bye!", "quit.", "exit()",
		"/quit", "/exit", "q"} {
		if !console.Leaves(line) {
			t.Errorf("%q does not leave", line)
		}
	}
	for _, line := range []string{"", "Who quit?", "exit poll", "quit smoking", "/", "?", "bye bye birdie",
		"thanks", "Brexit"} {
		if console.Leaves(line) {
			t.Errorf("%q leaves", line)
		}
	}
}
