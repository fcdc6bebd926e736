package discord

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"
)

func text(n int) piece { return piece{text: strings.Repeat("é", n), gap: true} }

func cardOf(n int) piece {
	return piece{embed: &discordgo.MessageEmbed{Description: strings.Repeat("é", n)}, result: true}
}

func repeated(n int, p piece) []piece {
	var out []piece
	for i := range n {
		p.block = i + 1
		out = append(out, p)
	}
	return out
}

// Characters are counted, not bytes: é is one.
func TestFit(t *testing.T) {
	tests := []struct {
		name   string
		pieces []piece
		want   []int  // the lengths of the embeds' descriptions, without the note
		note   string // about what did not fit
	}{
		{"a description at its limit", []piece{cardOf(mostDescription)}, []int{4096}, ""},
		{"one past it", []piece{cardOf(mostDescription + 1)}, nil, "1 result did not fit"},
		{"ten embeds", repeated(10, cardOf(10)), []int{10, 10, 10, 10, 10, 10, 10, 10, 10, 10}, ""},
		{"eleven: the note takes the place of one", repeated(11, cardOf(10)), []int{10, 10, 10, 10, 10, 10, 10, 10, 10}, "2 results did not fit"},
		{"6,000 over all", []piece{cardOf(4000), cardOf(2000)}, []int{4000, 2000}, ""},
		{"6,001 over all", []piece{cardOf(4000), cardOf(2001)}, []int{4000}, "1 result did not fit"},
		{"texts share an embed", []piece{text(5), text(5)}, []int{5 + 2 + 5}, ""},
		{"but not past its limit", []piece{text(4000), text(95)}, []int{4000, 95}, ""},
		{"what fits nowhere hides only itself", []piece{cardOf(5000), cardOf(10)}, []int{10}, "1 result did not fit"},
		{"after one without room none is taken", []piece{cardOf(4000), cardOf(2500), cardOf(10)}, []int{4000}, "2 results did not fit"},
		{"own words have room first", []piece{cardOf(4000), cardOf(1900), text(200)}, []int{4000, 200}, "1 result did not fit"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			embeds, _ := fit(tt.pieces)
			if !within(embeds) {
				t.Errorf("they do not fit in a message")
			}
			var got []int
			note := ""
			for _, e := range embeds {
				words, n, _ := strings.Cut(e.Description, "-# ")
				if note += n; words != "" {
					got = append(got, length(strings.TrimRight(words, "\n")))
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" || !strings.HasPrefix(note, tt.note) || tt.note == "" && note != "" {
				t.Errorf("lengths (-want +got):\n%snote %q, want %q", diff, note, tt.note)
			}
		})
	}
}

func TestWithinCountsEveryText(t *testing.T) {
	tests := []struct {
		name  string
		embed discordgo.MessageEmbed
		want  bool
	}{
		{"a title at its limit", discordgo.MessageEmbed{Title: strings.Repeat("é", 256)}, true},
		{"and past it", discordgo.MessageEmbed{Title: strings.Repeat("é", 257)}, false},
		{"an author at its limit", discordgo.MessageEmbed{Author: &discordgo.MessageEmbedAuthor{Name: strings.Repeat("é", 256)}}, true},
		{"and past it", discordgo.MessageEmbed{Author: &discordgo.MessageEmbedAuthor{Name: strings.Repeat("é", 257)}}, false},
		{"a foot at its limit", discordgo.MessageEmbed{Footer: &discordgo.MessageEmbedFooter{Text: strings.Repeat("é", 2048)}}, true},
		{"and past it", discordgo.MessageEmbed{Footer: &discordgo.MessageEmbedFooter{Text: strings.Repeat("é", 2049)}}, false},
	}
	for _, tt := range tests {
		if got := within([]*discordgo.MessageEmbed{&tt.embed}); got != tt.want {
			t.Errorf("%s: got %t, want %t", tt.name, got, tt.want)
		}
	}
	whole := discordgo.MessageEmbed{
		Title: strings.Repeat("é", 256), Description: strings.Repeat("é", 3440), Author: &discordgo.MessageEmbedAuthor{Name: strings.Repeat("é", 256)},
		Footer: &discordgo.MessageEmbedFooter{Text: strings.Repeat("é", 2048)},
	}
	if !within([]*discordgo.MessageEmbed{&whole}) {
		t.Error("6,000 characters do not fit, want that they do")
	}
	if whole.Description += "é"; within([]*discordgo.MessageEmbed{&whole}) {
		t.Error("6,001 characters fit, want that they do not")
	}
}

