package request

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/dates"
	"quoth/retrieval/spellcheck"
	"quoth/retrieval/topic"
)

// Typed and Taken list what was corrected, in order.
func TestCorrectionsInWords(t *testing.T) {
	a := Asked{Corrections: []spellcheck.Correction{
		{Typed: "Zelensky", Taken: "Zelenskyy"}, {Typed: "tik tok", Taken: "TikTok"},
	}}
	if got, want := fmt.Sprint(a.Typed(), " | ", a.Taken()), "Zelensky, tik tok | Zelenskyy, TikTok"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := (Asked{}).Typed() + (Asked{}).Taken(); got != "" {
		t.Errorf("without corrections: %q", got)
	}
}

// SetFact removes what only a topic has.
func TestSetFact(t *testing.T) {
	a := Asked{Kind: Topic, Text: "otters", Topic: "otters"}
	a.SetWindow(topic.Window{Days: 14, Articles: 4, About: 3, Sources: 2})
	a.Reasons = nil
	a.SetFact("no article has the words of the topic together")
	want := Asked{Kind: Fact, Text: "otters", Reasons: []string{"no article has the words of the topic together"}}
	if d := cmp.Diff(want, a); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// The numbers of a window that is cut are not known, and are 0.
func TestSetWindow(t *testing.T) {
	for _, isCut := range []bool{false, true} {
		var a Asked
		a.SetWindow(topic.Window{Days: 14, Articles: 4, About: 3, Sources: 2, IsCut: isCut})
		want := []int{4, 2, 14}
		if isCut {
			want = []int{0, 0, 0}
		}
		if d := cmp.Diff(want, []int{a.Articles, a.Sources, a.WindowDays}); d != "" || len(a.Reasons) != 1 {
			t.Errorf("cut %v: reasons %q, articles, sources and days: (-want +got)\n%s", isCut, a.Reasons, d)
		}
	}
}

func TestSetDays(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC) }
	a := Asked{Since: day(1), Until: day(2)}
	a.SetDays(nil)
	if a.Since != day(1) || a.Until != day(2) {
		t.Errorf("without days: %v to %v, want the days as they were", a.Since, a.Until)
	}
	a.SetDays([]dates.Days{{Since: day(3), Until: day(4)}, {Since: day(8), Until: day(9)}})
	if a.Since != day(3) || a.Until != day(9) || !a.Apart {
		t.Errorf("%v to %v, apart %v, want the 3rd to the 9th, apart", a.Since, a.Until, a.Apart)
	}
}
