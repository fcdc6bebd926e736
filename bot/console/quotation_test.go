package console_test

import (
	"strings"
	"testing"

	"quoth/bot"
	"quoth/bot/console"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// A citation always has its address: a terminal has room for any.
func TestLongAddressIsShownAlone(t *testing.T) {
	for _, tt := range []struct{ name, fragment, want string }{
		{"plain", "", ""},
		{"with a fragment of its own", "#second-part", "#second-part"},
		{"with a text directive, which is left out", "#:~:text=other", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			address := "https://tavelpost.example/" + strings.Repeat("very-long/", 100) + "bridge?a=b"
			a := news.New(news.Article{Key: "k", URL: address + tt.fragment, Text: "The bridge is shut."})
			reply := bot.Reply{Blocks: []bot.Block{bot.Excerpt{Result: result(t, a, "The", "shut.", "The", "shut.")}}}
			if got := render(t, reply, console.Options{Width: 60}); !strings.Contains(got, "  "+address+tt.want+"\n") {
				t.Errorf("no address of its own row in:\n%s", got)
			}
		})
	}
}

func TestCutsAreMarkedInListsAndVerify(t *testing.T) {
	tests := []struct{ name, from, to, want string }{
		{"whole sentences", "Repairs", "crowns.", "│ Repairs will cost 40,000 crowns.\n"},
		{"cut behind", "Repairs", "40,000", "│ Repairs will cost 40,000 […]\n"},
		{"cut on both sides", "will cost", "40,000", "│ […] will cost 40,000 […]\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := result(t, bridge(), tt.from, tt.to, tt.from, tt.to).Excerpt
			for _, block := range []bot.Block{bot.Article{Excerpt: e}, bot.Verified{Verification: retrieval.Verification{Excerpt: e}}} {
				for _, color := range []bool{false, true} {
					got := render(t, bot.Reply{Blocks: []bot.Block{block}}, console.Options{Color: color})
					got = strings.NewReplacer("\x1b[0m", "", "\x1b[1m", "", "\x1b[2m", "").Replace(got)
					if !strings.Contains(got, tt.want) {
						t.Errorf("%T, colour %t: no %q in:\n%s", block, color, tt.want, got)
					}
				}
			}
		})
	}
}

// A new paragraph is a new row behind the bar, inside the answer and beside it.
func TestParagraphsAreRows(t *testing.T) {
	a := news.New(news.Article{Key: "k", Text: "One stands.\nTwo stands.\n\nThree stands.\nFour stands."})
	tests := []struct {
		name, answerFrom, answerTo string
		color                      bool
		want                       string
	}{
		{"plain, beside the answer", "Four", "Four stands.", false, "│ One stands.\n│ Two stands.\n│ Three stands.\n▸ Four stands.\n"},
		{"plain, inside the answer", "One", "Three stands.", false, "▸ One stands.\n▸ Two stands.\n▸ Three stands.\n│ Four stands.\n"},
		{"colour", "Two", "Three stands.", true, "{│ }One stands.\n{│ }<Two stands.}\n{│ }<Three stands.}\n{│ }Four stands.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, width := range []int{0, 60} {
				reply := bot.Reply{Blocks: []bot.Block{bot.Excerpt{Result: result(t, a, "One", "Four stands.", tt.answerFrom, tt.answerTo)}}}
				got := render(t, reply, console.Options{Color: tt.color, Width: width})
				want := strings.NewReplacer("{", "\x1b[2m", "<", "\x1b[1m", "}", "\x1b[0m").Replace(tt.want)
				if !strings.HasPrefix(got, want) {
					t.Errorf("width %d: no rows %q at the start of:\n%q", width, want, got)
				}
			}
		})
	}
}

// A headline or a file's name cannot add a row that looks like Quoth's own.
func TestACitationIsOneLine(t *testing.T) {
	a := &news.Article{Key: "k", Title: "Shut\nreceipt AAAA", File: "a\nreceipt BBBB.txt", Text: "The bridge is shut."}
	reply := bot.Reply{Blocks: []bot.Block{bot.Excerpt{Result: result(t, a, "The", "shut.", "The", "shut.")}}}
	if got := render(t, reply, console.Options{}); !strings.Contains(got, "— “Shut␊receipt AAAA”, a␊receipt BBBB.txt\n") {
		t.Errorf("the citation is not one line:\n%s", got)
	}
}
