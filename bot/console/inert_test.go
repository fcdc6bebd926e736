package console_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"quoth/bot"
	"quoth/bot/console"
	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// drawn returns a reply with text as its excerpt, headline, outlet and notice.
func drawn(text string) (bot.Reply, bool) {
	// Not through news.New: what it takes out may come from another door one day.
	a := &news.Article{Key: "k", Title: text, Source: text, File: text, Text: text}
	e, err := a.Excerpt(prose.Span{Start: 0, End: len(text)})
	if err != nil {
		return bot.Reply{}, false
	}
	r := retrieval.Result{Excerpt: e, Sentence: prose.Span{Start: 0, End: len(text)}, Copies: []*news.Article{{Source: text + "2"}}}
	return bot.Reply{Blocks: []bot.Block{bot.Excerpt{Result: r}, bot.Notice{Words: text}, &bot.Refusal{Message: text, Hint: text}}}, true
}

func TestInert(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain words", "“Café” – 1–2", "“Café” – 1–2"},
		{"a colour", "a\x1b[31mred", "a␛[31mred"},
		{"a bell and a backspace", "a\a\bz", "a␇␈z"},
		{"delete", "a\x7fz", "a␡z"},
		{"a C1 introducer", "a\u009b31mz", "a‹U+009B›31mz"},
		{"a carriage return", "good\rbad", "good␍bad"},
		{"a tab", "a\tz", "a z"},
		{"an override", "a\u202egnp.exe", "a‹U+202E›gnp.exe"},
		{"an isolate", "a\u2066z\u2069", "a‹U+2066›z‹U+2069›"},
		{"a line separator", "a\u2028z", "a‹U+2028›z"},
		{"a joined emoji stays", "👩‍🚀", "👩‍🚀"},
		{"Hebrew with a mark stays", "שלום\u200f!", "שלום\u200f!"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			reply, _ := drawn(tt.text)
			if got := render(t, reply, console.Options{}); !strings.Contains(got, "▸ "+tt.want+"\n") {
				t.Errorf("no %q in:\n%q", tt.want, got)
			}
		})
	}
}

// Whatever an article holds, a terminal is sent no codes but this package's own.
func FuzzRenderIsInert(f *testing.F) {
	for _, s := range []string{"plain", "\x1b]8;;http://x\x07y", "\u009b2J", "a\u202eb\u2066c", "\r\n\t", "渡船 👩‍🚀", "\x1b[1mno\x1b[0m", "a  b"} {
		f.Add(s, 20, true)
	}
	own := regexp.MustCompile("\x1b\\[[012]m")
	f.Fuzz(func(t *testing.T, text string, width int, color bool) {
		reply, ok := drawn(strings.ToValidUTF8(text, "\uFFFD"))
		if !ok {
			t.Skip()
		}
		got := render(t, reply, console.Options{Width: width, Color: color})
		if color {
			got = own.ReplaceAllString(got, "")
		}
		for _, r := range got {
			if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) && !strings.ContainsRune("\u200e\u200f\u061c", r) {
				t.Fatalf("%U is sent to the terminal: %q", r, got)
			}
		}
	})
}

// The words stay as they are, white space and obeyed characters aside.
func FuzzRenderKeepsTheWords(f *testing.F) {
	f.Add("The ferry  sails\n\nagain on Monday.", 9)
	f.Add("渡船 渡船 https://tavelpost.example/a-very-long-address", 3)
	f.Fuzz(func(t *testing.T, text string, width int) {
		text = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Bidi_Control, r) || r == 0x2028 || r == 0x2029 {
				return -1
			}
			return r
		}, strings.ToValidUTF8(text, "\uFFFD"))
		a := &news.Article{Key: "k", Text: text}
		e, err := a.Excerpt(prose.Span{Start: 0, End: len(text)})
		if err != nil {
			t.Skip()
		}
		var words strings.Builder
		whole := bot.Excerpt{Result: retrieval.Result{Excerpt: e}} // not said to be cut, so that there are no marks
		for row := range strings.Lines(render(t, bot.Reply{Blocks: []bot.Block{whole}}, console.Options{Width: width})) {
			if printed, ok := strings.CutPrefix(row, "│ "); ok {
				words.WriteString(printed)
			}
		}
		blanks := strings.NewReplacer(" ", "", "\n", "")
		if got, want := blanks.Replace(words.String()), blanks.Replace(text); got != want {
			t.Errorf("drawn %q, want %q", got, want)
		}
	})
}
