package question

import (
	"slices"
	"testing"

	"quoth/retrieval/prose"
)

func TestKind(t *testing.T) {
	for _, tc := range []struct {
		text string
		want Kind
	}{
		{"Who found the leak?", Person},
		{"whose idea was the toll", Person},
		{"Which singer opened the fair?", Person},
		{"In which town did the ferry land?", Place},
		{"Where was the bell cast?", Place},
		{"What country won?", Place},
		{"What is the capital of Orlo?", Name},
		{"Which team won the cup?", Name},
		{"How many otters were counted?", Number},
		{"how much does it cost", Number},
		{"What was the price of the bell?", Number},
		{"What is the toll of the storm?", Number},
		{"What was the score?", Score},
		{"what score did they reach", Score},
		{"When does the ferry sail?", Time},
		{"On what day was it cast?", Time},
		{"Why was the lock shut?", Reason},
		{"How come the lock was shut?", Reason},
		{"What caused the flood?", Reason},
		{"What reason did she give?", Reason},
		{"Did the mayor resign?", YesNo},
		{"Is the lock open?", YesNo},
		{"What did the mayor say about the lock?", Words},
		{"What did they call the bell?", Words},
		{"What will the towns build at the lock?", Any},
		{"What does the mayor want?", Any},
		{"How did the flood begin?", Any},
		{"otters at the lock", Any},
		{"", Any},
	} {
		if got := Parse(tc.text, Known{}).Kind; got != tc.want {
			t.Errorf("kind of %q = %d, want %d", tc.text, got, tc.want)
		}
	}
}

func TestUnits(t *testing.T) {
	for _, tc := range []struct {
		text, unit string
		is         bool
	}{
		{"How many otters were counted?", "otters", true},
		{"How many of them were counted?", "otters", false},
		{"How heavy is the bell?", "tonnes", true},
		{"How heavy is the bell?", "metres", false},
		{"How long is the lock?", "metres", true},
		{"How long did the strike last?", "days", true},
		{"How long did the strike last?", "metres", false},
		{"How old is the mayor?", "years", true},
		{"Who is the mayor?", "years", false},
	} {
		var s prose.Stemmer
		if got := slices.Contains(Parse(tc.text, Known{}).Units, s.Term(tc.unit)); got != tc.is {
			t.Errorf("a number of %s answers %q: %v, want %v", tc.unit, tc.text, got, tc.is)
		}
	}
}

// Articles print another word for the measure that "how" asks for.
func TestForm(t *testing.T) {
	for text, want := range map[string]string{
		"How heavy is the bell?":     "weigh",
		"how tall is the tower":      "height",
		"The heavy bell: how heavy?": "weigh",
		"Was the rain heavy?":        "",
		"How is the heavy bell?":     "",
		"How many bells are heavy?":  "",
		"How old is the heavy bell?": "",
	} {
		got := ""
		for _, term := range Parse(text, Known{}).Terms {
			got += term.Form
		}
		if got != want {
			t.Errorf("form in %q = %q, want %q", text, got, want)
		}
	}
}
