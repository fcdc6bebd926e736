package outlet

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
)

func TestLabels(t *testing.T) {
	got := Labels([]bot.Feed{
		{Name: "Tavel Post", Labels: []string{"World", "Coast"}}, {Name: "Orlo Bell", Labels: []string{"coâst"}},
		{Name: "Tavel Post", Labels: []string{"Coast", "Sport"}}, {URL: "https://new.example", Labels: []string{"New"}},
		{Name: "Echo"},
	})
	want := []Label{
		{"World", []string{"Tavel Post"}}, {"Coast", []string{"Tavel Post", "Orlo Bell"}}, {"Sport", []string{"Tavel Post"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNamed(t *testing.T) {
	coast := []string{"Tavel Post", "Orlo Bell"}
	known := Known{
		Names:  []string{"Tavel Post", "Orlo Bell", "Évening Echo"},
		Labels: []Label{{"Coast", coast}, {"evening echo", coast}},
	}
	for typed, want := range map[string]Named{
		"tavel post":   {Name: "Tavel Post", Outlets: []string{"Tavel Post"}, IsKnown: true},
		"COAST":        {Name: "Coast", Outlets: coast, IsKnown: true, IsLabel: true},
		"Evening Echo": {Name: "Évening Echo", Outlets: []string{"Évening Echo"}, IsKnown: true, Both: true},
		"Hills":        {Name: "Hills", Outlets: []string{"Hills"}},
	} {
		if diff := cmp.Diff(want, known.Named(typed)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", typed, diff)
		}
	}
	if diff := cmp.Diff([]string{"Tavel Post", "Orlo Bell", "Évening Echo", "Coast"}, known.All()); diff != "" {
		t.Errorf("all (-want +got):\n%s", diff)
	}
	named := []Named{known.Named("coast"), known.Named("Orlo Bell"), known.Named("Hills")}
	if diff := cmp.Diff([]string{"Tavel Post", "Orlo Bell", "Hills"}, Of(named)); diff != "" {
		t.Errorf("outlets (-want +got):\n%s", diff)
	}
}
