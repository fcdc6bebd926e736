package discord

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"quoth/bot"
	"quoth/retrieval/prose"
)

// hostile are texts by which an article may try to be more than text.
var hostile = []string{
	"@everyone and @here", "<@123456789012345678> <@!1> <@&2> <#3>", "</ask:1234567890>", "<t:1700000000:R>", "<:name:123> <a:name:123> :smile:",
	"[read this](https://evil.example)", "[a](<https://evil.example>)", "https://evil.example/a_b_c*d*", "<https://evil.example>", "discord://-/settings",
	"# big", "## b", "### c", "-# tiny", "- item", "* item", "+ item", "12. item", "3) item", "> quote", ">>> all of it",
	"a\n# big\n  - item\n 1. one\n>>> rest", "**bold** __under__ *it* _it_ ***both***", "~~gone~~ ||spoiler||", "`code` ``two`` ```\nblock\n```",
	`back\slash \* \\`, `ends in a backslash\`, `¯\_(ツ)_/¯`, "snake_case_word", "\u200b# hidden\u200b", "\u200b1\u200b. x", "a\u202egnp.exe", "\u2066x\u2069", "\u2028# x",
	"<id:customize> <id:guide>", "<+15550100> <someone@tavel.example>", "||", "***", "____", "~", "(1) 10:30, 5:0", "渡船 👩‍🚀 שלום\u200f!", "",
}

// Rules of Discord's reader, from its client, in the parts that matter here: what stands at
// the start of a line, and what stands anywhere.
var (
	atLineStart = regexp.MustCompile(`^[\s\p{Cf}]*(#{1,3}\s|-#\s|[-*+]\s|\d+[.)]\s|>(>>)?\s)`)
	anywhere    = regexp.MustCompile("^(\\*|_|~~|\\|\\||`|\\[[^\\]]*\\]\\(|<(@[!&]?|#|/|t:|a?:|id:|\\+|https?:|[^>]*@)|@everyone|@here|https?://|discord://|:[A-Za-z0-9_+-]+:)")
)

// reading is what a person reads of s, which must hold nothing that is obeyed. A backslash before
// anything but a letter, a digit or white space prints the character after it.
func reading(t *testing.T, s string) string {
	t.Helper()
	var b strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		rest := string(runes[i:])
		if i == 0 || runes[i-1] == '\n' {
			if m := atLineStart.FindString(rest); m != "" {
				t.Fatalf("Discord obeys %q at the start of a line of %q", m, s)
			}
		}
		if runes[i] == '\\' && i+1 < len(runes) && !unicode.IsLetter(runes[i+1]) && !unicode.IsDigit(runes[i+1]) && !unicode.IsSpace(runes[i+1]) {
			i++
			b.WriteRune(runes[i])
			continue
		}
		if m := anywhere.FindString(rest); m != "" {
			t.Fatalf("Discord obeys %q in %q", m, s)
		}
		b.WriteRune(runes[i])
	}
	return b.String()
}

// shown is text with what is made visible.
func shown(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteString(visible(r))
	}
	return b.String()
}

func TestHostileTextIsReadAsItWasPrinted(t *testing.T) {
	for _, text := range hostile {
		if got, want := reading(t, markdown(text)), shown(text); got != want {
			t.Errorf("of %q a person reads %q, want %q", text, got, want)
		}
	}
}

func TestTheReaderOfTheTestsSeesWhatIsObeyed(t *testing.T) {
	for _, text := range []string{"@here", "# x", "a\n- x", "<t:1:R>", "[a](b)", "a_b", "https://x.example", ":smile:", "1. x"} {
		if !atLineStart.MatchString(text[strings.LastIndexByte(text, '\n')+1:]) && !matchesSomewhere(text) {
			t.Errorf("the test's reader takes %q for plain text", text)
		}
	}
}

func matchesSomewhere(s string) bool {
	for i := range s {
		if anywhere.MatchString(s[i:]) {
			return true
		}
	}
	return false
}

func TestOrdinaryNewsStaysLight(t *testing.T) {
	tests := []struct{ name, text string }{
		{"a sentence", "“Nobody crosses before Easter,” Brandt told the well-known council – twice."},
		{"numbers", "It cost 40,000 crowns (up 3%), or £1.5m."},
	}
	for _, tt := range tests {
		if got := markdown(tt.text); got != tt.text {
			t.Errorf("%s: got %q, want it unchanged", tt.name, got)
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
		if got := plain(tt.text); got != tt.want {
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
		reading(t, markdown(text))
	})
}

func TestBlockQuote(t *testing.T) {
	tests := []struct {
		name string
		p    passage
		want string
	}{
		{"the answer is bold", passage{before: "First. ", strong: "Then this.", after: " Last."}, "> First. **Then this.** Last."},
		{"two paragraphs", passage{strong: "One.", after: "\nTwo."}, "> **One.**\n> Two."},
		{"bold across a line break", passage{strong: "One.\nTwo."}, "> **One.**\n> **Two.**"},
		{"cut at both ends", passage{strong: "in the middle", cutBefore: true, cutAfter: true}, "> […] **in the middle** […]"},
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
		drawn := render(bot.Reply{Blocks: []bot.Block{bot.Text{Words: text}}}, "")
		if got, want := reading(t, drawn.embeds[0].Description), shown(text); got != want {
			t.Errorf("of %q a person reads %q, want %q", text, got, want)
		}
	}
}
