package discord

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/discord/exchange"
)

// keyed is a store whose keys are given.
type keyed struct {
	*memory
	keys []string
}

func (k keyed) SaveCalls([][]byte) ([]string, error) { return k.keys, nil }

func TestButtonsHoldToTheLimits(t *testing.T) {
	saved := func(keys ...string) []control {
		b := &Bot{store: keyed{newMemory(), keys}}
		got, err := b.save(make([]offer, len(keys)), order{})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := saved(strings.Repeat("k", 100)); len(got) != 0 {
		t.Errorf("a custom id of %d characters is sent, want at most 100", length(got[0].id))
	}
	if got := saved("k", "k"); len(got) != 1 {
		t.Errorf("%d buttons with the same custom id, want 1", len(got))
	}
	if got := newButton(strings.Repeat("é", 81), "id"); length(got.Label) > maxLabel {
		t.Errorf("a label of %d characters, want at most 80", length(got.Label))
	}
}

func TestChoicesHoldToTheLimits(t *testing.T) {
	values := []string{"", " ", strings.Repeat("é", 100), strings.Repeat("é", 101), "same", "same"}
	got := choicesOf(bot.Suggest(values))
	if want := []exchange.Choice{{Name: strings.Repeat("é", 100), Value: strings.Repeat("é", 100)}, {Name: "same", Value: "same"}}; !cmp.Equal(got, want) {
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
