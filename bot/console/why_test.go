package console

import (
	"strings"
	"testing"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/rank"
)

// A score taken apart stands under its citation, the first three parts added and the
// others multiplied.
func TestWhyTakesAScoreApart(t *testing.T) {
	p := &page{Options: Options{Width: 80}}
	parts := rank.ScoreModel.Parts(rank.Features{Passage: 0.5, Whole: 1})
	p.why(bot.Excerpt{Result: retrieval.Result{Score: 0.7, Why: &retrieval.Why{Rank: 1.5, Parts: parts}}})
	got := strings.Split(p.String(), "\n")
	if want := "  why: confidence 0.70, rank 1.500 ="; got[0] != want {
		t.Errorf("first row %q, want %q", got[0], want)
	}
	if want := "    + 0.500  passage 0.50"; got[1] != want {
		t.Errorf("second row %q, want %q", got[1], want)
	}
	if !strings.HasPrefix(got[4], "    × ") {
		t.Errorf("fifth row %q, want a factor", got[4])
	}
}