func TestHeadingsGoWithWhatStandsUnderThem(t *testing.T) {
	heading := func(words string) piece { return piece{text: words, heads: true} }
	pieces := []piece{heading("direct"), cardOf(4000), heading("reported"), cardOf(3000), text(3)}
	embeds, _ := fit(pieces)
	var got []string
	for _, e := range embeds {
		got = append(got, fmt.Sprintf("%.8s", e.Description))
	}
	if want := []string{"direct", "éééééééé", "ééé\n-# 1"}; !cmp.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestShownAreTheBlocksThatAreThere(t *testing.T) {
	a, b := cardOf(4000), cardOf(3000)
	a.block, b.block = 1, 2
	if _, shown := fit([]piece{a, b}); !shown[1] || shown[2] {
		t.Errorf("shown %v, want only block 1", shown)
	}
}

func TestShortened(t *testing.T) {
	tests := []struct {
		name, text string
		limit      int
		want       string
	}{
		{"it fits", "Footbridge shut", 15, "Footbridge shut"},
		{"cut after a word", "Footbridge at Tavel to stay shut", 20, "Footbridge at […]"},
		{"no word ends", "Footbridgeattaveltostayshut", 12, "Footbrid […]"},
		{"escapes count", "a*b*c*d*e*f*g*h*", 16, `a\*b\*c\*d\* […]`},
	}
	for _, tt := range tests {
		got := shortened(tt.text, tt.limit, markdown)
		if got != tt.want || length(got) > tt.limit {
			t.Errorf("%s: got %q (%d characters), want %q", tt.name, got, length(got), tt.want)
		}
	}
}

func TestButtonsHoldToTheLimits(t *testing.T) {
	buttons := make([]discordgo.Button, 26)
	got := rows(buttons)
	if len(got) != mostRows || len(got[0].Components) != mostButtons || len(got[4].Components) != mostButtons {
		t.Errorf("%d rows, want 5 of 5 buttons", len(got))
	}
	key := strings.Repeat("k", 100)
	if got := buttonsOf([]offer{{label: "x", verb: verbTurn}}, []string{key}); len(got) != 0 {
		t.Errorf("a custom id of %d characters is sent, want at most 100", length(got[0].CustomID))
	}
	if got := buttonsOf([]offer{{label: strings.Repeat("é", 81), verb: verbTurn}}, []string{"k"}); length(got[0].Label) > mostLabel {
		t.Errorf("a label of %d characters, want at most 80", length(got[0].Label))
	}
	if got := buttonsOf([]offer{{label: "a", verb: verbTurn}, {label: "b", verb: verbTurn}}, []string{"k", "k"}); len(got) != 1 {
		t.Errorf("%d buttons with the same custom id, want 1", len(got))
	}
}

func TestChoicesHoldToTheLimits(t *testing.T) {
	values := []string{"", " ", strings.Repeat("é", 100), strings.Repeat("é", 101), "same", "same"}
	got := choicesOf(values)
	if want := []choice{{strings.Repeat("é", 100), strings.Repeat("é", 100)}, {"same", "same"}}; !cmp.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	many := make([]string, 30)
	for i := range many {
		many[i] = fmt.Sprint(i)
	}
	if got := choicesOf(many); len(got) != mostChoices {
		t.Errorf("%d choices, want 25", len(got))
	}
	if got := choicesOf(nil); got == nil {
		t.Error("no list, want an empty one: Discord wants to be told")
	}
}
