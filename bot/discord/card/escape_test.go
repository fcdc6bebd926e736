package card

import (
	"strings"
	"testing"

	"quoth/bot"
	"quoth/bot/discord/loopback"
	"quoth/retrieval/prose"
)

// hostile are texts by which an article may try to be more than text.
var hostile = loopback.Hostile()

// reading returns what a person reads of s. It fails the test where Discord obeys something in s.
func reading(t *testing.T, s string) string {
	t.Helper()
	words, err := loopback.Reading(s)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// shown returns text with the characters that are made visible.
func shown(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteString(bot.Visible(r))
	}
	return b.String()
}

func TestHostileTextIsReadAsItWasPrinted(t *testing.T) {
	for _, text := range hostile {
		if got, want := reading(t, Markdown(text)), shown(text); got != want {
			t.Errorf("of %q a person reads %q, want %q", text, got, want)
		}
	}
}

func TestOrdinaryNewsStaysLight(t *testing.T) {
	tests := []struct{ name, text string }{
		{"a sentence", "“Nobody crosses before Easter,” Brandt told the well-known council – twice."},
		{"numbers", "It cost 40,000 crowns (up 3%), or £1.5m."},
	}
	for _, tt := range tests {
		if got := Markdown(tt.text); got != tt.text {
			t.Errorf("%s: got %q, want it unchanged", tt.name, got)
		}
	}
}

// Discord unfolds an invitation in a message's text without https: before it.
func TestInvitationsDoNotUnfold(t *testing.T) {
	tests := []struct{ text, want string }{
		{"discord.gg/abc", `discord\.gg/abc`},
		{"join DISCORD.com/invite/abc", `join DISCORD\.com/invite/abc`},
		{"discordapp.com/invite/abc", `discordapp\.com/invite/abc`},
		{"www.discord.gg/abc", `www.discord\.gg/abc`},
		{"discord.discord.gg", `discord\.discord\.gg`},
		{"on Discord. Then", "on Discord. Then"},
		{"at discord.", "at discord."},
		{"tavelpost.example", "tavelpost.example"},
	}
	for _, tt := range tests {
		if got := Markdown(tt.text); got != tt.want || reading(t, got) != tt.text {
			t.Errorf("%s: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestPlain(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"marks stay", "The *Post* @everyone", "The *Post* @everyone"},
		{"one line", " a\n\tb ", "a b"},
		{"an override is shown", "a\u202eb", "a‹U+202E›b"},
		{"a control is shown", "a\x1bb", "a␛b"},
	}
	for _, tt := range tests {
		if got := Plain(tt.text); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// unquote takes off what blockQuote puts on: bars, bold marks, escapes.
func unquote(t *testing.T, s string) string {
	t.Helper()
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		words, ok := strings.CutPrefix(line, "> ")
		if !ok {
			t.Fatalf("the line %q is not in the quotation", line)
		}
		lines[i] = words
	}
	text := strings.Join(lines, "\n")
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text):
			i++
			b.WriteByte(text[i])
		case strings.HasPrefix(text[i:], "**"):
			i++
		default:
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

// Undoing the escapes gives the printed slice back, whatever it is and whichever part is bold.
func FuzzQuotationIsVerbatim(f *testing.F) {
	for i, text := range hostile {
		f.Add(text, uint(i%5), uint(i%11))
	}
	f.Fuzz(func(t *testing.T, text string, from, length uint) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		start := int(from % uint(len(text)+1))
		end := start + int(length%uint(len(text)-start+1))
		for start > 0 && start < len(text) && text[start]&0xC0 == 0x80 {
			start--
		}
		for end < len(text) && text[end]&0xC0 == 0x80 {
			end++
		}
		p := passageOf(text, prose.Span{Start: 0, End: len(text)}, prose.Span{Start: start, End: end}, false, false)
		if got, want := unquote(t, p.blockQuote()), shown(text); got != want {
			t.Errorf("undone %q, want %q", got, want)
		}
		reading(t, Markdown(text))
	})
}

func TestBlockQuote(t *testing.T) {
	tests := []struct {
		name string
		p    passage
		want string
	}{
		{"the answer is bold", passage{before: "First. ", strong: "Then this.", after: " Last."},
			"> First. **Then this.** Last."},
		{"two paragraphs", passage{strong: "One.", after: "\nTwo."}, "> **One.**\n> Two."},
		{"bold across a line break", passage{strong: "One.\nTwo."}, "> **One.**\n> **Two.**"},
		{"cut at both ends", passage{strong: "in the middle", cutBefore: true, cutAfter: true},
			"> […] **in the middle** […]"},
		{"blanks stay outside of bold", passage{before: "a", strong: " b ", after: "c"}, "> a **b** c"},
		{"stars inside", passage{strong: "*x*"}, `> **\*x\***`},
		{"nothing bold", passage{before: "a"}, "> a"},
	}
	for _, tt := range tests {
		if got := tt.p.blockQuote(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What a person wrote comes back in refusals and notices.
func TestOwnWordsAreInertToo(t *testing.T) {
	for _, text := range hostile {
		if strings.TrimSpace(text) == "" {
			continue
		}
		drawn := Draw(bot.Reply{Blocks: []bot.Block{bot.Text{Words: text}}}, Options{})
		if got, want := reading(t, drawn.Embeds[0].Description), shown(text); got != want {
			t.Errorf("of %q a person reads %q, want %q", text, got, want)
		}
	}
}
