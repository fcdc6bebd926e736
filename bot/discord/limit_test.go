package discord

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"quoth/bot"
)

func TestButtonsHoldToTheLimits(t *testing.T) {
	buttons := make([]discordgo.Button, 26)
	got := rows(buttons)
	if len(got) != maxRows || len(got[0].Components) != maxButtons || len(got[4].Components) != maxButtons {
		t.Errorf("%d rows, want 5 of 5 buttons", len(got))
	}
	key := strings.Repeat("k", 100)
	if got := buttonsOf([]offer{{label: "x", verb: verbTurn}}, []string{key}); len(got) != 0 {
		t.Errorf("a custom id of %d characters is sent, want at most 100", length(got[0].CustomID))
	}
	if got := buttonsOf([]offer{{label: strings.Repeat("é", 81), verb: verbTurn}},
		[]string{"k"}); length(got[0].Label) > maxLabel {
		t.Errorf("a label of %d characters, want at most 80", length(got[0].Label))
	}
	if got := buttonsOf([]offer{{label: "a", verb: verbTurn}, {label: "b", verb: verbTurn}}, []string{"k", "k"}); len(got) != 1 {
		t.Errorf("%d buttons with the same custom id, want 1", len(got))
	}
}

func TestChoicesHoldToTheLimits(t *testing.T) {
	values := []string{"", " ", strings.Repeat("é", 100), strings.Repeat("é", 101), "same", "same"}
	got := choicesOf(bot.Suggest(values))
	if want := []choice{{strings.Repeat("é", 100), strings.Repeat("é", 100)}, {"same", "same"}}; !cmp.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	long := bot.Suggestion{Label: strings.Repeat("word ", 40), Value: "short"}
	if got := choicesOf([]bot.Suggestion{long, {Value: "no label"}}); len(got) != 1 || length(got[0].Name) > 100 ||
		!strings.HasPrefix(got[0].Name, "word word") || got[0].Value != "short" {
		t.Errorf("got %v, want one choice with the label cut", got)
	}
	many := make([]string, 30)
	for i := range many {
		many[i] = fmt.Sprint(i)
	}
	if got := choicesOf(bot.Suggest(many)); len(got) != maxChoices {
		t.Errorf("%d choices, want 25", len(got))
	}
	if got := choicesOf(nil); got == nil {
		t.Error("no list, want an empty one, which Discord requires")
	}
}
